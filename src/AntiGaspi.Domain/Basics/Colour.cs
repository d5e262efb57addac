using System.Globalization;

namespace AntiGaspi.Domain.Basics;

/// <summary>A colour of a screen (sRGB, eight bits a channel), and how far it stands out from another.</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
/// <remarks>Sources: WCAG 2.2, “relative luminance” and “contrast ratio”; IEC 61966-2-1 for the channels.</remarks>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    private const int LongDigits = 6;
    private const int ShortDigits = 3;

    /// <summary>The share of light that the eye gets from it: 0 for black, 1 for white.</summary>
    public double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Its six digits in lower case, without the sign before them: "14603c".</summary>
    public string Digits => string.Create(CultureInfo.InvariantCulture, $"{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>The colour that people write as "#14603c", "14603C" or "#fff"; null when it is none.</summary>
    public static Colour? Read(string? text)
    {
        var digits = (text ?? "").Trim().TrimStart('#');
        if (digits.Length == ShortDigits)
        {
            digits = string.Concat(digits.Select(digit => $"{digit}{digit}"));
        }

        return digits.Length == LongDigits && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;
    }

    /// <summary>From 1 (nothing stands out) to 21 (black on white); the same whichever of the two is the ground.</summary>
    public double ContrastWith(Colour other)
    {
        var (light, dark) = Luminance > other.Luminance ? (Luminance, other.Luminance) : (other.Luminance, Luminance);
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>A ground with a share of this colour in it, as a thin paint would give.</summary>
    /// <param name="ground">What is painted over.</param>
    /// <param name="percent">How much of this colour, from 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentage outside those bounds.</exception>
    public Colour Over(Colour ground, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return new(Mixed(Red, ground.Red, percent), Mixed(Green, ground.Green, percent), Mixed(Blue, ground.Blue, percent));
    }

    /// <summary>As a stylesheet writes it: "#14603c".</summary>
    public override string ToString() => "#" + Digits;

    /// <summary>The light of a channel, from 0 to 1.</summary>
    internal static double Linear(byte channel)
    {
        var value = channel / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    /// <summary>The channel that gives this light.</summary>
    internal static byte Channel(double light)
    {
        var value = light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(Math.Clamp(value, 0, 1) * 255);
    }

    private static byte Mixed(byte front, byte back, int percent) => (byte)Math.Round(((front * percent) + (back * (100 - percent))) / 100d);
}
