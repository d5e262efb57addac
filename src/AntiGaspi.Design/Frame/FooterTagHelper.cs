using Microsoft.AspNetCore.Mvc.Rendering;
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
        var promise = Element.Of("p", "fr-footer__content-desc", Site?.Promise);
        var container = Element.Of("div", "fr-container").Holding(Site?.State is { } state ? Body(state, promise) : promise);
        container.Holding(Site?.State is null ? Links() : Element.Of("div", "fr-footer__bottom").Holding(Links()).Holding(Licence(Site.State)));
        output.TagName = "footer";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-footer");
        output.Attributes.SetAttribute("id", Id);
        output.Content.SetHtmlContent(container);
    }

    private TagBuilder? Links()
    {
        if (Site?.LegalLinks is not { Count: > 0 } links)
        {
            return null;
        }

        var list = Element.Of("ul", "fr-footer__bottom-list");
        foreach (var link in links)
        {
            list.Holding(Element.Of("li", "fr-footer__bottom-item").Holding(Element.Link("fr-footer__bottom-link", link)));
        }

        return list;
    }

    private static TagBuilder Body(StateBlock state, TagBuilder promise)
    {
        var sites = Element.Of("ul", "fr-footer__content-list");
        foreach (var site in state.Sites)
        {
            sites.Holding(Element.Of("li", "fr-footer__content-item").Holding(NewWindow("fr-footer__content-link", state, site)));
        }

        var home = Element.Of("a").With("href", "/").With("title", state.Home).Holding(StateBrand.Draw(state));
        return Element.Of("div", "fr-footer__body")
            .Holding(Element.Of("div", "fr-footer__brand fr-enlarge-link").Holding(home))
            .Holding(Element.Of("div", "fr-footer__content").Holding(promise).Holding(sites));
    }

    private static TagBuilder Licence(StateBlock state) => Element.Of("div", "fr-footer__bottom-copy")
        .Holding(Element.Of("p", text: state.Licence + " ").Holding(NewWindow("", state, state.LicenceLink)));

    private static TagBuilder NewWindow(string classes, StateBlock state, PageLink link) => Element.Link(classes, link)
        .With("title", $"{link.Text} - {state.NewWindow}").With("target", "_blank").With("rel", "noopener external");
}
