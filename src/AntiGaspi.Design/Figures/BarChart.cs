using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AntiGaspi.Design.Figures;

/// <summary>One bar of a figure.</summary>
/// <param name="Label">What it is about, short: "nov. 2026".</param>
/// <param name="Value">Its length, from zero; null draws no bar, for a number that is not published.</param>
/// <param name="Text">The value as people read it: "1 234", "moins de 11".</param>
public sealed record Bar(string Label, decimal? Value, string Text);

/// <summary>
/// Horizontal bars from zero, each with its label and its value, as an SVG of at most 4 kB. Lengths are shares of
/// the width and heights follow the text size, so that letters keep their size on every screen.
/// </summary>
internal static class BarChart
{
    /// <summary>More bars than this are not read, and would weigh more than 4 kB.</summary>
    public const int MaxBars = 18;

    private const int BarsFrom = 32;
    private const int BarsSpan = 38;

    // Accents stay letters: five bytes each would cost a quarter of the 4 kB.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The picture; its title and description are named from the anchor of its figure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Too many bars, or one below zero.</exception>
    public static string Draw(string id, string title, string sentence, IReadOnlyList<Bar> bars)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bars.Count, MaxBars, nameof(bars));
        var longest = bars.Max(bar => bar.Value) ?? 0;
        var svg = new StringBuilder(512 + (bars.Count * 180));
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"ag-chart\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"");
        svg.Append(CultureInfo.InvariantCulture, $" width=\"100%\" height=\"{bars.Count * 2}em\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-t\">{Encoded(title)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"{id}-d\">{Encoded(sentence)}</desc>");
        for (var i = 0; i < bars.Count; i++)
        {
            Append(svg, bars[i], i, longest);
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, Bar bar, int row, decimal longest)
    {
        var value = bar.Value ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(bar));
        var width = longest == 0 ? 0 : Math.Round(value / longest * BarsSpan, 2);
        var baseline = (row * 2) + 1.35m;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{baseline}em\">{Encoded(bar.Label)}</text>");
        if (width > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{BarsFrom}%\" y=\"{(row * 2) + 0.3m}em\" width=\"{width:0.##}%\" height=\"1.4em\"/>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{BarsFrom + width:0.##}%\" dx=\".4em\" y=\"{baseline}em\">{Encoded(bar.Text)}</text>");
    }

    private static string Encoded(string text) => Encoder.Encode(text);
}
