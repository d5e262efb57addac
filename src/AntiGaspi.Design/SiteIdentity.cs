namespace AntiGaspi.Design;

/// <summary>What the frame of every page says about the service.</summary>
/// <param name="Service">The name of the service, which links to its home page.</param>
/// <param name="Authority">Who offers it, such as a département.</param>
/// <param name="Promise">One sentence at the foot of each page.</param>
/// <param name="LegalLinks">The links of the footer: only pages that exist.</param>
/// <param name="HelpPhone">The number that error pages give, if any.</param>
/// <param name="Banner">A line above every page, such as the notice of a demonstration.</param>
/// <param name="Logo">The logo of who offers the service, if any.</param>
public sealed record SiteIdentity(
    string Service,
    string Authority,
    string Promise,
    IReadOnlyList<PageLink> LegalLinks,
    string? HelpPhone = null,
    string? Banner = null,
    SiteLogo? Logo = null);

/// <summary>A logo at the head of every page.</summary>
/// <param name="Href">Where the picture is.</param>
/// <param name="Width">How wide it is shown, in pixels.</param>
/// <param name="Height">How high.</param>
/// <param name="Alt">What it says to who does not see it.</param>
public sealed record SiteLogo(string Href, int Width, int Height, string Alt);
