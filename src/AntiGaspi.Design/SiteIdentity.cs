namespace AntiGaspi.Design;

/// <summary>What the frame of every page says about the service.</summary>
/// <param name="Service">The name of the service, which links to its home page.</param>
/// <param name="Authority">Who offers it, such as a département.</param>
/// <param name="Promise">One sentence at the foot of each page.</param>
/// <param name="LegalLinks">The links of the footer: only pages that exist.</param>
/// <param name="HelpPhone">The number that error pages give, if any.</param>
/// <param name="Banner">A line above every page, such as the notice of a demonstration.</param>
/// <param name="Logo">The logo of who offers the service, if any.</param>
/// <param name="State">What a service of the State adds; null for everybody else.</param>
public sealed record SiteIdentity(
    string Service,
    string Authority,
    string Promise,
    IReadOnlyList<PageLink> LegalLinks,
    string? HelpPhone = null,
    string? Banner = null,
    SiteLogo? Logo = null,
    StateBlock? State = null);

/// <summary>What the State's design system asks of the head and of the foot of each page.</summary>
/// <param name="Brand">The official name, a line each (<i>bloc-marque</i>).</param>
/// <param name="Home">The title of the link from the block at the foot.</param>
/// <param name="Sites">The four sites that every page names, in their order.</param>
/// <param name="NewWindow">What is said of a link that opens a window.</param>
/// <param name="Licence">The sentence about the contents, before the link to their licence.</param>
/// <param name="LicenceLink">That licence.</param>
public sealed record StateBlock(
    IReadOnlyList<string> Brand, string Home, IReadOnlyList<PageLink> Sites, string NewWindow, string Licence, PageLink LicenceLink);

/// <summary>A logo at the head of every page.</summary>
/// <param name="Href">Where the picture is.</param>
/// <param name="Width">How wide it is shown, in pixels.</param>
/// <param name="Height">How high.</param>
/// <param name="Alt">What it says to who does not see it.</param>
public sealed record SiteLogo(string Href, int Width, int Height, string Alt);
