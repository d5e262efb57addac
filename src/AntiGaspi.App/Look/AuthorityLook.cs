using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Look;

/// <summary>What a logo is made of.</summary>
public enum LogoKind
{
    Svg = 1,
    Png = 2,
}

/// <summary>A logo that a page may show.</summary>
/// <param name="Content">The picture, written again by us with nothing but what draws it.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Width">How wide it is when it is <see cref="LogoHeight"/> high, in pixels.</param>
public sealed record Logo(byte[] Content, LogoKind Kind, int Width)
{
    /// <summary>How high a page shows it, in pixels.</summary>
    public const int LogoHeight = 48;

    /// <summary>The largest picture, as it is sent and as it is kept.</summary>
    public const int MaxBytes = 20_000;
}

/// <summary>A logo with the words for who does not see it, and the number by which its address is known.</summary>
public sealed record ShownLogo(Logo Picture, string Sha256, string Alt);

/// <summary>How a collectivité looks here; what is null is that of the neutral theme.</summary>
/// <param name="Tenant">The collectivité.</param>
/// <param name="Name">The name that it goes by.</param>
/// <param name="Leaf">The colour of acts and links.</param>
/// <param name="Blue">The colour of information, and of the ring around what has the focus.</param>
/// <param name="Logo">Its logo.</param>
public sealed record AuthorityLook(int Tenant, string? Name, Colour? Leaf, Colour? Blue, ShownLogo? Logo)
{
    /// <summary>The longest name and the longest words for a logo: two lines of a telephone.</summary>
    public const int MaxLetters = 75;

    /// <summary>The look of who has chosen nothing.</summary>
    public static AuthorityLook Neutral(int tenant) => new(tenant, null, null, null, null);
}
