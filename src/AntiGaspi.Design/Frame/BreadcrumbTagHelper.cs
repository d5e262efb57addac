using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>The way from the home page to this one; the last link is the page itself. Nothing is drawn without links.</summary>
/// <example><c>&lt;ag-breadcrumb label="Vous êtes ici" links="@links" /&gt;</c></example>
[HtmlTargetElement("ag-breadcrumb", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BreadcrumbTagHelper : TagHelper
{
    /// <summary>The name of this group of links.</summary>
    public string Label { get; set; } = "";

    /// <summary>From the home page to this page, at most five.</summary>
    public IReadOnlyList<PageLink> Links { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Links.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = Element.Of("ol", "fr-breadcrumb__list");
        for (var i = 0; i < Links.Count; i++)
        {
            var link = Links[i] with { Current = i == Links.Count - 1 };
            list.Holding(Element.Of("li").Holding(Element.Link("fr-breadcrumb__link", link)));
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-breadcrumb");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(list);
    }
}
