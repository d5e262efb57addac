using AntiGaspi.Design;
using AntiGaspi.Design.Frame;
using AntiGaspi.Web.Pages.Accounting;
using AntiGaspi.Web.Pages.Authority;
using AntiGaspi.Web.Pages.Families;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.Pages.Principals;
using AntiGaspi.Web.Pages.PupilLife;

namespace AntiGaspi.Web.Tests.Design;

public sealed class FrameTests
{
    private static readonly SiteIdentity Site = new("Anti-gaspi", "Département d’essai", "Prévenez à temps.", [new("Aide", "/aide")]);

    [Fact]
    public async Task The_header_names_the_service_and_marks_the_current_page() =>
        Assert.Equal(
            """
            <header class="fr-header"><div class="fr-header__body"><div class="fr-container"><div class="fr-header__body-row"><div class="fr-header__brand"><div class="fr-header__service"><a href="/" title="Accueil – Anti-gaspi"><p class="fr-header__service-title">Anti-gaspi</p></a><p class="fr-header__service-tagline">Département d’essai</p></div></div></div></div></div><div class="fr-header__menu"><nav aria-label="Menu" class="fr-nav fr-container" id="menu"><ul class="fr-nav__list"><li class="fr-nav__item"><a aria-current="page" class="fr-nav__link" href="/famille">Repas</a></li></ul></nav></div></header>
            """,
            await Rendered.ByAsync(new HeaderTagHelper
            {
                Site = Site,
                Home = "Accueil – Anti-gaspi",
                NavigationLabel = "Menu",
                Navigation = [new("Repas", "/famille", Current: true)],
            }));

    [Fact]
    public void No_menu_has_more_links_than_are_read_at_a_glance() => Assert.All(
        [OfficePages.Menu(""), FamilyPages.Menu(""), AccountingPages.Menu(""), AuthorityPages.Menu(""), PrincipalPages.Menu(""), PupilLifePages.Menu("")],
        menu => Assert.InRange(menu.Count, 1, HeaderTagHelper.MaxLinks));

