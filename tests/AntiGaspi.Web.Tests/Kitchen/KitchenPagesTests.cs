using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Kitchen;

/// <summary>The kitchen's pages through HTTP, against counts of the tables that share nothing with them.</summary>
public sealed class KitchenPagesTests
{
    private const string Tuesday = "2026-11-24";

    // The half-boarders of Jean-Moulin whose plan covers a Tuesday and who did not cancel, packed meals apart, and the adults.
    private const string MealsOfTuesday = """
        select (select count(*) from meal_plan m join pupil p using (tenant, pupil_id) join place l using (tenant, place_id)
            where l.name like '%Jean-Moulin' and (m.weekdays & 2) > 0 and m.menu_option <> 'panier' and coalesce(p.exit_day, '9999') >= '2026-11-24'
            and not exists (select 1 from cancellation c where c.pupil_id = m.pupil_id and c.day = '2026-11-24' and c.restored_at is null))
          + (select sum(covers) from extra_cover x join place l using (tenant, place_id) where l.name like '%Jean-Moulin')
        """;

    [Theory]
    [InlineData("chef", HttpStatusCode.OK)]
    [InlineData("gestion", HttpStatusCode.OK)]
    [InlineData("principal", HttpStatusCode.OK)]
    [InlineData("vie-scolaire", HttpStatusCode.OK)]
    [InlineData("camille", HttpStatusCode.NotFound)]
    [InlineData("comptable", HttpStatusCode.NotFound)]
    [InlineData("departement", HttpStatusCode.NotFound)]
    [InlineData("exploitation", HttpStatusCode.NotFound)]
    public async Task The_people_of_a_school_see_its_numbers_and_nobody_else_does(string persona, HttpStatusCode expected)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = await site.NewVisitor().AsAsync(persona);

