using System.Text;
using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// The pieces that the State's design system does not know (a child, a day, a headcount…), for its pages: the <c>ag-</c> rules of our
/// own theme, in the colours of the State's. They are written once, in theme.css, and taken out of it here.
/// </summary>
public static partial class PiecesSheet
{
    // The State's names of the same colours (its documentation, “couleurs”); the neutral one where a version has not the name.
    private const string Tokens = """
        :root {
          --paper: var(--background-default-grey, #fff); --ground: var(--background-alt-grey, #f6f6f6); --hair: var(--border-default-grey, #ddd);
          --ink: var(--text-default-grey, #3a3a3a); --soft: var(--text-mention-grey, #666); --line: var(--border-plain-grey, #3a3a3a);
          --leaf: var(--text-action-high-blue-france, #000091); --leaf-tint: var(--background-action-low-blue-france, #e3e3fd);
          --amber: var(--text-default-warning, #b34000); --amber-tint: var(--background-contrast-warning, #ffe9e6);
          --red: var(--text-default-error, #ce0500); --red-tint: var(--background-contrast-error, #ffe9e9);
          --blue: var(--text-default-info, #0063cb); --blue-tint: var(--background-contrast-info, #e8edff);
        }

        """;

    /// <summary>The sheet, from the text of our theme.</summary>
    public static string Of(string theme) => Tokens + Pieces(Comment().Replace(theme, ""));

    // The rules of a sheet, or of the inside of a media query, whose selectors name a piece of ours.
    private static string Pieces(string css)
    {
        var kept = new StringBuilder();
        for (var at = 0; css.IndexOf('{', at) is var open and >= 0;)
        {
            var end = EndOf(css, open);
            var (before, inside) = (css[at..open].Trim(), css[(open + 1)..end]);
            if (before.StartsWith("@media", StringComparison.Ordinal) && Pieces(inside) is { Length: > 0 } some)
            {
                kept.Append(before).Append(" {\n").Append(some).Append("}\n");
            }
            else if (!before.StartsWith('@') && OfOurs(before) is { Length: > 0 } selectors)
            {
                kept.Append(selectors).Append(" {").Append(inside).Append("}\n");
            }

            at = end + 1;
        }

        return kept.ToString();
    }

    private static string OfOurs(string selectors) =>
        string.Join(", ", Comma().Split(selectors).Select(one => one.Trim()).Where(one => one.Contains(".ag-", StringComparison.Ordinal)));

    // The brace that closes the one at this place.
    private static int EndOf(string css, int open)
    {
        var depth = 0;
        for (var at = open; at < css.Length; at++)
        {
            depth += css[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        throw new FormatException("A brace of the theme is not closed.");
    }

    // Between two selectors, and not inside the parentheses of one.
    [GeneratedRegex(@",(?![^(]*\))", RegexOptions.None, 1000)]
    private static partial Regex Comma();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();
}
