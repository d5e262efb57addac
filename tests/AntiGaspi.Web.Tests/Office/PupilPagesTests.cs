using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;
using static AntiGaspi.Web.Tests.Office.OfficeSite;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The desk: a pupil is found, meals are cancelled for a parent who calls, and the account says by which door.</summary>
public sealed class PupilPagesTests
{
    [Theory]
    [InlineData("mar", "MARTIN Léa")]
    [InlineData("MARTÎN", "MARTIN Léa")]
    [InlineData("lea", "MARTIN Léa")]
    [InlineData("martin l", "MARTIN Léa")]
    public async Task A_pupil_is_found_by_the_beginning_of_a_name_without_it_standing_in_an_address(string typed, string found)
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");

        var answer = await office.PostAsync("/gestion", Pupils, ("nom", typed));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(found, answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("nom=", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_only_one_pupil_has_opens_the_card_at_once()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var name = (await site.Site.Db.ReadAsync<string>(
            Scope.Service(Persona.Tenant),
            """
            select p.family_name from pupil p join school s using (tenant, school_id)
            where p.tenant = @tenant and s.uai = @JeanMoulin and p.usage_name is null and p.exit_day is null and length(p.family_name) between 8 and 20
            group by p.family_name having count(*) = 1 order by length(p.family_name) desc limit 1
            """, new { DemoSchools.JeanMoulin })).Single();

        var answer = await office.PostAsync("/gestion", Pupils, ("nom", name));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.StartsWith(Pupils + "/", answer.Location, StringComparison.Ordinal);
        Assert.Contains(name, (await office.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meal_is_cancelled_for_a_parent_who_calls_and_the_family_reads_who_did_it()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var (lea, before) = (site.Family.Lea, await site.Family.BalanceAsync(site.Family.Lea));

        var sent = await office.PostAsync(Card(lea), Card(lea, "/decommander"), site.Family.Op(), Meal(lea, 11, 24));
        var done = (await office.GetAsync(sent.Location!)).Words;

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre. 3,35 € seront déduits de la facture de la famille.", done, StringComparison.Ordinal);
        Assert.Contains("Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.", done, StringComparison.Ordinal);
        Assert.Equal(before + 335, await site.Family.BalanceAsync(lea));
        Assert.Equal("office", await ChannelAsync(site, lea));
        var story = (await office.GetAsync(Card(lea, "/repas/2026-11-24/1"))).Words;
        Assert.Contains("3,35 € déduits de la facture de la famille.", story, StringComparison.Ordinal);
        Assert.Contains("Décommandé par le collège, pour la famille : demande reçue lundi 23 novembre, 8 h 42.", story, StringComparison.Ordinal);
        using var camille = await site.AsAsync("camille");
        Assert.Contains("Décommandé par le collège, pour vous", (await camille.GetAsync($"/famille/repas/{lea}/2026-11-24/1")).Words, StringComparison.Ordinal);

        await office.PostAsync(Card(lea), Card(lea, "/retablir"), site.Family.Op(), Meal(lea, 11, 24));
        Assert.Equal(before, await site.Family.BalanceAsync(lea));
    }

    [Fact]
    public async Task Several_days_are_one_operation_and_the_same_sending_twice_changes_nothing_more()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var pupil = await site.ClassmateAsync();
        (string, string)[] span = [site.Family.Op(), ("du", "2026-12-07"), ("au", "2026-12-11")];
        var before = await site.Family.CancellationsAsync();

        var first = await office.PostAsync(Card(pupil), Card(pupil, "/decommander"), span);
        var written = await site.Family.WrittenAsync();
        var second = await office.PostAsync(Card(pupil), Card(pupil, "/decommander"), span);

        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (second.Status, second.Location));
        Assert.InRange(await site.Family.CancellationsAsync(), before + 3, before + 4);
        Assert.Equal(written, await site.Family.WrittenAsync());
    }

    [Fact]
    public async Task After_the_deadline_the_desk_is_refused_like_the_family_and_may_tell_the_kitchen()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var lea = site.Family.Lea;
        site.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1)));

        var late = await office.PostAsync(Card(lea), Card(lea, "/decommander"), site.Family.Op(), Meal(lea, 11, 24));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("l’heure limite (lundi 23 novembre à 10 h 00) est passée", late.Words, StringComparison.Ordinal);
        Assert.Contains("Prochain repas que vous pouvez décommander : jeudi 26 novembre", late.Words, StringComparison.Ordinal);

        var told = await office.PostAsync(Card(lea), Card(lea, "/prevenir"), site.Family.Op(), Meal(lea, 11, 24));
        Assert.Contains("La cuisine est prévenue", (await office.GetAsync(told.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_adds_up_to_the_ledger_and_each_amount_has_its_story()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var page = await office.GetAsync(Card(site.Family.Lea, "/compte"));

        var lines = Regex.Matches(page.Html, "<a class=\"ag-amount\" href=\"(?<story>[^\"]+/repas/[^\"]+)\">(?<euros>\\d+),(?<cents>\\d\\d)").ToList();
        var sum = lines.Sum(line => (int.Parse(line.Groups["euros"].Value, null) * 100) + int.Parse(line.Groups["cents"].Value, null));
        Assert.Equal(
            await site.Site.NumberAsync(
                "select sum(case when credit = 'family' then cents else -cents end) from ledger_entry where tenant = @tenant and pupil_id = @Lea and day >= '2026-09-01'",
                new { site.Family.Lea }),
            sum);
        Assert.Contains("délibération", (await office.GetAsync(lines[0].Groups["story"].Value)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(Card(site.Family.Lea, "/compte?depuis=debut"))).Status);
    }

    [Fact]
    public async Task The_days_of_a_pupil_are_stated_from_a_day_that_is_not_frozen()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var (pupil, page) = (await site.ClassmateAsync(), Card(await site.ClassmateAsync(), "/forfait"));

        var frozen = await office.PostAsync(page, page, ("forfait", "forfait"), ("jours", "1"), ("jours", "2"), ("depuis", "2026-11-23"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, frozen.Status);
        Assert.Contains("L’effectif est déjà figé pour cette date. Le changement est possible à partir du mardi 24 novembre.", frozen.Words, StringComparison.Ordinal);

        var set = await office.PostAsync(page, page, ("forfait", "forfait"), ("jours", "1"), ("jours", "2"), ("depuis", "2026-11-30"));
        Assert.Equal((HttpStatusCode.SeeOther, Card(pupil, "?jours=2026-11-30")), (set.Status, set.Location));
        var card = (await office.GetAsync(set.Location!)).Words;
        Assert.Contains("C’est enregistré : nouveaux jours de cantine à partir du lundi 30 novembre 2026.", card, StringComparison.Ordinal);
        Assert.Contains("forfait 4 jours : lundi, mardi, jeudi et vendredi (du lundi 1er septembre 2025 au dimanche 29 novembre 2026)", card, StringComparison.Ordinal);
        Assert.Contains("forfait 2 jours : lundi et mardi (depuis le lundi 30 novembre 2026)", card, StringComparison.Ordinal);
        Assert.DoesNotContain("jeudi 3 décembre", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_names_those_for_whom_something_is_to_be_done_and_the_task_goes_away_when_it_is()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var list = await office.GetAsync(Pupils + "?liste=regime");
        var pupils = Regex.Matches(list.Html, $"href=\"{Pupils}/(?<id>[0-9a-f-]{{36}})\"").Select(match => match.Groups["id"].Value).ToList();
        Assert.Contains($"{pupils.Count} élèves dont le régime est à préciser", (await office.GetAsync("/gestion")).Words, StringComparison.Ordinal);

        var plan = $"{Pupils}/{pupils[0]}/forfait";
        Assert.Equal(HttpStatusCode.SeeOther, (await office.PostAsync(plan, plan, ("forfait", "aucun"), ("depuis", "2026-11-30"))).Status);

        Assert.Contains($"{pupils.Count - 1} élèves dont le régime est à préciser", (await office.GetAsync("/gestion")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var lea = site.Family.Lea;
        Dictionary<string, string> pages = [];
        foreach (var path in new[] { "/gestion", Pupils, Pupils + "?liste=payeur", Pupils + "?liste=regime", Card(lea), Card(lea, "?semaines=4"), Card(lea, "/compte"), Card(lea, "/forfait"), Card(lea, "/repas/2026-11-27/1") })
        {
            pages[path] = (await office.GetAsync(path)).Html;
        }

        pages["search"] = (await office.PostAsync("/gestion", Pupils, ("nom", "a"))).Html;
        pages["nobody"] = (await office.PostAsync("/gestion", Pupils, ("nom", "zzz"))).Html;
        pages["fault"] = (await office.PostAsync(Card(lea, "/forfait"), Card(lea, "/forfait"), ("depuis", "x"))).Html;
        pages["done"] = (await office.GetAsync((await office.PostAsync(Card(lea), Card(lea, "/decommander"), site.Family.Op(), Meal(lea, 11, 24))).Location!)).Html;
        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    private static async Task<string> ChannelAsync(OfficeSite site, Guid pupil) => (await site.Site.Db.ReadAsync<string>(
        Scope.Service(Persona.Tenant), "select channel from cancellation where tenant = @tenant and pupil_id = @pupil and day = '2026-11-24' and restored_at is null", new { pupil })).Single();
}