    [Fact]
    public async Task Without_menu_nor_tools_the_header_draws_neither()
    {
        var html = await Rendered.ByAsync(new HeaderTagHelper { Site = Site });
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.DoesNotContain("fr-header__tools", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_holds_the_tools_and_the_banner()
    {
        var html = await Rendered.ByAsync(new HeaderTagHelper { Site = Site with { Banner = "Démonstration" } }, "<b>Camille</b>");
        Assert.Contains("""<div class="fr-header__tools"><b>Camille</b></div>""", html, StringComparison.Ordinal);
        Assert.StartsWith("""<header class="fr-header"><div class="fr-notice"><p class="fr-container">Démonstration</p></div>""", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_holds_the_logo_in_its_own_size_before_the_name() =>
        Assert.Contains(
            """
            <div class="fr-header__brand"><div class="fr-header__brand-top"><div class="fr-header__operator"><img alt="Oise" class="fr-responsive-img" height="48" src="/logo/1" width="96" /></div></div><div class="fr-header__service">
            """,
            await Rendered.ByAsync(new HeaderTagHelper { Site = Site with { Logo = new("/logo/1", 96, 48, "Oise") } }),
            StringComparison.Ordinal);

    [Fact]
    public async Task The_footer_holds_only_the_links_it_is_given() =>
        Assert.Equal(
            """
            <footer class="fr-footer" id="pied"><div class="fr-container"><p class="fr-footer__content-desc">Prévenez à temps.</p><ul class="fr-footer__bottom-list"><li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="/aide">Aide</a></li></ul></div></footer>
            """,
            await Rendered.ByAsync(new FooterTagHelper { Site = Site }));

    [Fact]
    public async Task A_service_of_the_State_has_its_block_at_the_head_and_at_the_foot()
    {
        var site = Site with { State = new(["Ministère", "d’essai"], "Accueil", [new("data.gouv.fr", "https://data.gouv.fr")], "nouvelle fenêtre", "Contenus sous", new("licence", "/licence")) };
        Assert.Contains(
            """
            <div class="fr-header__brand fr-enlarge-link"><div class="fr-header__brand-top"><div class="fr-header__logo"><p class="fr-logo">Ministère<br>d’essai</p></div></div><div class="fr-header__service">
            """,
            await Rendered.ByAsync(new HeaderTagHelper { Site = site }),
            StringComparison.Ordinal);
        Assert.Equal(
            """
            <footer class="fr-footer" id="pied"><div class="fr-container"><div class="fr-footer__body"><div class="fr-footer__brand fr-enlarge-link"><a href="/" title="Accueil"><p class="fr-logo">Ministère<br>d’essai</p></a></div><div class="fr-footer__content"><p class="fr-footer__content-desc">Prévenez à temps.</p><ul class="fr-footer__content-list"><li class="fr-footer__content-item"><a class="fr-footer__content-link" href="https://data.gouv.fr" rel="noopener external" target="_blank" title="data.gouv.fr - nouvelle fenêtre">data.gouv.fr</a></li></ul></div></div><div class="fr-footer__bottom"><ul class="fr-footer__bottom-list"><li class="fr-footer__bottom-item"><a class="fr-footer__bottom-link" href="/aide">Aide</a></li></ul><div class="fr-footer__bottom-copy"><p>Contenus sous <a href="/licence" rel="noopener external" target="_blank" title="licence - nouvelle fenêtre">licence</a></p></div></div></div></footer>
            """,
            await Rendered.ByAsync(new FooterTagHelper { Site = site }));
    }

    [Fact]
    public async Task Skip_links_lead_to_anchors() =>
        Assert.Equal(
            """
            <div class="fr-skiplinks"><nav aria-label="Accès rapide" class="fr-container"><ul class="fr-skiplinks__list"><li><a class="fr-link" href="#contenu">Contenu</a></li></ul></nav></div>
            """,
            await Rendered.ByAsync(new SkipLinksTagHelper { Label = "Accès rapide", Links = [new("Contenu", "#contenu")] }));

    [Fact]
    public async Task The_last_link_of_a_breadcrumb_is_the_page_itself() =>
        Assert.Equal(
            """
            <nav class="fr-breadcrumb" aria-label="Vous êtes ici"><ol class="fr-breadcrumb__list"><li><a class="fr-breadcrumb__link" href="/">Accueil</a></li><li><a aria-current="page" class="fr-breadcrumb__link" href="/aide">Aide</a></li></ol></nav>
            """,
            await Rendered.ByAsync(new BreadcrumbTagHelper { Label = "Vous êtes ici", Links = [new("Accueil", "/"), new("Aide", "/aide")] }));

    [Fact]
    public async Task A_breadcrumb_without_links_draws_nothing() => Assert.Empty(await Rendered.ByAsync(new BreadcrumbTagHelper()));

    [Theory]
    [InlineData(NoticeKind.Info, "info", "status")]
    [InlineData(NoticeKind.Done, "success", "status")]
    [InlineData(NoticeKind.Warning, "warning", "alert")]
    [InlineData(NoticeKind.Error, "error", "alert")]
    public async Task A_notice_has_the_look_and_the_role_of_its_kind(NoticeKind kind, string look, string role) =>
        Assert.Equal(
            $"""<div class="fr-alert fr-alert--{look}" role="{role}" tabindex="-1"><h2 class="fr-alert__title">Fait</h2><p>Oui.</p></div>""",
            await Rendered.ByAsync(new NoticeTagHelper { Kind = kind, Title = "Fait" }, "<p>Oui.</p>"));

    [Fact]
    public async Task The_notice_that_answers_takes_the_focus() =>
        Assert.Contains(
            """tabindex="-1" autofocus>""",
            await Rendered.ByAsync(new NoticeTagHelper { Title = "Fait", Focus = true }),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_sheet_says_what_it_is_before_what_it_holds() =>
        Assert.Equal(
            """
            <article class="ag-sheet"><h1 class="ag-sheet__title">Effectif figé</h1><p class="ag-sheet__reference">Jean-Moulin · version 1</p><p>405</p></article>
            """,
            await Rendered.ByAsync(new SheetTagHelper { Title = "Effectif figé", Reference = "Jean-Moulin · version 1" }, "<p>405</p>"));

    [Fact]
    public async Task A_name_can_bring_no_markup() =>
        Assert.Contains(
            "&lt;script&gt;",
            await Rendered.ByAsync(new SheetTagHelper { Title = "<script>" }),
            StringComparison.Ordinal);
}
