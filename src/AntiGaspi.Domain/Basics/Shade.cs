namespace AntiGaspi.Domain.Basics;

/// <summary>
/// A colour as the eye orders it: how light, and in which direction from grey. Making it lighter or darker along
/// <see cref="Lightness"/> keeps it the same colour to the eye, which the channels of a screen do not.
/// </summary>
/// <param name="Lightness">From 0 (black) to 1 (white).</param>
/// <param name="A">From green to red; 0 for grey.</param>
/// <param name="B">From blue to yellow; 0 for grey.</param>
/// <remarks>Source: Björn Ottosson, “A perceptual color space for image processing” (Oklab), 2020; also CSS Color 4, §10.</remarks>
public readonly record struct Shade(double Lightness, double A, double B)
{
    // Halvings of what remains of the colour until it can be shown: 1/4096 of it is far below one step of a channel.
    private const int Halvings = 12;

    // What a screen shows ends at 0 and 1; rounding errors of the conversion do not count.
    private const double Slack = 1e-4;

    /// <summary>How far from grey.</summary>
    public double Chroma => Math.Sqrt((A * A) + (B * B));

    /// <summary>A colour of a screen as the eye orders it.</summary>
    public static Shade Of(Colour colour)
    {
        var (r, g, b) = (Colour.Linear(colour.Red), Colour.Linear(colour.Green), Colour.Linear(colour.Blue));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return new(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>The same direction, no farther from grey than this.</summary>
    /// <param name="mostChroma">At least 0.</param>
    public Shade Calmed(double mostChroma) => Chroma <= mostChroma ? this : new(Lightness, A * mostChroma / Chroma, B * mostChroma / Chroma);

    /// <summary>This shade as a screen shows it; greyer where no screen shows it as bright.</summary>
    public Colour ToColour()
    {
        var (least, most) = (0d, 1d);
        if (IsShown(Light(1)))
        {
            least = 1;
        }

        for (var i = 0; i < Halvings && least < 1; i++)
        {
            var half = (least + most) / 2;
            (least, most) = IsShown(Light(half)) ? (half, most) : (least, half);
        }

        var (r, g, b) = Light(least);
        return new(Colour.Channel(r), Colour.Channel(g), Colour.Channel(b));
    }

    private static bool IsShown((double Red, double Green, double Blue) light) =>
        light is { Red: >= -Slack and <= 1 + Slack, Green: >= -Slack and <= 1 + Slack, Blue: >= -Slack and <= 1 + Slack };

    private (double Red, double Green, double Blue) Light(double share)
    {
        var (a, b) = (A * share, B * share);
        var l = Math.Pow(Lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(Lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(Lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        return (
            (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s),
            (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s),
            (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s));
    }
}
