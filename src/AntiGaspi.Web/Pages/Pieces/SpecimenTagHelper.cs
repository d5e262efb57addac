using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using AntiGaspi.App.French;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Web.Pages.Pieces;

/// <summary>One state of a piece: what it looks like, what it costs, which classes it writes, and its markup.</summary>
/// <example><c>&lt;specimen of="ag-button" state="principal"&gt;&lt;button ag-button="Primary"&gt;Décommander&lt;/button&gt;&lt;/specimen&gt;</c></example>
[HtmlTargetElement("specimen")]
public sealed partial class SpecimenTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>The tag of the piece.</summary>
    public string Of { get; set; } = "";

    /// <summary>The state, in words.</summary>
    public string State { get; set; } = "";

    /// <summary>Whether it is drawn here; a piece that a page has once (its head, its foot) is only told.</summary>
    public bool Drawn { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var html = (await output.GetChildContentAsync()).GetContent(encoder).Trim();
        output.TagName = null;
        output.Content.SetHtmlContent(Holding("h3", Formats.Capital(State)));
        if (Drawn)
        {
            // One element of a page may take the focus when it opens, and this page has several that would.
            output.Content.AppendHtml("<div>").AppendHtml(html.Replace(" autofocus", "", StringComparison.Ordinal)).AppendHtml("</div>");
        }

        var markup = new TagBuilder("details");
        markup.InnerHtml.AppendHtml(Holding("summary", $"HTML de {Of}, {State}"));
        var code = new TagBuilder("p");
        code.InnerHtml.AppendHtml(Holding("code", html));
        markup.InnerHtml.AppendHtml(code);
        var cost = Holding("p", Cost(html));
        cost.AddCssClass("fr-text--sm");
        output.Content.AppendHtml(cost).AppendHtml(markup);
    }

    /// <summary>The elements of a markup.</summary>
    public static int Elements(string html) => Element().Count(html);

    /// <summary>The classes of a markup, each once.</summary>
    public static IReadOnlyList<string> Classes(string html) => Class().Matches(html)
        .SelectMany(match => match.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();

    private static string Cost(string html)
    {
        var elements = Formats.Count(Elements(html), "élément", "éléments");
        return Classes(html) is { Count: > 0 } classes ? $"{elements}\u00A0: {string.Join(", ", classes)}" : elements;
    }

    private static TagBuilder Holding(string name, string text)
    {
        var element = new TagBuilder(name);
        element.InnerHtml.Append(text);
        return element;
    }

    [GeneratedRegex("<[a-zA-Z]", RegexOptions.None, 1000)]
    private static partial Regex Element();

    [GeneratedRegex("(?<= )class=\"(?<names>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();
}
