using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Jobs;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using Microsoft.Extensions.DependencyInjection;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The absences that are said once, through the front door: a family's page, and the desk's for one that calls.</summary>
public sealed class AbsencePagesTests
{
    private const string Page = "/famille/absences";
    private const string Sentence = "Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.";

    [Fact]
    public async Task Every_Tuesday_is_declared_listed_explained_and_ended_in_one_gesture()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Une absence chaque semaine, ou jusqu’à nouvel ordre", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);

        var sent = await camille.PostAsync(Page, Page, Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-23"), ("au", "2026-12-08")));

        var done = await camille.GetAsync(sent.Location!);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre, mardi 1er et mardi 8 décembre. 10,05 € seront déduits de votre facture.", done.Words, StringComparison.Ordinal);
        Assert.Contains(Sentence, done.Words, StringComparison.Ordinal);
        Assert.Contains("Léa, chaque mardi, du lundi 23 novembre au mardi 8 décembre Dite par vous, lundi 23 novembre, 8 h 42.", done.Words, StringComparison.Ordinal);
        var story = (await camille.GetAsync($"/famille/repas/{family.Lea}/2026-12-01/1")).Words;
        Assert.Contains("Absence dite par la famille, chaque mardi, du lundi 23 novembre au mardi 8 décembre : reçue lundi 23 novembre, 8 h 42.", story, StringComparison.Ordinal);

        using var dominique = await family.AsAsync("dominique");
        var other = (await dominique.GetAsync(Page)).Words;
        Assert.Contains("Dite par l’autre responsable", other, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", other, StringComparison.Ordinal);
        Assert.DoesNotContain("€", other, StringComparison.Ordinal);

        var ended = await camille.PostAsync(Page, $"{Page}?handler=End", ("absence", AbsenceOf(done)));
        var back = (await camille.GetAsync(ended.Location!)).Words;
        Assert.Contains("Léa mangera mardi 24 novembre, mardi 1er et mardi 8 décembre.", back, StringComparison.Ordinal);
        Assert.Contains("Aucune absence n’est en cours.", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_further_notice_the_page_says_when_it_asks_then_asks_and_silence_is_told()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var sent = await camille.PostAsync(Page, Page, Open(family.Lea, ("du", "2026-11-23")));
        var done = (await camille.GetAsync(sent.Location!)).Words;
        Assert.Contains("Léa ne mangera pas mardi 24 novembre.", done, StringComparison.Ordinal);
        Assert.Contains("Prochaine question : lundi 23 novembre, 18 h 00, pour le repas de jeudi 26 novembre.", done, StringComparison.Ordinal);

        var meals = await camille.GetAsync("/famille");
        Assert.Contains("Une absence est en cours pour Léa.", meals.Words, StringComparison.Ordinal);
        Assert.Matches($"href=\"{Page}\">Répondre, ou terminer l’absence", meals.Html);

        family.Site.Clock!.AdvanceTo(StorySite.Start.AddHours(10));
        using var evening = await family.AsAsync("camille");
        var asked = await evening.GetAsync(Page);
        Assert.Contains("L’absence continue-t-elle jeudi 26 novembre ? Répondez avant mardi 24 novembre à 10 h 00. Sans réponse, le repas est prévu.", asked.Words, StringComparison.Ordinal);
        var yes = await evening.PostAsync(Page, $"{Page}?handler=Confirm", ("absence", AbsenceOf(asked)));
        Assert.Contains("Léa ne mangera pas jeudi 26 novembre.", (await evening.GetAsync(yes.Location!)).Words, StringComparison.Ordinal);

        family.Site.Clock.AdvanceTo(StorySite.Start.AddDays(4));
        await ActivatorUtilities.CreateInstance<FollowAbsences>(family.Site.Services, family.Site.Clock).RunAsync();
        using var friday = await family.AsAsync("camille");
        Assert.Contains("Personne n’a répondu : terminée", (await friday.GetAsync(Page)).Words, StringComparison.Ordinal);
        var late = await friday.PostAsync(Page, $"{Page}?handler=Confirm", ("absence", AbsenceOf(asked)));
        Assert.Contains("Cette absence était déjà terminée : l’enfant est attendu.", (await friday.GetAsync(late.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Until_further_notice_from_a_later_day_it_promises_a_question_and_no_cancellation()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        const string Cancelled = "select count(*) from cancellation where tenant = @tenant";
        var before = await family.Site.NumberAsync(Cancelled);

        var sent = await camille.PostAsync(Page, Page, Open(family.Lea, ("du", "2026-12-03")));
        var said = (await camille.GetAsync(sent.Location!)).Words;

        Assert.Contains("Avant chaque heure limite, nous vous demanderons le soir si l’absence continue. Sans réponse, le repas est prévu.", said, StringComparison.Ordinal);
        Assert.Equal(before, await family.Site.NumberAsync(Cancelled));
    }

    [Fact]
    public async Task The_desk_declares_confirms_and_ends_for_a_family_that_calls()
    {
        await using var family = await FamilySite.StartAsync();
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        var page = $"{card}/absences";
        Assert.Contains($"href=\"{page}\"", (await desk.GetAsync(card)).Html, StringComparison.Ordinal);

        var sent = await desk.PostAsync(page, page, Weekly(family.Lea, ("jours", "1"), ("jours", "4"), ("du", "2026-11-23"), ("au", "2026-12-04")));
        var done = await desk.GetAsync(sent.Location!);
        Assert.Contains("chaque lundi et jeudi, du lundi 23 novembre au vendredi 4 décembre Dite par vous", done.Words, StringComparison.Ordinal);
        Assert.Contains("de la facture de la famille", done.Words, StringComparison.Ordinal);
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Dite par le collège", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
        Assert.Contains("Absence dite par le collège, pour vous", (await camille.GetAsync($"/famille/repas/{family.Lea}/2026-11-30/1")).Words, StringComparison.Ordinal);

        var stranger = await family.Site.NumberAsync("select count(*) from standing_absence where tenant = @tenant and ended_at is null");
        var classmate = $"/gestion/eleves/{family.Foreign:D}/absences";
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostAsync(page, $"{classmate}?handler=End", ("absence", AbsenceOf(done)))).Status);
        Assert.Equal(stranger, await family.Site.NumberAsync("select count(*) from standing_absence where tenant = @tenant and ended_at is null"));
        var ended = await desk.PostAsync(page, $"{page}?handler=End", ("absence", AbsenceOf(done)));
        Assert.Contains("Aucune absence n’est en cours.", (await desk.GetAsync(ended.Location!)).Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["desk"] = done.Html, ["empty"] = (await desk.GetAsync(page)).Html, ["family"] = (await camille.GetAsync(Page)).Html }));
    }

    [Fact]
    public async Task What_cannot_be_declared_is_said_keeps_what_was_typed_and_changes_nothing()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        foreach (var (fields, words) in new ((string, string)[], string)[]
        {
            (Weekly(family.Lea, ("du", "2026-11-23")), "Aucun jour n’est coché"),
            (Weekly(family.Lea, ("jours", "9"), ("du", "2026-11-23")), "Aucun jour n’est coché"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "")), "La première date manque"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-22")), "La première date manque"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-23"), ("au", "x")), "La dernière date"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-23"), ("au", "2026-11-22")), "La dernière date"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-23"), ("au", "2027-09-01")), "L’absence dépasse l’année scolaire"),
            (Weekly(family.Lea, ("jours", "3"), ("du", "2026-11-23")), "Aucun repas n’est prévu ces jours-là"),
            (Weekly(family.Lea, ("jours", "2"), ("du", "2026-11-23")).Skip(1).ToArray(), "La page était incomplète"),
        })
        {
            var answer = await camille.PostAsync(Page, Page, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await camille.PostAsync(Page, Page, Weekly(family.Foreign, ("jours", "2"), ("du", "2026-11-23")))).Status);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from standing_absence where tenant = @tenant"));
        var kept = await camille.PostAsync(Page, Page, Weekly(family.Lea, ("jours", "3"), ("du", "2026-11-23")));
        Assert.Matches("value=\"3\"[^>]* checked|checked[^>]* value=\"3\"", kept.Html);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["problem"] = kept.Html }));
    }

    [Fact]
    public async Task A_remembered_phone_answers_the_question_of_the_evening()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedPhoneTests.RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(60));
        Assert.Equal(HttpStatusCode.OK, (await camille.GetAsync(Page)).Status);
    }

    private static (string, string)[] Weekly(Guid pupil, params (string, string)[] more) =>
        [("numero", NewId()), ("enfant", pupil.ToString("D")), ("rythme", "1"), .. more];

    private static (string, string)[] Open(Guid pupil, params (string, string)[] more) =>
        [("numero", NewId()), ("enfant", pupil.ToString("D")), ("rythme", "2"), .. more];

    private static string NewId() => Ids.New(StorySite.Start).ToString("D");

    private static string AbsenceOf(Answer page) => Regex.Match(page.Html, "name=\"absence\" value=\"(?<id>[^\"]+)\"").Groups["id"].Value;
}
