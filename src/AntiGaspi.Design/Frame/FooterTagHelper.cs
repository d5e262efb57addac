using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>The foot of a page: the promise of the service and the legal links that exist.</summary>
/// <example><c>&lt;ag-footer site="Site" /&gt;</c></example>
[HtmlTargetElement("ag-footer", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FooterTagHelper : TagHelper
{
    /// <summary>The anchor of the footer, for the skip links.</summary>
    public const string Id = "pied";

    /// <summary>The service.</summary>
    public SiteIdentity? Site { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var container = Element.Of("div", "fr-container")
            .Holding(Element.Of("p", "fr-footer__content-desc", Site?.Promise));
        if (Site?.LegalLinks is { Count: > 0 } links)
        {
            var list = Element.Of("ul", "fr-footer__bottom-list");
            foreach (var link in links)
            {
                list.Holding(Element.Of("li", "fr-footer__bottom-item").Holding(Element.Link("fr-footer__bottom-link", link)));
            }

            container.Holding(list);
        }

        output.TagName = "footer";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-footer");
        output.Attributes.SetAttribute("id", Id);
        output.Content.SetHtmlContent(container);
    }
}
