using System.Globalization;
using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>Reads the colours of a stylesheet and tells which pairs are too close (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
internal static partial class Contrast
{
    /// <summary>A colour, the ground it is read on, and the ratio that it needs.</summary>
    public sealed record Pair(string Front, string Back, double AtLeast);

    /// <summary>The colours of the n-th set of tokens of a stylesheet; each set completes the ones before it.</summary>
    public static Dictionary<string, string> Tokens(string css, int set)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in Roots().Matches(css).Take(set + 1))
        {
            foreach (Match token in Colours().Matches(root.Value))
            {
                tokens[token.Groups["name"].Value] = token.Groups["colour"].Value;
            }
        }

        return tokens;
    }

    /// <summary>The pairs that fail, with their ratio; a missing token fails too.</summary>
    public static IReadOnlyList<string> Failures(IReadOnlyDictionary<string, string> tokens, IEnumerable<Pair> pairs) =>
        [.. from pair in pairs
            let ratio = Ratio(tokens[pair.Front], tokens[pair.Back])
            where ratio < pair.AtLeast
            select $"{pair.Front} on {pair.Back}: {ratio.ToString("0.00", CultureInfo.InvariantCulture)} < {pair.AtLeast}"];

    /// <summary>From 1 (the same colour) to 21 (black on white).</summary>
    public static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        var digits = hex.TrimStart('#');
        var full = digits.Length == 3 ? string.Concat(digits.Select(d => $"{d}{d}")) : digits;
        return (0.2126 * Linear(full[..2])) + (0.7152 * Linear(full[2..4])) + (0.0722 * Linear(full[4..6]));
    }

    private static double Linear(string channel)
    {
        var value = int.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root\s*\{[^}]*\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Roots();

    [GeneratedRegex(@"--(?<name>[a-z-]+):\s*(?<colour>#[0-9a-fA-F]{3,6})\b", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Colours();
}
