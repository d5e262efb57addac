using System.Net;
using System.Text.Json;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.Tests.Office;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Tests.Privacy;

/// <summary>What a family reads about itself, and who looked at what its children eat, through the front door.</summary>
public sealed class PersonalPagesTests
{
    [Fact]
    public async Task Who_looked_at_the_menu_of_a_child_is_read_by_its_family()
    {
        await using var site = await OfficeSite.StartAsync();
        using var camille = await site.AsAsync("camille");
        Assert.Contains("Personne ne l’a regardé.", (await camille.GetAsync("/famille/consultations")).Words, StringComparison.Ordinal);

        using var office = await site.AsAsync("gestion");
        Assert.Contains("Menu : menu du jour", (await office.GetAsync(OfficeSite.Card(site.Family.Lea))).Words, StringComparison.Ordinal);
        await office.GetAsync(OfficeSite.Card(site.Family.Lea));

        var page = await camille.GetAsync("/famille/consultations");
        Assert.Contains("lundi 23 novembre 2026 à 8 h 42 Léa Gestion du collège, collège Jean-Moulin", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Claude", page.Words, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.NumberAsync("select count(*) from audit where tenant = @tenant and action = 'diet.read'"));
    }

    [Fact]
    public async Task A_family_reads_everything_that_is_kept_about_it_on_a_page_and_in_a_file()
    {
        await using var site = await OfficeSite.StartAsync();
        using var camille = await site.AsAsync("camille");

        var page = await camille.GetAsync("/famille/mes-donnees");
        foreach (var words in new[] { "Vos enfants", "Léa", "Tom", "Vous, dans le fichier du collège", "Camille Martin", "Les jours de cantine de vos enfants", "Dominique", "Vos connexions ouvertes" })
        {
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        }

        var file = await camille.GetAsync("/famille/mes-donnees.json");
        Assert.Equal(("application/json", "no-store"), (file.Header("Content-Type"), file.Header("Cache-Control")));
        Assert.Contains("attachment", file.Header("Content-Disposition"), StringComparison.Ordinal);
        var tables = JsonDocument.Parse(file.Html).RootElement.GetProperty("tables").EnumerateArray().ToList();
        Assert.Equal(2, tables.Single(table => table.GetProperty("nom").GetString() == "pupil").GetProperty("lignes").GetArrayLength());
    }

    [Fact]
    public async Task The_other_guardian_is_named_and_cannot_be_reached()
    {
        await using var site = await OfficeSite.StartAsync();
        await site.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            "update guardian set email = 'secret@exemple.fr', mobile = '06 00 00 99 99', address = '9 rue du Secret' where tenant = @tenant and account_id = @dominique",
            new { dominique = Persona.All[1].AccountId }));
        using var camille = await site.AsAsync("camille");

        foreach (var address in new[] { "/famille/mes-donnees", "/famille/mes-donnees.json" })
        {
            var answer = (await camille.GetAsync(address)).Html;
            Assert.Contains("Dominique", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("secret@exemple.fr", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("06 00 00 99 99", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("rue du Secret", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/famille/mes-donnees")]
    [InlineData("/famille/mes-donnees.json")]
    [InlineData("/famille/consultations")]
    public async Task The_pages_are_for_families(string address)
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        using var stranger = site.Site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(address)).Status);
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        await office.GetAsync(OfficeSite.Card(site.Family.Lea));
        using var camille = await site.AsAsync("camille");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["/famille/mes-donnees"] = (await camille.GetAsync("/famille/mes-donnees")).Html,
            ["/famille/consultations"] = (await camille.GetAsync("/famille/consultations")).Html,
        }));
    }

    [Fact]
    public void A_page_that_reads_what_a_child_eats_says_so_and_no_other_does() => Assert.Empty(UntaggedIn(typeof(PupilModel).Assembly.GetTypes()));

    [Fact]
    public void A_page_that_reads_it_without_saying_so_is_caught() => Assert.Equal(2, UntaggedIn([typeof(ForgottenModel), typeof(BoastingModel), typeof(PupilModel)]).Count);

    [Fact]
    public async Task Every_page_that_says_so_leaves_a_trace()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var pages = typeof(PupilModel).Assembly.GetTypes().Where(IsTagged).ToList();

        // The address of each, for one pupil: a new page of the kind has its line here.
        var addresses = new Dictionary<Type, string> { [typeof(PupilModel)] = OfficeSite.Card(await site.ClassmateAsync()) };
        Assert.Equal(addresses.Keys, pages);
        foreach (var page in pages)
        {
            var before = await site.Site.NumberAsync("select count(*) from audit where tenant = @tenant and action = 'diet.read'");
            Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(addresses[page])).Status);
            Assert.Equal(before + 1, await site.Site.NumberAsync("select count(*) from audit where tenant = @tenant and action = 'diet.read'"));
        }
    }

    private static List<Type> UntaggedIn(IEnumerable<Type> types) => types.Where(type => typeof(PageModel).IsAssignableFrom(type) && Reads(type) != IsTagged(type)).ToList();

    private static bool Reads(Type page) => page.GetConstructors().Any(made => made.GetParameters().Any(parameter => parameter.ParameterType == typeof(ReadDiet)));

    private static bool IsTagged(Type page) => page.IsDefined(typeof(ReadsHealthAttribute), inherit: false);

    private sealed class ForgottenModel : PageModel
    {
        public ForgottenModel(ReadDiet diet) => Diet = diet;

        public ReadDiet Diet { get; }
    }

    [ReadsHealth]
    private sealed class BoastingModel : PageModel;
}
