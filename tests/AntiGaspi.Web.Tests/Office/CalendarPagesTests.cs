using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Office.CalendarSite;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The calendar itself: its days and numbers, who may read it, and the schools of an account.</summary>
public sealed class CalendarPagesTests
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    [Theory]
    [InlineData("gestion", HttpStatusCode.OK)]
    [InlineData("camille", HttpStatusCode.NotFound)]
    [InlineData("chef", HttpStatusCode.NotFound)]
    [InlineData("principal", HttpStatusCode.NotFound)]
    [InlineData("comptable", HttpStatusCode.NotFound)]
    [InlineData("departement", HttpStatusCode.NotFound)]
    [InlineData("exploitation", HttpStatusCode.NotFound)]
    public async Task The_office_reads_and_declares_and_nobody_else_does(string persona, HttpStatusCode expected)
    {
        await using var college = await StartAsync();
        using var visitor = await college.AsAsync(persona);
        using var gestion = await college.AsAsync("gestion");
        var form = college.Form("fermeture", "2026-11-26");
        var page = PageOf(await ConfirmAsync(gestion, college.Form("greve", "2026-11-27")));

        foreach (var path in new[] { Calendar, Declaring, $"{Declaring}?genre=sortie", page })
        {
            Assert.Equal(expected, (await visitor.GetAsync(path)).Status);
        }

        if (expected != HttpStatusCode.OK)
        {
            var before = await college.WrittenAsync();
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/connexion/demo", Declaring, [.. form, ("etape", "declarer")])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/connexion/demo", page)).Status);
            Assert.Equal(before, await college.WrittenAsync());
        }
    }

    [Fact]
    public async Task A_closed_day_is_settled_for_the_family_once_its_deadline_has_passed()
    {
        await using var site = await CalendarSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        Assert.Equal(HttpStatusCode.SeeOther, (await CalendarSite.ConfirmAsync(office, site.Form("fermeture", "2026-12-01", "2026-12-01", label: "panne"))).Status);
        using var before = await site.AsAsync("camille");
        Assert.Contains("mardi 1er décembre 3,35 € provisoire", (await before.GetAsync("/famille/remboursements")).Words, StringComparison.Ordinal);

        site.Site.Clock!.AdvanceTo(StorySite.Start.AddDays(10));
        using var after = await site.AsAsync("camille");
        Assert.Contains("mardi 1er décembre 3,35 € définitif", (await after.GetAsync("/famille/remboursements")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_day_has_its_numbers_its_state_and_the_way_to_its_story()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        await college.CancelAsync(Thursday, 3);
        var page = await gestion.GetAsync(Calendar);
        var (planned, cancelled) = (await college.PlannedAsync(Thursday), await college.CancelledAsync(Thursday));

        Assert.Contains($"jeudi 26 novembre {planned - cancelled} {cancelled} ouvert jusqu’au mardi 24 novembre à 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.Contains("aujourd’hui, lundi 23 novembre", page.Words, StringComparison.Ordinal);
        Assert.Contains("figé le vendredi 20 novembre à 10 h 00", page.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/cuisine/effectif/2026-11-26\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Élèves attendus du lundi 23 novembre au dimanche 27 décembre", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gestion.GetAsync("/cuisine/effectif/2026-11-26")).Status);

        var later = await gestion.GetAsync($"{Calendar}?semaines=5");
        Assert.Contains("Élèves attendus du lundi 28 décembre au dimanche 31 janvier", later.Words, StringComparison.Ordinal);
        Assert.Contains("lundi 4 janvier", later.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_the_cutoff_and_the_freeze_the_day_says_when_it_will_be_frozen()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        college.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 10, 0, 5, TimeSpan.FromHours(1)));
        Assert.Contains("clos, figé à 10 h 01 min 30 s", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?semaines=-1")]
    [InlineData("?semaines=x")]
    [InlineData("?semaines=99999999999999999999")]
    [InlineData("?lieu=")]
    [InlineData("?fait=x")]
    public async Task An_address_typed_wrong_shows_the_next_days(string query)
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var page = await gestion.GetAsync(Calendar + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("aujourd’hui, lundi 23 novembre", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gestion.GetAsync($"{Calendar}?semaines=50")).Status);
        Assert.Equal(HttpStatusCode.OK, (await gestion.GetAsync($"{Calendar}?semaines=9999")).Status);
    }

    [Fact]
    public async Task What_belongs_to_another_school_answers_as_what_does_not_exist()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var foreign = Ids.New(StorySite.Start);
        await college.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            insert into calendar_event (tenant, event_id, place_id, kind, first_day, last_day, label, created_at, created_by)
            values (@tenant, @foreign, @OtherPlace, 'closure', '2026-11-26', '2026-11-26', 'ailleurs', @Start, @foreign)
            """, new { foreign, college.OtherPlace, StorySite.Start }));
        var nobody = Guid.Parse("0199f000-0000-7000-8000-00000000ffff");
        var written = await college.WrittenAsync();
        foreach (var (mine, absent) in new[]
        {
            ($"{Calendar}?lieu={college.OtherPlace}", $"{Calendar}?lieu={nobody}"),
            ($"{Declaring}?lieu={college.OtherPlace}", $"{Declaring}?lieu=x"),
            ($"{Calendar}/evenements/{foreign}", $"{Calendar}/evenements/{nobody}"),
            ($"{Calendar}/evenements/{foreign}", $"{Calendar}/evenements/x"),
        })
        {
            var (hidden, none) = (await gestion.GetAsync(mine), await gestion.GetAsync(absent));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, none.Status));
            Assert.Equal(none.Words, hidden.Words);
            Assert.Equal(HttpStatusCode.NotFound, (await gestion.PostAsync($"{Declaring}?genre=greve", mine.Replace(Calendar + "?", Declaring + "?", StringComparison.Ordinal), [.. college.Form("greve", "2026-11-26"), ("etape", "declarer")])).Status);
        }

        Assert.Equal(written, await college.WrittenAsync());
    }

    [Fact]
    public async Task An_account_of_two_schools_chooses_and_its_addresses_keep_the_choice()
    {
        await using var college = await StartAsync();
        await college.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at)
            select @tenant, @id, @account2, 3, p.host_school_id, @Start from place p where p.place_id = @OtherPlace
            """, new { id = Ids.New(StorySite.Start), account2 = Persona.All.Single(one => one.Key == "gestion").AccountId, college.OtherPlace, StorySite.Start }));
        using var gestion = await college.AsAsync("gestion");
        var page = await gestion.GetAsync($"{Calendar}?lieu={college.OtherPlace}");

        Assert.Contains("Collège Rosa-Parks, lu à 8 h 42", page.Words, StringComparison.Ordinal);
        Assert.Contains($"href=\"/gestion/calendrier?lieu={college.Place}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/cuisine/effectif/2026-11-26?lieu={college.OtherPlace}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Collège Jean-Moulin, lu à 8 h 42", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);

        var there = $"{Declaring}?lieu={college.OtherPlace}";
        var done = await gestion.PostAsync($"{there}&genre=fermeture", there, [.. college.Form("fermeture", "2026-11-26"), ("etape", "declarer")]);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Contains("Collège Rosa-Parks", (await gestion.GetAsync(PageOf(done))).Words, StringComparison.Ordinal);
        Assert.Equal(1, await college.Site.NumberAsync("select count(*) from service_day where status = 'closed' and place_id = @OtherPlace", new { college.OtherPlace }));
        Assert.Equal(0, await college.Site.NumberAsync("select count(*) from service_day where status = 'closed' and place_id = @Place", new { college.Place }));
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        Dictionary<string, string> pages = [];
        var closed = PageOf(await ConfirmAsync(gestion, college.Form("fermeture", "2026-11-26", label: "panne")));
        foreach (var path in new[] { Calendar, $"{Calendar}?semaines=40", Declaring, $"{Declaring}?genre=sortie", $"{Declaring}?genre=rattrapage", $"{Declaring}?genre=greve", closed, $"{closed}?fait=oui" })
        {
            pages[path] = (await gestion.GetAsync(path)).Html;
        }

        pages["numbers"] = (await TellAsync(gestion, college.Form("greve", "2026-11-23", "2026-11-27", label: "grève nationale"))).Html;
        pages["errors"] = (await TellAsync(gestion, college.Form("sortie", "x", "y", "z", label: new string('a', 61)))).Html;
        pages["refused"] = (await TellAsync(gestion, college.Form("greve", "2026-11-28"))).Html;
        pages["no kind"] = (await TellAsync(gestion, college.Form("vacances", "2026-11-28"))).Html;
        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }
}
