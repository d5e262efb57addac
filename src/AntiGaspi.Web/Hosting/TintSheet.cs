using AntiGaspi.App.Look;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// The small stylesheet of a collectivité's colours, after that of the theme. Its address says the two colours and nothing else:
/// any node draws it without asking anything, and it is the same for everybody.
/// </summary>
public static class TintSheet
{
    public const string Pattern = "/teinte/{couleurs}.css";

    private const char Between = '-';

    // Those of theme.css, which has their whole set by hand.
    private static readonly Colour ThemeLeaf = new(0x14, 0x60, 0x3c);
    private static readonly Colour ThemeBlue = new(0x0b, 0x4f, 0x9e);

    // The logo keeps a light plate on a dark page, for which it was not drawn.
    private const string Frame = """
        .fr-header__brand { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px }
        .fr-header__operator { background: #fff; border-radius: 6px; padding: 4px } .fr-responsive-img { display: block; max-inline-size: 100%; block-size: auto }

        """;

    /// <summary>The two colours in use, to be shown where nothing was chosen.</summary>
    public static (Colour Leaf, Colour Blue) Theme => (ThemeLeaf, ThemeBlue);

    /// <summary>The colour that a dark page shows in place of one.</summary>
    public static Colour DarkOf(Colour colour) => colour == ThemeLeaf ? new(0x7f, 0xd1, 0xa2) : colour == ThemeBlue ? new(0x9c, 0xc4, 0xff) : Tint.Of(colour).Dark;

    /// <summary>The address for a look.</summary>
    public static string AddressOf(AuthorityLook look) =>
        Pattern.Replace("{couleurs}", $"{(look.Leaf ?? ThemeLeaf).Digits}{Between}{(look.Blue ?? ThemeBlue).Digits}", StringComparison.Ordinal);

    /// <summary>The stylesheet of two colours; null when they are none, cannot be read, or are written another way.</summary>
    public static string? Of(string colours)
    {
        if (colours.Split(Between) is not [var first, var second] || Colour.Read(first) is not { } leaf || Colour.Read(second) is not { } blue
            || !Tint.Passes(leaf) || !Tint.Passes(blue) || colours != leaf.Digits + Between + blue.Digits)
        {
            return null;
        }

        var (tints, hover) = (new List<(string Name, Tint Tint)>(), "");
        if (leaf != ThemeLeaf)
        {
            tints.Add(("leaf", Tint.Of(leaf)));

            // A colour that just passes must not get lighter under the pointer.
            hover = "@media (prefers-color-scheme: light) { .fr-btn:not(.fr-btn--secondary, .fr-btn--tertiary-no-outline, :disabled):hover, .fr-connect:hover { filter: none; text-decoration: underline } }\n";
        }

        if (blue != ThemeBlue)
        {
            tints.Add(("blue", Tint.Of(blue)));
        }

        return tints.Count == 0 ? Frame : Frame + Colours(tints) + hover;
    }

    // Paper has no tint: the theme prints in black.
    private static string Colours(List<(string Name, Tint Tint)> tints) =>
        $"@media screen {{ :root {{ {Tokens(tints, tint => tint.Light, tint => tint.LightWash)} }} }}\n"
        + $"@media screen and (prefers-color-scheme: dark) {{ :root {{ {Tokens(tints, tint => tint.Dark, tint => tint.DarkWash)} }} }}\n";

    private static string Tokens(List<(string Name, Tint Tint)> tints, Func<Tint, Colour> tone, Func<Tint, Colour> wash) =>
        string.Join(' ', tints.Select(one => $"--{one.Name}: {tone(one.Tint)}; --{one.Name}-tint: {wash(one.Tint)};"));
}
