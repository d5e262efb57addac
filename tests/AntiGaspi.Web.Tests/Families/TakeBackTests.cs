using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>A family that told the kitchen after the deadline comes back on it in one touch, until the service begins; the desk does the same.</summary>
public sealed class TakeBackTests
{
    private const string TakeBack = "/famille/retirer";

    [Fact]
    public async Task An_absence_of_this_noon_is_told_taken_back_and_told_again()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var owed = await family.BalanceAsync(family.Lea);
        var told = await DoneAsync(camille, await camille.PostAsync("/famille", Tell, family.Op(), Meal(family.Lea, 11, 23)));
        Assert.Contains($"action=\"{TakeBack}\"", told.Html, StringComparison.Ordinal);
        Assert.Contains("Retirer l’absence de Léa, aujourd’hui, lundi 23 novembre", WebUtility.HtmlDecode(told.Html), StringComparison.Ordinal);

        var back = await DoneAsync(camille, await camille.PostAsync("/famille", TakeBack, family.Op(), Meal(family.Lea, 11, 23)));
        Assert.Contains("La cuisine est prévenue : Léa mangera lundi 23 novembre. Rien n’est changé sur la facture.", back.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ni autorisation de sortie ni justification", back.Words, StringComparison.Ordinal);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from late_notice where tenant = @tenant and pupil_id = @Lea", new { family.Lea }));

        var twice = await camille.PostAsync("/famille", TakeBack, family.Op(), Meal(family.Lea, 11, 23));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("L’absence n’a pas été retirée", twice.Words, StringComparison.Ordinal);
        await DoneAsync(camille, await camille.PostAsync("/famille", Tell, family.Op(), Meal(family.Lea, 11, 23)));
        Assert.Equal(owed, await family.BalanceAsync(family.Lea));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["told"] = told.Html, ["back"] = back.Html, ["twice"] = twice.Html }));
    }

    [Fact]
    public async Task The_desk_takes_it_back_for_a_parent_who_calls_until_the_service_begins()
    {
        await using var family = await FamilySite.StartAsync();
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        await DoneAsync(desk, await desk.PostAsync(card, $"{card}/prevenir", family.Op(), Meal(family.Lea, 11, 23)));
        var back = await DoneAsync(desk, await desk.PostAsync(card, $"{card}/retirer", family.Op(), Meal(family.Lea, 11, 23)));
        Assert.Contains("Léa mangera lundi 23 novembre.", back.Words, StringComparison.Ordinal);

        await DoneAsync(desk, await desk.PostAsync(card, $"{card}/prevenir", family.Op(), Meal(family.Lea, 11, 23)));
        family.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 13, 0, 0, TimeSpan.FromHours(1)));
        var late = await desk.PostAsync(card, $"{card}/retirer", family.Op(), Meal(family.Lea, 11, 23));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Un élève qui vient mange toujours.", late.Words, StringComparison.Ordinal);
    }

    private static async Task<Answer> DoneAsync(Visitor visitor, Answer sent)
    {
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        return await visitor.GetAsync(sent.Location!);
    }
}
