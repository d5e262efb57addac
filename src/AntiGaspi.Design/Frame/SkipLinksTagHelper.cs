using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>The first links of a page, seen when the keyboard reaches them.</summary>
/// <example><c>&lt;ag-skip-links label="Accès rapide" links="@links" /&gt;</c></example>
[HtmlTargetElement("ag-skip-links", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SkipLinksTagHelper : TagHelper
{
    /// <summary>The name of this group of links.</summary>
    public string Label { get; set; } = "";

    /// <summary>Links to anchors of the page, at most four.</summary>
    public IReadOnlyList<PageLink> Links { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = Element.Of("ul", "fr-skiplinks__list");
        foreach (var link in Links)
        {
            list.Holding(Element.Of("li").Holding(Element.Link("fr-link", link)));
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-skiplinks");
        output.Content.SetHtmlContent(Element.Of("nav", "fr-container").With("aria-label", Label).Holding(list));
    }
}
