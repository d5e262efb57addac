namespace AntiGaspi.Domain.Basics;

/// <summary>The colours of a page that a chosen colour is read on, by day or by night.</summary>
/// <param name="Paper">The ground of cards and fields.</param>
/// <param name="Ground">The ground of the page.</param>
/// <param name="Ink">The text.</param>
/// <param name="Soft">The secondary text.</param>
public sealed record PageColours(Colour Paper, Colour Ground, Colour Ink, Colour Soft)
{
    /// <summary>The light page of the neutral theme.</summary>
    public static PageColours Light { get; } = new(new(0xff, 0xff, 0xff), new(0xfa, 0xf7, 0xf2), new(0x1d, 0x1b, 0x19), new(0x5a, 0x53, 0x4c));

    /// <summary>Its dark page.</summary>
    public static PageColours Dark { get; } = new(new(0x1a, 0x18, 0x16), new(0x12, 0x11, 0x10), new(0xf3, 0xef, 0xe9), new(0xc3, 0xbb, 0xb1));
}

/// <summary>
/// A colour of a collectivité (<i>teinte</i>), with all that the pages need of it: itself and a thin wash of it, by day and by
/// night. The night's is derived: nobody is asked for it.
/// </summary>
/// <param name="Light">The colour as it was chosen.</param>
/// <param name="LightWash">The ground of a message in that colour.</param>
/// <param name="Dark">The same colour on a dark page.</param>
/// <param name="DarkWash">The ground of a message there.</param>
/// <remarks>Source: WCAG 2.2, 1.4.3 (4.5 for text) and 1.4.11 (3 for what is drawn, which 4.5 includes).</remarks>
public sealed record Tint(Colour Light, Colour LightWash, Colour Dark, Colour DarkWash)
{
    /// <summary>The least contrast of a text; a tint writes links as well as it draws lines.</summary>
    public const double LeastOfText = 4.5;

    // As light and as calm as the theme's own colours are on a dark page.
    private const double DarkLightness = 0.8;
    private const double DarkChroma = 0.12;

    // As thick as the theme's own washes, and thinner until what is written on them can be read.
    private const int LightWashPercent = 10;
    private const int DarkWashPercent = 13;

    private const int Steps = 500;

    /// <summary>Whether a colour can be read on the light pages.</summary>
    public static bool Passes(Colour colour) => IsReadOn(PageColours.Light, colour);

    /// <summary>The lowest contrast that a colour has on the light pages.</summary>
    public static double LowestContrast(Colour colour) =>
        Math.Min(colour.ContrastWith(PageColours.Light.Paper), colour.ContrastWith(PageColours.Light.Ground));

    /// <summary>The colour itself when it can be read, else the lightest of its darker shades that can.</summary>
    public static Colour Nearest(Colour colour)
    {
        var shade = Shade.Of(colour);
        return Passes(colour) ? colour : FirstOf(step => shade with { Lightness = shade.Lightness * (1 - step) }, PageColours.Light);
    }

    /// <summary>All that the pages need of a colour.</summary>
    /// <exception cref="ArgumentException">A colour that cannot be read: <see cref="Passes"/> tells before.</exception>
    public static Tint Of(Colour colour)
    {
        if (!Passes(colour))
        {
            throw new ArgumentException($"{colour} cannot be read on the pages.", nameof(colour));
        }

        var shade = Shade.Of(colour).Calmed(DarkChroma);
        var dark = FirstOf(step => shade with { Lightness = DarkLightness + ((1 - DarkLightness) * step) }, PageColours.Dark);
        return new(colour, Wash(colour, PageColours.Light, LightWashPercent), dark, Wash(dark, PageColours.Dark, DarkWashPercent));
    }

    // Black ends the one row and white the other: there is always one.
    private static Colour FirstOf(Func<double, Shade> shades, PageColours sheet) => Enumerable.Range(0, Steps + 1)
        .Select(step => shades((double)step / Steps).ToColour())
        .First(colour => IsReadOn(sheet, colour));

    private static bool IsReadOn(PageColours sheet, Colour colour) =>
        colour.ContrastWith(sheet.Paper) >= LeastOfText && colour.ContrastWith(sheet.Ground) >= LeastOfText;

    // Without any paint it is the paper, on which all of them can be read.
    private static Colour Wash(Colour colour, PageColours sheet, int percent) => Enumerable.Range(0, percent + 1)
        .Select(thinner => colour.Over(sheet.Paper, percent - thinner))
        .First(wash => new[] { colour, sheet.Ink, sheet.Soft }.All(written => written.ContrastWith(wash) >= LeastOfText));
}
