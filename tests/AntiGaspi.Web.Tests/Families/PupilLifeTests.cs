using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Noon is a matter of safety: what a cancellation is not worth stands on every confirmation, and the vie scolaire may be told.</summary>
public sealed class PupilLifeTests
{
    private const string Sentence = "Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.";
    private const string Offer = "Prévenir aussi la vie scolaire";
    private const string TellPupilLife = "/famille/vie-scolaire";

    [Fact]
    public async Task Where_the_college_opens_it_a_cancellation_offers_it_and_the_supervisors_read_it()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await OpenAsync(family);
        var done = await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 24)));
        Assert.Contains(Offer, done.Words, StringComparison.Ordinal);
        Assert.Contains("action=\"/famille/vie-scolaire\"", done.Html, StringComparison.Ordinal);

        var told = await DoneAsync(camille, await camille.PostAsync("/famille", TellPupilLife, family.Op(), Meal(family.Lea, 11, 24)));

        Assert.Contains("La vie scolaire est prévenue : Léa ne mangera pas mardi 24 novembre.", told.Words, StringComparison.Ordinal);
        using var lou = await family.AsAsync("vie-scolaire");
        var door = await lou.GetAsync("/vie-scolaire");
        Assert.Contains("Absences dont les familles vous ont prévenus", door.Words, StringComparison.Ordinal);
        Assert.Contains("demain, mardi 24 novembre MARTIN Léa 5 B", door.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Camille", door.Words, StringComparison.Ordinal);
        using var desk = await family.AsAsync("gestion");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["done"] = done.Html, ["told"] = told.Html, ["door"] = door.Html, ["settings"] = (await desk.GetAsync("/gestion/reglages?fait")).Html,
        }));

        await camille.PostAsync("/famille", Restore, family.Op(), Meal(family.Lea, 11, 24));
        Assert.DoesNotContain("MARTIN Léa", (await lou.GetAsync("/vie-scolaire")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_offered_before_the_college_opens_it_nor_to_the_families_of_another()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 24)));
        Assert.DoesNotContain(Offer, before.Words, StringComparison.Ordinal);
        var refused = await camille.PostAsync("/famille", TellPupilLife, family.Op(), Meal(family.Lea, 11, 24));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Ce collège ne prévient pas la vie scolaire par ce service", refused.Words, StringComparison.OrdinalIgnoreCase);

        await OpenAsync(family);
        var other = await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Tom, 11, 24)));
        Assert.DoesNotContain(Offer, other.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Told_again_by_the_other_parent_what_was_told_first_stays()
    {
        await using var family = await FamilySite.StartAsync();
        await OpenAsync(family);
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        var cancelled = await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 24));
        var told = await camille.PostAsync("/famille", TellPupilLife, family.Op(), Meal(family.Lea, 11, 24));

        var again = await dominique.PostAsync("/famille", TellPupilLife, family.Op(), Meal(family.Lea, 11, 24));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.DoesNotContain("n’a pas été prévenue", again.Words, StringComparison.Ordinal);
        Assert.Contains("Léa, mardi 24 novembre : la vie scolaire est déjà prévenue de cette absence. Vous n’avez rien à faire.", again.Words, StringComparison.Ordinal);
        Assert.Contains("La vie scolaire est prévenue : Léa ne mangera pas mardi 24 novembre.", (await DoneAsync(camille, told)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Offer, (await DoneAsync(camille, cancelled)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_tells_it_for_a_parent_who_calls()
    {
        await using var family = await FamilySite.StartAsync();
        await OpenAsync(family);
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        var done = await DoneAsync(desk, await desk.PostAsync(card, $"{card}/decommander", family.Op(), Meal(family.Lea, 11, 24)));
        Assert.Contains($"action=\"{card}/vie-scolaire\"", done.Html, StringComparison.Ordinal);

        var told = await DoneAsync(desk, await desk.PostAsync(card, $"{card}/vie-scolaire", family.Op(), Meal(family.Lea, 11, 24)));

        Assert.Contains("La vie scolaire est prévenue", told.Words, StringComparison.Ordinal);
        Assert.Contains(Sentence, told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cancellation_is_not_worth_stands_on_every_confirmation_of_an_absence()
    {
        await using var family = await FamilySite.StartAsync();
        await OpenAsync(family);
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        List<Answer> confirmations =
        [
            await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 11, 24))),
            await DoneAsync(camille, await camille.PostAsync("/famille", TellPupilLife, family.Op(), Meal(family.Lea, 11, 24))),
            await DoneAsync(camille, await camille.PostAsync("/famille", Tell, family.Op(), Meal(family.Lea, 11, 23))),
            await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), ("semaine", "2026-11-30"))),
            await DoneAsync(camille, await camille.PostAsync("/famille", Cancel, family.Op(), ("mois", "2026-12"), ("jours", "1"))),
            await DoneAsync(dominique, await dominique.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 12, 8))),
            await DoneAsync(desk, await desk.PostAsync(card, $"{card}/decommander", family.Op(), Meal(family.Lea, 12, 10))),
            await DoneAsync(desk, await desk.PostAsync(card, $"{card}/vie-scolaire", family.Op(), Meal(family.Lea, 12, 10))),
        ];
        Assert.All(confirmations, confirmation => Assert.Contains(Sentence, confirmation.Words, StringComparison.Ordinal));

        camille.Accept = "application/json";
        var program = await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 12, 11));
        Assert.Contains("ni autorisation de sortie ni justification", program.Html, StringComparison.Ordinal);

        // The check has teeth: what brings a child back says nothing of it.
        camille.Accept = null;
        var back = await DoneAsync(camille, await camille.PostAsync("/famille", Restore, family.Op(), Meal(family.Lea, 11, 24)));
        Assert.DoesNotContain(Sentence, back.Words, StringComparison.Ordinal);
    }

    private static async Task OpenAsync(FamilySite family)
    {
        using var desk = await family.AsAsync("gestion");
        var school = await family.Site.Db.ReadAsync<Guid>(
            AntiGaspi.Domain.Basics.Scope.Service(Persona.Tenant), "select school_id from school where tenant = @tenant and uai = @JeanMoulin", new { DemoSchools.JeanMoulin });
        var answer = await desk.PostAsync("/gestion/reglages", "/gestion/reglages", ("college", school[0].ToString("D")), ("vie-scolaire", "oui"));
        Assert.Equal((HttpStatusCode.SeeOther, "/gestion/reglages?fait"), (answer.Status, answer.Location));
        Assert.Contains("C’est enregistré", (await desk.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
    }

    private static async Task<Answer> DoneAsync(Visitor visitor, Answer sent)
    {
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return await visitor.GetAsync(sent.Location!);
    }
}
