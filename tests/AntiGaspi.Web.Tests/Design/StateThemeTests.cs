using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>The same pages in the look of the State, from a package of the tests' own making.</summary>
public sealed class StateThemeTests
{
    private static readonly string Theme = File.ReadAllText(Repository.PathOf("src", "AntiGaspi.Design", "wwwroot", "theme.css"));

    [Fact]
    public async Task Its_stylesheets_stand_in_place_of_ours_and_the_markup_stays()
    {
        await using var neutral = await StorySite.StartAsync();
        await using var state = await StartAsync();
        using var before = await neutral.NewVisitor().AsAsync("camille");
        using var after = await state.NewVisitor().AsAsync("camille");
        var (ours, theirs) = ((await before.GetAsync("/famille")).Html, (await after.GetAsync("/famille")).Html);

        Assert.Contains("href=\"/dsfr/1.14.4/dsfr.min.css\"", theirs, StringComparison.Ordinal);
        Assert.Contains("href=\"/dsfr/1.14.4/pieces.css\"", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("/theme.", theirs, StringComparison.Ordinal);
        Assert.Equal(Content(ours), Content(theirs));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["state"] = theirs }));
    }

    [Fact]
    public async Task Its_files_are_served_and_nothing_beside_them()
    {
        await using var site = await StartAsync();
        using var visitor = site.NewVisitor();
        foreach (var (name, type) in new[] { ("dsfr.min.css", "text/css; charset=utf-8"), ("pieces.css", "text/css; charset=utf-8"), ("fonts/Marianne-Regular.woff2", "font/woff2"), ("icons/system/arrow.svg", "image/svg+xml") })
        {
            var answer = await visitor.GetAsync("/dsfr/1.14.4/" + name);
            Assert.Equal((name, HttpStatusCode.OK, type), (name, answer.Status, answer.Header("Content-Type")));
        }

        foreach (var name in new[] { "theme.json", "dsfr.module.min.js", "../theme.json", "fonts/" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/dsfr/1.14.4/" + name)).Status);
        }
    }

    [Fact]
    public async Task Its_pictures_in_the_stylesheet_are_let_in_and_nothing_unsafe()
    {
        await using var neutral = await StorySite.StartAsync();
        await using var state = await StartAsync();
        using var before = neutral.NewVisitor();
        using var after = state.NewVisitor();
        var policy = (await after.GetAsync("/")).Header("Content-Security-Policy");

        Assert.Contains("img-src 'self' data:;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("data:", (await before.GetAsync("/")).Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_State_has_its_block_its_four_sites_and_its_licence_and_no_tint()
    {
        await using var site = await StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");
        await officer.PostAsync("/collectivite/apparence", "/collectivite/apparence", ("feuille", "#6a1b9a"));
        var page = await officer.GetAsync("/stats");

        Assert.Contains("<p class=\"fr-logo\">Ministère<br>de l’Éducation nationale</p>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/teinte/", page.Html, StringComparison.Ordinal);
        foreach (var name in new[] { "info.gouv.fr", "service-public.gouv.fr", "legifrance.gouv.fr", "data.gouv.fr" })
        {
            Assert.Contains($"title=\"{name} - nouvelle fenêtre\"", page.Html, StringComparison.Ordinal);
        }

        Assert.Contains("licence etalab-2.0", page.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["state"] = page.Html }));
    }

    [Fact]
    public async Task The_neutral_pages_have_nothing_of_the_State()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var html = (await visitor.GetAsync("/stats")).Html;
        Assert.All(new[] { "fr-logo", "info.gouv.fr", "/dsfr/" }, word => Assert.DoesNotContain(word, html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_pieces_that_the_State_does_not_know_keep_their_rules()
    {
        var sheet = PiecesSheet.Of(Theme);
        Assert.Contains(".ag-day { display: flex", sheet, StringComparison.Ordinal);
        Assert.Contains(".ag-day--cancelled { --tone: var(--leaf);", sheet, StringComparison.Ordinal);
        Assert.Contains(".ag-day > .fr-btn { padding-inline: 12px", sheet, StringComparison.Ordinal);
        Assert.Matches(@"@media \(min-width: 48em\) \{\s*\.ag-child, \.ag-sheet, \.ag-figure \{ padding: 24px \}", sheet);
        Assert.DoesNotMatch(@"(?m)^(body|html|main|\.fr-[a-z-]+) \{", sheet);
        Assert.Equal(sheet.Count(letter => letter == '{'), sheet.Count(letter => letter == '}'));
    }

    [Theory]
    [InlineData(".a { b: c }", "")]
    [InlineData(".fr-x, .ag-y { b: c }", ".ag-y { b: c }\n")]
    [InlineData("@media print { @page { margin: 1mm } .ag-y { b: c } p { d: e } }", "@media print {\n.ag-y { b: c }\n}\n")]
    [InlineData(":is(.ag-x, .fr-x):hover, p { b: c }", ":is(.ag-x, .fr-x):hover { b: c }\n")]
    [InlineData("/* .ag-x { } */", "")]
    public void Rules_are_taken_out_one_by_one(string theme, string rules) => Assert.EndsWith("}\n" + rules, PiecesSheet.Of(theme), StringComparison.Ordinal);

    private static async Task<StorySite> StartAsync()
    {
        var folder = Path.Combine(Janitor.NewFolder("state"), "theme");
        StateTheme.Install(folder, StatePackage.Read(FakePackage.Make()).Package!, ["Ministère", "de l’Éducation nationale"]);
        return await StorySite.StartAsync(configure: builder => builder.Services.AddSingleton(StateTheme.Read(folder)));
    }

    // The page without its frame, and without what is new in each form.
    private static string Content(string html) => Regex.Replace(
        html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)], "value=\"[^\"]{20,}\"", "");
}
