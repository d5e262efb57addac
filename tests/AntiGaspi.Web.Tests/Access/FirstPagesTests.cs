using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>Every agent has a first page that says what the role may see, and nothing more.</summary>
public sealed class FirstPagesTests
{
    private static readonly string[] Pages = ["/direction", "/vie-scolaire", "/comptabilite", "/collectivite", "/exploitation"];

    [Fact]
    public async Task Whoever_signs_in_comes_to_the_first_page_of_the_role()
    {
        await using var site = await StorySite.StartAsync();
        Dictionary<string, string> pages = new(StringComparer.Ordinal);
        foreach (var persona in Persona.All)
        {
            using var visitor = site.NewVisitor();
            var home = (await visitor.PostAsync("/connexion/demo", "/connexion/demo", ("persona", persona.Key))).Location!;
            var page = await visitor.GetAsync(home);
            Assert.Equal((HttpStatusCode.OK, persona.Home), (page.Status, home));
            pages[home] = page.Html;
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
        Assert.All(Pages, page => Assert.Contains(page, pages.Keys));
    }

    [Fact]
    public async Task Pupils_life_holds_the_list_of_the_door_and_sees_no_money_anywhere()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var site = family.Site;
        await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        site.Clock!.AdvanceTo(StorySite.Start.AddDays(1));
        using var lou = await site.NewVisitor().AsAsync("vie-scolaire");

        var door = await lou.GetAsync("/vie-scolaire");
        Assert.Matches("MARTIN Léa .* repas décommandé", door.Words);
        foreach (var page in new[] { "/vie-scolaire", "/cuisine", "/cuisine/semaines", "/cuisine/convives", "/cuisine/effectif/2026-11-24", "/cuisine/feuille/2026-11-24" })
        {
            var answer = await lou.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("€", answer.Words, StringComparison.Ordinal);
        }

        // The check has teeth: the office reads amounts on its own pages.
        using var office = await site.NewVisitor().AsAsync("gestion");
        Assert.Contains("€", (await office.GetAsync($"/gestion/eleves/{family.Lea:D}/compte")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_accountant_reads_the_sums_of_every_school_to_the_cent_and_no_pupil()
    {
        await using var site = await StorySite.StartAsync();
        using var alix = await site.NewVisitor().AsAsync("comptable");

        var page = await alix.GetAsync("/comptabilite");

        var shown = Regex.Matches(WebUtility.HtmlDecode(page.Html), @">([\d\s]+,\d\d)\s€<").Sum(match => long.Parse(Regex.Replace(match.Groups[1].Value, @"[\s,]", ""), null));
        Assert.Equal(await site.NumberAsync("select sum(case when credit = 'family' then cents else -cents end) from ledger_entry where tenant = @tenant"), shown);
        Assert.DoesNotContain("MARTIN", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_reads_counts_of_every_school_and_is_told_of_one_that_nobody_runs()
    {
        await using var site = await StorySite.StartAsync();
        using var officer = await site.NewVisitor().AsAsync("departement");

        var page = await officer.GetAsync("/collectivite");

        foreach (var (school, count) in new[] { ("collège Jean-Moulin", "342"), ("collège Les Tilleuls", "39"), ("collège Rosa-Parks", "598") })
        {
            Assert.Matches($"{school} {count} ", page.Words);
        }

        Assert.Contains("Personne à la gestion Collège Les Tilleuls et collège Rosa-Parks : les repas s’y décommandent", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("MARTIN", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_is_told_of_a_headcount_that_is_not_frozen()
    {
        await using var site = await StorySite.StartAsync();
        using var charlie = await site.NewVisitor().AsAsync("exploitation");
        Assert.Contains("Rien ne demande votre attention.", (await charlie.GetAsync("/exploitation")).Words, StringComparison.Ordinal);

        site.Clock!.AdvanceTo(StorySite.Start.AddHours(3));

        Assert.Contains("devraient être figés", (await charlie.GetAsync("/exploitation")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_is_told_of_keys_that_a_push_service_refuses()
    {
        await using var site = await StorySite.StartAsync();
        using var charlie = await site.NewVisitor().AsAsync("exploitation");
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            insert into outbox (tenant, message_id, kind, recipient, content, created_at, next_at, ends_at, keys_refused_at)
            values (@tenant, @id, 'PushNotice', '', '{}', @Start, @Start, @Start, @Start)
            """, new { id = Ids.New(StorySite.Start), StorySite.Start }));

        Assert.Contains("refuse nos clés (401 ou 403)", (await charlie.GetAsync("/exploitation")).Words, StringComparison.Ordinal);
    }
}
