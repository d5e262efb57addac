using System.Text.RegularExpressions;

namespace AntiGaspi.App.Look;

/// <summary>The part of SVG that draws a logo and does nothing else. Source: SVG 2, appendices F (elements) and G (attributes).</summary>
internal static partial class SvgWords
{
    /// <summary>The elements that are kept.</summary>
    public static readonly HashSet<string> Elements = Set(
        "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask pattern symbol use title desc text tspan");

    /// <summary>The elements that are left out with all they hold: they draw nothing.</summary>
    public static readonly HashSet<string> LeftOut = Set("metadata");

    /// <summary>The elements whose text is kept.</summary>
    public static readonly HashSet<string> Written = Set("title desc text tspan");

    /// <summary>The elements that are drawn as often as something asks for them.</summary>
    public static readonly HashSet<string> Repeated = Set("clipPath mask pattern");

    /// <summary>The attributes that are kept; any other is left out.</summary>
    public static readonly HashSet<string> Attributes = Set(
        "id x y x1 y1 x2 y2 cx cy r rx ry fx fy d dx dy points transform gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits "
        + "maskContentUnits patternUnits patternContentUnits patternTransform preserveAspectRatio viewBox width height " + Properties);

    /// <summary>The attributes that a <c>style</c> may hold.</summary>
    public static readonly HashSet<string> Styles = Set(Properties);

    private const string Properties =
        "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity "
        + "opacity clip-path clip-rule mask stop-color stop-opacity color display visibility font-family font-size font-weight font-style text-anchor letter-spacing";

    /// <summary>Whether a value leads out of the picture, or may hide that it does.</summary>
    public static bool LeadsOut(string value) => value.Contains('\\', StringComparison.Ordinal) || Outside().IsMatch(value);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex("""url\s*\(\s*["']?\s*(?!["'#\s])|image-set|src\s*\(|@import|expression\s*\(|/\*""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Outside();
}