        foreach (var page in new[] { "/cuisine", "/cuisine/semaines", $"/cuisine/effectif/{Tuesday}", $"/cuisine/feuille/{Tuesday}" })
        {
            Assert.Equal(expected, (await visitor.GetAsync(page)).Status);
        }
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_door()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var answer = await visitor.GetAsync("/cuisine");
        Assert.Equal((HttpStatusCode.Redirect, true), (answer.Status, answer.Location!.Contains("/connexion", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/cuisine?lieu=00000000-0000-0000-0000-000000000000")]
    [InlineData("/cuisine?lieu=x")]
    [InlineData("/cuisine/effectif/2026-11-22")]
    [InlineData("/cuisine/effectif/demain")]
    [InlineData("/cuisine/feuille/2026-02-30")]
    [InlineData("/cuisine/feuille/2026-11-24?service=souper")]
    [InlineData("/cuisine/feuille/2026-11-24?service=dîner")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_place_of_another_school_is_not_found()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        var other = (await site.Db.ReadAsync<string>(Scope.Service(Persona.Tenant), "select place_id from place where name like '%Rosa-Parks'")).Single();

        foreach (var page in new[] { "/cuisine", "/cuisine/semaines", $"/cuisine/effectif/{Tuesday}", $"/cuisine/feuille/{Tuesday}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync($"{page}?lieu={other}")).Status);
        }
    }

    [Fact]
    public async Task The_number_is_that_of_the_tables_and_falls_by_one_when_a_meal_is_cancelled()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        var before = await site.NumberAsync(MealsOfTuesday);
        Assert.Equal(before, TuesdayOn(await chef.GetAsync("/cuisine")));

        await CancelTuesdayAsync(site);

        var page = await chef.GetAsync("/cuisine");
        Assert.Equal(before - 1, TuesdayOn(page));
        Assert.Equal(before - 1, await site.NumberAsync(MealsOfTuesday));
        Assert.Contains("8 h 42 : 1 repas décommandé, mardi 24 novembre", page.Words, StringComparison.Ordinal);
        Assert.Contains("ouvert jusqu’à aujourd’hui, 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.Contains("effectif figé le vendredi 20 novembre à 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Léa", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_the_cutoff_and_the_freeze_the_page_says_when_it_will_be_frozen()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 10, 0, 5, TimeSpan.FromHours(1)));

        Assert.Contains("clos, figé à 10 h 01 min 30 s", (await chef.GetAsync("/cuisine")).Words, StringComparison.Ordinal);
        Assert.Contains("La feuille sera prête lundi 23 novembre à 10 h 01 min 30 s", (await chef.GetAsync($"/cuisine/feuille/{Tuesday}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_and_the_page_show_the_number_that_was_frozen_and_nothing_moves_it_afterwards()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        Assert.DoesNotContain("repas à cuisiner", (await chef.GetAsync($"/cuisine/feuille/{Tuesday}")).Words, StringComparison.Ordinal);
        await chef.PostAsync("/", "/demonstration/avancer", ("instant", "2026-11-23T09:01:30Z"));
        var frozen = await site.NumberAsync(
            """
            select sum(covers) from headcount_line h join place l using (tenant, place_id)
            where l.name like '%Jean-Moulin' and h.day = '2026-11-24' and h.version = 1 and h.label <> 'panier'
            """);

        Assert.Equal(frozen, TuesdayOn(await chef.GetAsync("/cuisine")));
        var sheet = await chef.GetAsync($"/cuisine/feuille/{Tuesday}");
        Assert.Contains($"{frozen} repas à cuisiner", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("déjeuner · version 1 · effectif figé aujourd’hui à 10 h 01", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("Aucune absence signalée", sheet.Words, StringComparison.Ordinal);

        Assert.IsType<LateNoticeOutcome.Told>(Assert.Single(await new TellLate(site.Db).RunAsync(Camille, OperationOf(site), [await LeaAsync(site)])));
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync("update meal_plan set valid_to = '2026-11-24' where tenant = @tenant and pupil_id in (select pupil_id from pupil where siecle_id like '%5')"));

        var later = await chef.GetAsync($"/cuisine/feuille/{Tuesday}");
        Assert.Contains($"{frozen} repas à cuisiner", later.Words, StringComparison.Ordinal);
        Assert.Contains("1 absence signalée après l’heure limite", later.Words, StringComparison.Ordinal);
        Assert.Contains("Le chiffre figé ne bouge pas", (await chef.GetAsync($"/cuisine/effectif/{Tuesday}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_story_of_a_number_adds_up()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        await CancelTuesdayAsync(site);
        var page = await chef.GetAsync($"/cuisine/effectif/{Tuesday}");

        var rows = Rows(page.Html, "Les élèves, classe par classe");
        Assert.All(rows, row => Assert.Equal(row[0] + row[1] + row[2], row[3]));
        for (var column = 0; column < 5; column++)
        {
            Assert.Equal(rows[^1][column], rows.SkipLast(1).Sum(row => row[column]));
        }

        var lines = Rows(page.Html, "Des élèves aux repas").Select(row => row[0]).ToList();
        Assert.Equal(rows[^1][3], lines[0]);
        Assert.Equal(lines[^1], lines.SkipLast(1).Sum());
        Assert.Equal(await site.NumberAsync(MealsOfTuesday), lines[^1]);
    }

    [Fact]
    public async Task The_page_reads_itself_again_until_it_is_asked_not_to()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        var page = await chef.GetAsync("/cuisine");
        var stop = Regex.Match(page.Html, "href=\"(?<stop>[^\"]+)\">Arrêter").Groups["stop"].Value;

        Assert.Equal("60", page.Header("Refresh"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        var still = await chef.GetAsync(WebUtility.HtmlDecode(stop));
        Assert.Equal("", still.Header("Refresh"));
        Assert.Contains("L’actualisation est arrêtée", still.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        await using var site = await StorySite.StartAsync();
        using var chef = await site.NewVisitor().AsAsync("chef");
        var paths = new[] { "/cuisine", "/cuisine/semaines", "/cuisine/feuille/2026-11-23", $"/cuisine/feuille/{Tuesday}", $"/cuisine/effectif/{Tuesday}" };
        Dictionary<string, string> pages = [];
        foreach (var path in paths)
        {
            pages[path] = (await chef.GetAsync(path)).Html;
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    private static Scope Camille => new(Persona.Tenant, Persona.All[0].AccountId, Role.Family, []);

    private static Operation OperationOf(StorySite site) => new(Ids.New(site.Clock!.GetUtcNow()), site.Clock.GetUtcNow());

    private static async Task<MealRef> LeaAsync(StorySite site) => new(
        (await site.Db.ReadAsync<Guid>(Scope.Service(Persona.Tenant), "select pupil_id from pupil where siecle_id = '1501149'")).Single(), new(2026, 11, 24), MealService.Lunch);

    private static async Task CancelTuesdayAsync(StorySite site) =>
        Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(await new CancelMeals(site.Db).RunAsync(Camille, OperationOf(site), [await LeaAsync(site)])));

    private static long TuesdayOn(Answer page) => long.Parse(Regex.Match(page.Html, "mardi 24 novembre</h2>.*?ag-number__value\">(?<meals>\\d+)<", RegexOptions.Singleline).Groups["meals"].Value, null);

    private static List<List<long>> Rows(string html, string caption)
    {
        var table = Regex.Match(html, $"<caption>{caption}</caption>.*?</table>", RegexOptions.Singleline).Value;
        return Regex.Matches(table, "<tr><th scope=\"row\">.*?</tr>", RegexOptions.Singleline)
            .Select(row => Regex.Matches(row.Value, "<td[^>]*>(?<number>[−\\d]+)</td>").Select(cell => long.Parse(cell.Groups["number"].Value.Replace('−', '-'), null)).ToList()).ToList();
    }
}
