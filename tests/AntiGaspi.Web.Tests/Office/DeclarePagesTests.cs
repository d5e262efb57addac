using System.Net;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Office.CalendarSite;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The whole way of each kind of event, its numbers told, declared, withdrawn, against counts of the tables.</summary>
public sealed class DeclarePagesTests
{
    private static readonly DateOnly Friday = new(2026, 12, 4);
    private static readonly DateOnly Tuesday = new(2026, 12, 8);
    private static readonly DateOnly AddedWednesday = new(2026, 12, 2);

    [Fact]
    public async Task A_strike_after_the_freeze_refunds_each_pupil_once_and_keeps_the_frozen_number()
    {
        await using var college = await StartAsync();
        var cancelled = await college.CancelAsync(Friday, 7);
        using var visitor = college.Site.NewVisitor();
        await visitor.PostAsync("/", "/demonstration/avancer", ("instant", "2026-12-03T16:00:00Z"));
        using var gestion = await college.AsAsync("gestion");
        var (planned, paid) = (await college.PlannedAsync(Friday), await college.PlannedAsync(Friday, price: "DP4"));
        var frozen = await college.Site.NumberAsync("select sum(covers) from headcount_line where day = @Friday and part = 'pupils' and place_id = @Place", new { Friday, college.Place });
        Assert.Equal(planned - cancelled.Count, frozen);
        Assert.Equal(cancelled.Count * Price, await college.OwedAsync(Friday));

        var form = college.Form("greve", "2026-12-04", label: "mouvement national");
        var written = await college.WrittenAsync();
        var told = await TellAsync(gestion, form);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains($"{planned} repas retirés, {Euros((paid - 7) * Price)} déduits aux familles", told.Words, StringComparison.Ordinal);
        Assert.Contains("7 de ces repas étaient déjà décommandés : ils ne sont pas déduits une seconde fois.", told.Words, StringComparison.Ordinal);
        Assert.Contains("L’effectif du vendredi 4 décembre est déjà figé", told.Words, StringComparison.Ordinal);
        Assert.Contains("ne pourra pas être retirée", told.Words, StringComparison.Ordinal);
        Assert.Equal(written, await college.WrittenAsync());

        var done = await ConfirmAsync(gestion, form);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal(paid * Price, await college.OwedAsync(Friday));
        Assert.Equal(paid, await college.OwedExactlyAsync(Friday, Price));
        Assert.Equal(frozen, await college.Site.NumberAsync("select sum(covers) from headcount_line where day = @Friday and part = 'pupils' and place_id = @Place", new { Friday, college.Place }));

        // Asked again, in whatever way, nothing more is deducted.
        Assert.Equal(HttpStatusCode.SeeOther, (await ConfirmAsync(gestion, form)).Status);
        var again = await ConfirmAsync(gestion, college.Form("fermeture", "2026-12-04"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Le restaurant est déjà fermé ces jours-là. Vous n’avez rien à faire.", again.Words, StringComparison.Ordinal);
        Assert.Equal(paid * Price, await college.OwedAsync(Friday));

        var page = await gestion.GetAsync(PageOf(done));
        Assert.Contains($"{paid - 7} 3,35 € {Euros((paid - 7) * Price)}", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Retirer cet événement</button>", page.Html, StringComparison.Ordinal);
        var refused = await gestion.PostAsync($"{Declaring}?genre=greve", PageOf(done));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Rien n’a été changé", refused.Words, StringComparison.Ordinal);
        Assert.Contains("fermé : grève, mouvement national", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);
        Assert.Contains("Pas de service. Grève : mouvement national", (await gestion.GetAsync("/cuisine/effectif/2026-12-04")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sortie", "Sortie ou voyage")]
    [InlineData("stage", "Stage")]
    public async Task A_class_away_leaves_the_number_is_refunded_once_and_comes_back_to_the_cent(string kind, string name)
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        using var camille = await college.AsAsync("camille");
        var division = (await college.Site.Db.ReadAsync<string>(Scope.Service(Persona.Tenant), "select division from pupil where siecle_id = '1501149'"))[0];
        var one = await college.CancelAsync(Tuesday, 1, division);
        var (ofClass, paid) = (await college.PlannedAsync(Tuesday, division: division), await college.PlannedAsync(Tuesday, division: division, price: "DP4"));
        var (cooked, owed) = (await ToCookAsync(gestion, Tuesday), await college.OwedAsync(Tuesday));
        var form = college.Form(kind, "2026-12-08", division: division, label: "musée");

        var told = await TellAsync(gestion, form);
        Assert.Contains($"{name}, classe {division}, le mardi 8 décembre", told.Words, StringComparison.Ordinal);
        Assert.Contains($"{ofClass} repas retirés, {Euros((paid - one.Count) * Price)} déduits aux familles", told.Words, StringComparison.Ordinal);
        Assert.Contains("1 de ces repas était déjà décommandé", told.Words, StringComparison.Ordinal);
        Assert.Contains("Vous pourrez le retirer jusqu’au lundi 7 décembre à 10 h 00.", told.Words, StringComparison.Ordinal);
        Assert.Equal(owed, await college.OwedAsync(Tuesday));

        var page = PageOf(await ConfirmAsync(gestion, form));
        Assert.Equal(paid * Price, await college.OwedAsync(Tuesday));
        Assert.Equal(paid, await college.OwedExactlyAsync(Tuesday, Price));
        var packed = await college.Site.NumberAsync("select count(*) from meal_plan m join pupil p using (tenant, pupil_id) where p.division = @division and m.place_id = @Place and m.menu_option = 'panier'", new { division, college.Place });
        Assert.Equal(cooked - (ofClass - one.Count - packed), await ToCookAsync(gestion, Tuesday));
        Assert.Contains($"{ofClass} élèves en sortie ou en stage.", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);
        Assert.Matches("(?i)mardi 8 décembre.{0,60}(musée)", (await camille.GetAsync("/famille?semaines=2")).Words);
        var twice = await ConfirmAsync(gestion, college.Form(kind, "2026-12-08", division: division));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("Aucun élève de cette classe n’est attendu ces jours-là, ou sa sortie est déjà déclarée.", twice.Words, StringComparison.Ordinal);

        Assert.Contains($"{ofClass} repas sont de nouveau prévus, et {Euros((paid - 1) * Price)} sont repris aux familles.", (await gestion.GetAsync(page)).Words, StringComparison.Ordinal);
        await WithdrawAsync(gestion, page);
        Assert.Equal(owed, await college.OwedAsync(Tuesday));
        Assert.Equal(cooked, await ToCookAsync(gestion, Tuesday));
        Assert.Contains("L’événement est retiré.", (await gestion.GetAsync($"{page}?fait=oui")).Words, StringComparison.Ordinal);
        Assert.Contains(Euros(-(paid - 1) * Price), (await gestion.GetAsync(page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_of_several_days_is_withdrawn_and_everything_is_as_before()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        await college.CancelAsync(Tuesday, 2);
        DateOnly[] days = [new(2026, 12, 7), Tuesday, new(2026, 12, 10)];
        var before = await OwedAsync(college, days);
        long planned = 0;
        foreach (var day in days)
        {
            planned += await college.PlannedAsync(day);
        }

        var form = college.Form("fermeture", "2026-12-07", "2026-12-10", label: "panne de chauffage");
        Assert.Contains($"{Number(planned)} repas retirés", (await TellAsync(gestion, form)).Words, StringComparison.Ordinal);
        var page = PageOf(await ConfirmAsync(gestion, form));
        Assert.Contains("fermé : panne de chauffage", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);

        // The next day of service can no longer count on Thursday for its deadline.
        Assert.Contains("ouvert jusqu’au vendredi 4 décembre à 10 h 00", DayOn(await gestion.GetAsync(Calendar), "vendredi 11 décembre"), StringComparison.Ordinal);
        await WithdrawAsync(gestion, page);
        Assert.Equal(before, await OwedAsync(college, days));
        Assert.Contains("ouvert jusqu’au jeudi 10 décembre à 10 h 00", DayOn(await gestion.GetAsync(Calendar), "vendredi 11 décembre"), StringComparison.Ordinal);
        Assert.StartsWith($"mardi 8 décembre {await college.PlannedAsync(Tuesday) - 2} 2 ouvert", DayOn(await gestion.GetAsync(Calendar), "mardi 8 décembre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_added_appears_to_families_and_kitchen_at_once_and_leaves_with_its_refunds()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        using var chef = await college.AsAsync("chef");
        using var camille = await college.AsAsync("camille");
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync("/cuisine/effectif/2026-12-02")).Status);
        Assert.DoesNotContain("mercredi 2 décembre", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        var expected = await college.PlannedAsync(AddedWednesday, servedAs: Friday);
        var form = college.Form("rattrapage", "2026-12-02", weekday: "5", label: "rattrapage du pont");

        var told = await TellAsync(gestion, form);
        Assert.Contains($"{expected} repas ajoutés , 1 jour de service", told.Words, StringComparison.Ordinal);
        Assert.Contains("Jour servi comme un vendredi.", told.Words, StringComparison.Ordinal);
        Assert.Contains("Vous pourrez le retirer jusqu’au mardi 1er décembre à 10 h 00.", told.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync("/cuisine/effectif/2026-12-02")).Status);

        var page = PageOf(await ConfirmAsync(gestion, form));
        Assert.Contains($"mercredi 2 décembre {expected} 0 ouvert jusqu’au mardi 1er décembre à 10 h 00", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);
        Assert.Contains("ouvert jusqu’au mercredi 2 décembre à 10 h 00", DayOn(await gestion.GetAsync(Calendar), "jeudi 3 décembre"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await chef.GetAsync("/cuisine/effectif/2026-12-02")).Status);
        Assert.Contains("mercredi 2 décembre", (await chef.GetAsync("/cuisine/semaines")).Words, StringComparison.Ordinal);
        Assert.Matches("Décommander le repas de Léa, mercredi 2 décembre", (await camille.GetAsync("/famille")).Html);
        var fridays = await college.CancelAsync(AddedWednesday, 2, servedAs: Friday);
        Assert.Equal(fridays.Count * Price, await college.OwedAsync(AddedWednesday));
        var twice = await ConfirmAsync(gestion, college.Form("rattrapage", "2026-12-02", weekday: "5"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("Le restaurant sert déjà ce jour-là", twice.Words, StringComparison.Ordinal);

        await WithdrawAsync(gestion, page);
        Assert.Equal(0, await college.OwedAsync(AddedWednesday));
        foreach (var path in new[] { Calendar, "/cuisine/semaines", "/cuisine/effectif/2026-12-02", "/cuisine" })
        {
            Assert.Equal(HttpStatusCode.OK, (await gestion.GetAsync(path)).Status);
        }

        Assert.DoesNotMatch("Décommander le repas de Léa, mercredi 2 décembre", (await camille.GetAsync("/famille")).Html);
        Assert.Contains("jour de rattrapage retiré", (await gestion.GetAsync(Calendar)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_deadlines_that_move_are_told_before_anything_is_declared()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");

        var told = await TellAsync(gestion, college.Form("greve", "2026-11-26", "2026-11-27"));

        Assert.Contains("Des heures limites changent", told.Words, StringComparison.Ordinal);
        Assert.Contains("lundi 30 novembre : mardi 24 novembre à 10 h 00, au lieu de vendredi 27 novembre à 10 h 00", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("mardi 1er décembre :", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Des heures limites changent", (await TellAsync(gestion, college.Form("sortie", "2026-12-07", division: "3A"))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_event_even_after_its_withdrawal()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var form = college.Form("rattrapage", "2026-12-02", weekday: "5");
        var first = await ConfirmAsync(gestion, form);
        var second = await ConfirmAsync(gestion, form);
        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (second.Status, second.Location));
        Assert.Equal(1, await college.Site.NumberAsync("select count(*) from calendar_event"));

        Assert.Equal(HttpStatusCode.SeeOther, (await gestion.PostAsync($"{Declaring}?genre=greve", PageOf(first))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await gestion.PostAsync($"{Declaring}?genre=greve", PageOf(first))).Status);
        Assert.Equal(first.Location, (await ConfirmAsync(gestion, form)).Location);
        Assert.Equal(1, await college.Site.NumberAsync("select count(*) from calendar_event where withdrawn_at is not null"));
        Assert.Equal(1, await college.Site.NumberAsync("select count(*) from service_day where day = '2026-12-02' and status = 'closed'"));

        var other = await ConfirmAsync(gestion, form.Select(field => field.Item1 == "comme" ? ("comme", "4") : field));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("Cette page avait déjà servi à déclarer autre chose", other.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(form[0].Item2, other.Html, StringComparison.Ordinal);
    }

    private static async Task WithdrawAsync(Visitor gestion, string page)
    {
        var done = await gestion.PostAsync(page, page);
        Assert.Equal((HttpStatusCode.SeeOther, $"{page}?fait=oui"), (done.Status, done.Location));
    }

    private static async Task<List<long>> OwedAsync(CalendarSite college, IEnumerable<DateOnly> days)
    {
        List<long> owed = [];
        foreach (var day in days)
        {
            owed.Add(await college.OwedAsync(day));
        }

        return owed;
    }

    // From a day's name on: the words of its row come first.
    private static string DayOn(Answer page, string day)
    {
        var words = page.Words[page.Words.LastIndexOf("Élèves attendus du", StringComparison.Ordinal)..];
        return words[words.IndexOf(day, StringComparison.Ordinal)..][..120];
    }
}
