using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Design.Frame;

/// <summary>The head of a page: the service's name, who offers it, and the menu of the person who reads. Its content is the account's tools.</summary>
/// <example><c>&lt;ag-header site="Site" home="Accueil – Anti-gaspi" navigation-label="Menu principal" navigation="@links" /&gt;</c></example>
[HtmlTargetElement("ag-header")]
public sealed class HeaderTagHelper : TagHelper
{
    /// <summary>The anchor of the menu, for the skip links.</summary>
    public const string NavigationId = "menu";

    /// <summary>The most links of a menu.</summary>
    public const int MaxLinks = 8;

    /// <summary>The service.</summary>
    public SiteIdentity? Site { get; set; }

    /// <summary>The title of the link to the home page.</summary>
    public string Home { get; set; } = "";

    /// <summary>Where it leads.</summary>
    public string HomeAddress { get; set; } = "/";

    /// <summary>The name of the menu.</summary>
    public string NavigationLabel { get; set; } = "";

    /// <summary>The menu, at most <see cref="MaxLinks"/>; none is drawn when it is empty.</summary>
    public IReadOnlyList<PageLink> Navigation { get; set; } = [];

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tools = await output.GetChildContentAsync();
        var row = Element.Of("div", "fr-header__body-row").Holding(Brand());
        if (!tools.IsEmptyOrWhiteSpace)
        {
            row.Holding(Element.Of("div", "fr-header__tools").Holding(tools));
        }

        var container = Element.Of("div", "fr-container").Holding(row);
        output.TagName = "header";
        output.Attributes.SetAttribute("class", "fr-header");
        output.Content.SetHtmlContent(Banner()).AppendHtml(Element.Of("div", "fr-header__body").Holding(container));
        if (Navigation.Count > 0)
        {
            output.Content.AppendHtml(Menu());
        }
    }

    private TagBuilder? Banner() => Site?.Banner is null
        ? null
        : Element.Of("div", "fr-notice").Holding(Element.Of("p", "fr-container", Site.Banner));

    private TagBuilder Brand()
    {
        var link = Element.Of("a").With("href", HomeAddress).With("title", Home)
            .Holding(Element.Of("p", "fr-header__service-title", Site?.Service));
        var service = Element.Of("div", "fr-header__service").Holding(link)
            .Holding(Element.Of("p", "fr-header__service-tagline", Site?.Authority));
        return Element.Of("div", Site?.State is null ? "fr-header__brand" : "fr-header__brand fr-enlarge-link").Holding(BrandTop()).Holding(service);
    }

    private TagBuilder? BrandTop() => Site is null or { Logo: null, State: null }
        ? null
        : Element.Of("div", "fr-header__brand-top")
            .Holding(Site.State is { } state ? Element.Of("div", "fr-header__logo").Holding(StateBrand.Draw(state)) : null)
            .Holding(Logo());

    private TagBuilder? Logo()
    {
        if (Site?.Logo is not { } logo)
        {
            return null;
        }

        // The size is told beforehand, so that nothing moves when the picture comes.
        var picture = Element.Void("img", "fr-responsive-img").With("src", logo.Href).With("alt", logo.Alt)
            .With("width", logo.Width.ToString(CultureInfo.InvariantCulture)).With("height", logo.Height.ToString(CultureInfo.InvariantCulture));
        return Element.Of("div", "fr-header__operator").Holding(picture);
    }

    private TagBuilder Menu()
    {
        var list = Element.Of("ul", "fr-nav__list");
        foreach (var link in Navigation)
        {
            list.Holding(Element.Of("li", "fr-nav__item").Holding(Element.Link("fr-nav__link", link)));
        }

        var nav = Element.Of("nav", "fr-nav fr-container").With("id", NavigationId).With("aria-label", NavigationLabel);
        return Element.Of("div", "fr-header__menu").Holding(nav.Holding(list));
    }
}
