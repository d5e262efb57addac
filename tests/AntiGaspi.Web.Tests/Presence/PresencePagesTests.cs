using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Presence;

/// <summary>From the door to the family to the office and back: who came is marked, told the same evening, contested in one tap, answered in a choice.</summary>
public sealed class PresencePagesTests
{
    [Fact]
    public async Task The_door_marks_a_pupil_who_came_all_the_same_and_takes_it_back()
    {
        await using var site = await PresenceSite.StartAsync();
        using var lou = await site.Family.AsAsync("vie-scolaire");
        var lea = ("eleve", site.Family.Lea.ToString("D"));
        var before = await lou.GetAsync(PresenceSite.Door);
        Assert.Contains($"aria-label=\"Venu quand même, MARTIN L&#xE9;a\"", before.Html.Replace("Léa", "L&#xE9;a", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.Equal((HttpStatusCode.SeeOther, PresenceSite.Door), await lou.PostAsync(PresenceSite.Door, PresenceSite.Door, lea) is var done ? (done.Status, done.Location) : default);
        var marked = await lou.GetAsync(PresenceSite.Door);
        Assert.Contains("MARTIN Léa 5 B repas décommandé venu quand même Retirer", marked.Words, StringComparison.Ordinal);
        await lou.PostAsync(PresenceSite.Door, PresenceSite.Door + "?handler=TakeBack", lea);
        Assert.DoesNotContain("venu quand même Retirer", (await lou.GetAsync(PresenceSite.Door)).Words, StringComparison.Ordinal);
        Assert.All(new[] { before, marked }, page => Assert.DoesNotContain("refus", page.Words, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["before"] = before.Html, ["marked"] = marked.Html }));
    }

    [Fact]
    public async Task The_door_says_why_nobody_is_marked()
    {
        await using var site = await PresenceSite.StartAsync();
        using var lou = await site.Family.AsAsync("vie-scolaire");
        var expected = await site.Site.Db.ReadAsync<Guid>(
            AntiGaspi.Domain.Basics.Scope.Service(AntiGaspi.Web.Demo.Persona.Tenant),
            "select m.pupil_id from meal m join pupil p using (tenant, pupil_id, school_id) join school s using (tenant, school_id) where m.tenant = @tenant and s.uai = @uai and m.day = '2026-11-24' and m.is_planned and m.cancellation_id is null and not m.is_told_late and not m.is_excused limit 1",
            new { uai = AntiGaspi.Web.Demo.DemoSchools.JeanMoulin });
        var refused = await lou.PostAsync(PresenceSite.Door, PresenceSite.Door, ("eleve", expected[0].ToString("D")));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Personne n’avait annoncé l’absence de cet élève", refused.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.PostAsync(PresenceSite.Door, PresenceSite.Door, ("eleve", site.Family.Tom.ToString("D")))).Status);
    }

    [Fact]
    public async Task The_family_reads_it_the_same_evening_without_any_mail_and_contests_in_one_tap()
    {
        await using var site = await PresenceSite.StartAsync();
        using var camille = await site.Family.AsAsync("camille");
        var empty = await camille.GetAsync(PresenceSite.FamilyPage);
        Assert.Contains("Rien à lire", empty.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ce que le collège a vu", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        await site.DisposeAsync();

        await using var told = await PresenceSite.ToldAsync();
        using var parent = await told.Family.AsAsync("camille");
        var meals = await parent.GetAsync("/famille");
        Assert.Contains("Ce que le collège a vu à midi ne correspond pas à ce que vous avez dit pour Léa.", meals.Words, StringComparison.Ordinal);
        var read = await parent.GetAsync(PresenceSite.FamilyPage);
        Assert.Contains("Le repas de Léa, mardi 24 novembre, était décommandé. Le collège a pourtant vu Léa à la cantine. Rien n’est changé sur la facture.", read.Words, StringComparison.Ordinal);
        var owed = await told.Family.BalanceAsync(told.Family.Lea);

        for (var tap = 0; tap < 2; tap++)
        {
            var sent = await parent.PostAsync(PresenceSite.FamilyPage, PresenceSite.FamilyPage, told.Lunch);
            Assert.Equal((HttpStatusCode.SeeOther, PresenceSite.FamilyPage + "?fait"), (sent.Status, sent.Location));
        }

        var done = await parent.GetAsync(PresenceSite.FamilyPage + "?fait");
        Assert.Contains("Le collège vous répond avant la fin du jeudi 3 décembre.", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"repas\"", done.Html, StringComparison.Ordinal);
        using var dominique = await told.Family.AsAsync("dominique");
        Assert.Contains("Le collège vous répond avant la fin du", (await dominique.GetAsync(PresenceSite.FamilyPage)).Words, StringComparison.Ordinal);
        Assert.Equal(1, await told.Site.NumberAsync("select count(*) from contest where tenant = @tenant"));
        Assert.Equal(owed, await told.Family.BalanceAsync(told.Family.Lea));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["meals"] = meals.Html, ["read"] = read.Html, ["done"] = done.Html }));
    }

    [Fact]
    public async Task The_desk_contests_for_a_family_that_calls_and_answers_as_to_any_other()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var desk = await site.Family.AsAsync("gestion");
        var card = $"/gestion/eleves/{site.Family.Lea:D}";
        var page = card + "/pointage";
        Assert.Contains($"href=\"{page}\"", (await desk.GetAsync(card)).Html, StringComparison.Ordinal);
        var read = await desk.GetAsync(page);
        Assert.Contains("Le repas de Léa, mardi 24 novembre, était décommandé. Le collège a pourtant vu Léa à la cantine.", read.Words, StringComparison.Ordinal);

        foreach (var meal in new[] { FamilySite.Meal(site.Family.Tom, 11, 24), FamilySite.Meal(site.Family.Foreign, 11, 24) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync(page, page, meal)).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync(page, page, ("repas", "x"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PostAsync(page, page, site.Linked.Lunch(26))).Status);
        Assert.Equal((HttpStatusCode.SeeOther, page + "?fait"), await desk.PostAsync(page, page, site.Lunch) is var sent ? (sent.Status, sent.Location) : default);

        var done = await desk.GetAsync(page + "?fait");
        Assert.Contains("Le collège vous répond avant la fin du jeudi 3 décembre.", done.Words, StringComparison.Ordinal);
        Assert.Contains("MARTIN Léa", (await desk.GetAsync(PresenceSite.Contests)).Words, StringComparison.Ordinal);
        using var camille = await site.Family.AsAsync("camille");
        Assert.Contains("Le collège vous répond avant la fin du", (await camille.GetAsync(PresenceSite.FamilyPage)).Words, StringComparison.Ordinal);
        Assert.Equal(1, await site.Site.NumberAsync("select count(*) from contest where tenant = @tenant"));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["read"] = read.Html, ["done"] = done.Html, ["none"] = (await desk.GetAsync($"/gestion/eleves/{site.Family.Lea:D}/pointage")).Html }));
    }

    [Fact]
    public async Task What_is_not_to_be_contested_gets_a_sentence_and_what_is_not_ones_own_is_not_there()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var camille = await site.Family.AsAsync("camille");
        var refused = await camille.PostAsync(PresenceSite.FamilyPage, PresenceSite.FamilyPage, site.Linked.Lunch(26));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Il n’y a rien à contester pour ce repas", refused.Words, StringComparison.Ordinal);
        foreach (var meal in new[] { FamilySite.Meal(site.Family.Foreign, 11, 24), ("repas", "x"), ("repas", "") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await camille.PostAsync(PresenceSite.FamilyPage, PresenceSite.FamilyPage, meal)).Status);
        }
    }

    [Fact]
    public async Task The_office_declares_a_list_and_the_families_of_the_absent_are_told()
    {
        await using var site = await PresenceSite.StartAsync();
        using var desk = await site.Family.AsAsync("gestion");
        site.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 26, 13, 30, 0, TimeSpan.FromHours(1)));
        var open = await desk.GetAsync(PresenceSite.Sheet);
        Assert.Contains("La liste de ce jour n’est pas déclarée complète", open.Words, StringComparison.Ordinal);

        var sent = await desk.PostAsync(PresenceSite.Sheet, PresenceSite.Sheet + "?jour=2026-11-26", ("eleve", site.Family.Lea.ToString("D")), ("eleve", site.Family.Tom.ToString("D")));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        var done = await desk.GetAsync(sent.Location!);
        Assert.Contains("1 élève attendu n’est pas venu, 0 élève est venu sans être attendu.", done.Words, StringComparison.Ordinal);
        Assert.Matches($"<input checked=\"checked\"[^>]*value=\"{site.Family.Lea:D}\"", done.Html);
        var closed = await desk.GetAsync(PresenceSite.Sheet + "?jour=2026-11-27");
        Assert.Contains("Le service de ce jour n’a pas commencé.", closed.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await desk.PostAsync(PresenceSite.Sheet, PresenceSite.Sheet + "?jour=2026-11-27")).Status);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["open"] = open.Html, ["done"] = done.Html, ["closed"] = closed.Html }));

        site.At(26, 19);
        await site.TellAsync();
        using var camille = await site.Family.AsAsync("camille");
        var read = await camille.GetAsync(PresenceSite.FamilyPage);
        Assert.Contains("Le repas de Léa, jeudi 26 novembre, était prévu. Le collège n’a pas vu Léa à la cantine.", read.Words, StringComparison.Ordinal);
        Assert.Contains("Léa devait être au collège à midi ? Appelez-le :", read.Words, StringComparison.Ordinal);
        Assert.Contains("Déjà noté MARTIN Léa, 5 B : attendu, pas venu", (await desk.GetAsync(PresenceSite.Sheet)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contest_waits_on_the_first_page_of_the_office_and_its_answer_reaches_the_family()
    {
        await using var site = await PresenceSite.ToldAsync();
        using var camille = await site.Family.AsAsync("camille");
        using var desk = await site.Family.AsAsync("gestion");
        Assert.DoesNotContain("pointage contesté", (await desk.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        var empty = await desk.GetAsync(PresenceSite.Contests);
        await camille.PostAsync(PresenceSite.FamilyPage, PresenceSite.FamilyPage, site.Lunch);

        Assert.Contains("1 pointage contesté, réponse due au plus tard le jeudi 3 décembre", (await desk.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        var list = await desk.GetAsync(PresenceSite.Contests);
        Assert.Contains("MARTIN Léa, 5 B mardi 24 novembre vu à la cantine au plus tard le jeudi 3 décembre", list.Words, StringComparison.Ordinal);
        var path = PathOf(list);
        var asked = await desk.GetAsync(path);
        Assert.Contains("vu à la cantine, noté à la porte, par la vie scolaire", asked.Words, StringComparison.Ordinal);
        var nothing = await desk.PostAsync(path, path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Choisissez une des trois réponses.", nothing.Words, StringComparison.Ordinal);

        Assert.Equal(PresenceSite.Contests + "?fait", (await desk.PostAsync(path, path, ("reponse", "doute"))).Location);
        Assert.Equal(path, (await desk.PostAsync(PresenceSite.Sheet, path, ("reponse", "maintenu"))).Location);
        Assert.Contains("C’est enregistré", (await desk.GetAsync(PresenceSite.Contests + "?fait")).Words, StringComparison.Ordinal);
        var answered = await desk.GetAsync(path);
        Assert.Contains("Répondu : Impossible à vérifier : le doute est pour la famille.", answered.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("pointage contesté,", (await desk.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        Assert.Contains("Le collège ne peut pas le savoir. Le doute est pour vous", (await camille.GetAsync(PresenceSite.FamilyPage)).Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["empty"] = empty.Html, ["list"] = list.Html, ["asked"] = asked.Html, ["nothing"] = nothing.Html, ["answered"] = answered.Html,
        }));
    }

    private static string PathOf(Answer list) => System.Text.RegularExpressions.Regex.Match(list.Html, $"{PresenceSite.Contests}/[0-9a-f-]{{36}}").Value;
}
