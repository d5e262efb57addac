using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using UglyToad.PdfPig;

namespace AntiGaspi.Web.Tests.Public;

/// <summary>Each school has a stable page to be linked from its ENT, and a poster that leads to it; neither says anything of anybody.</summary>
public sealed class DoorTests
{
    private const string Page = $"/etablissements/{DemoSchools.JeanMoulin}/prevenir";
    private const string Poster = $"/etablissements/{DemoSchools.JeanMoulin}/affiche.pdf";

    [Fact]
    public async Task It_tells_the_next_deadline_as_the_rule_gives_it_and_where_to_go()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync(Page);

        Assert.Contains("Collège Jean-Moulin, Département de démonstration", page.Words, StringComparison.Ordinal);
        Assert.Contains("Prochain repas que vous pouvez décommander : demain, mardi 24 novembre, jusqu’à aujourd’hui, 10 h 00.", page.Words, StringComparison.Ordinal);
        Assert.Contains("il est déduit de votre facture", page.Words, StringComparison.Ordinal);
        Assert.Contains("Appelez le 03 53 01 12 34", page.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/connexion?retour=/famille\"", page.Html, StringComparison.Ordinal);
        Assert.False(page.HasCookie);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["door"] = page.Html }));
    }

    [Fact]
    public async Task Once_the_deadline_is_past_it_tells_the_next_one()
    {
        await using var site = await StorySite.StartAsync();
        site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1)));
        using var visitor = site.NewVisitor();

        Assert.Contains("décommander : jeudi 26 novembre, jusqu’au mardi 24 novembre à 10 h 00.", (await visitor.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_voted_no_deduction_is_promised()
    {
        await using var site = await StorySite.StartAsync();
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync("update service_day set regulation_id = null where tenant = @tenant"));
        using var visitor = site.NewVisitor();

        Assert.DoesNotContain("déduit", (await visitor.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etablissements/0600000A/prevenir")]
    [InlineData("/etablissements/rien/prevenir")]
    [InlineData("/etablissements/rien/affiche.pdf")]
    public async Task A_school_that_nobody_runs_here_has_none(string path)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_poster_is_one_sheet_that_leads_to_the_page()
    {
        await using var site = await StorySite.StartAsync(OutsideSettings.None with { PublicUrl = new("https://cantine.exemple.fr") });
        using var http = new HttpClient { BaseAddress = site.Address, DefaultRequestHeaders = { Host = "cantine.exemple.fr" } };
        using var document = PdfDocument.Open(await http.GetByteArrayAsync(Poster, TestContext.Current.CancellationToken));

        var sheet = Assert.Single(document.GetPages());
        var words = string.Join(' ', sheet.GetWords().Select(word => word.Text));
        Assert.Contains($"Ou tapez cantine.exemple.fr{Page}", words, StringComparison.Ordinal);
        Assert.Contains("Votre enfant ne mange pas à la cantine", words, StringComparison.Ordinal);
        Assert.True(sheet.GetWords().Min(word => word.BoundingBox.Bottom) > 30, "something falls off the sheet");
    }

    [Fact]
    public async Task The_office_finds_both_beside_its_letters()
    {
        await using var site = await StorySite.StartAsync();
        using var office = await site.NewVisitor().AsAsync("gestion");
        var letters = (await office.GetAsync("/gestion/courriers")).Html;

        Assert.Contains($"href=\"{Page}\"", letters, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Poster}\"", letters, StringComparison.Ordinal);
    }
}
