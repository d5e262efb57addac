using System.Net;
using AntiGaspi.Tests.Support;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The weeks of a child and the month for the fridge, through the front door, for a family and at the desk.</summary>
public sealed class CustodyPagesTests
{
    private const string Page = "/famille/semaines";

    [Fact]
    public async Task A_parent_says_the_weeks_once_and_the_other_reads_them_and_no_name()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");

        var sent = await camille.PostAsync(Page, Page, ("enfant", family.Lea.ToString("D")), ("rythme", "1"), ("vacances", "2"), ("premiere", ""));

        Assert.Equal((HttpStatusCode.SeeOther, Page + "?fait"), (sent.Status, sent.Location));
        var mine = await camille.GetAsync(sent.Location!);
        Assert.Contains("C’est enregistré", mine.Words, StringComparison.Ordinal);
        var theirs = await dominique.GetAsync(Page);
        Assert.Contains("Vos semaines : les semaines paires. Vacances : première moitié les années paires. Dit par vous.", mine.Words, StringComparison.Ordinal);
        Assert.Contains("Les semaines de l’autre responsable : les semaines paires.", theirs.Words, StringComparison.Ordinal);
        Assert.Contains("Dit par l’autre responsable.", theirs.Words, StringComparison.Ordinal);
        Assert.All(new[] { "Camille", "€", "@" }, word => Assert.DoesNotContain(word, theirs.Words, StringComparison.Ordinal));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["mine"] = mine.Html, ["theirs"] = theirs.Html }));

        await dominique.PostAsync(Page, Page + "?handler=Forget", ("enfant", family.Lea.ToString("D")));
        Assert.DoesNotContain("les semaines paires.", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_says_no_weeks_is_refused_with_its_cause()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var late = await camille.PostAsync(Page, Page, ("enfant", family.Lea.ToString("D")), ("rythme", "3"), ("vacances", "1"));
        var wrong = await camille.PostAsync(Page, Page, ("enfant", family.Lea.ToString("D")), ("rythme", "9"), ("vacances", "1"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (late.Status, wrong.Status));
        Assert.Contains("La première semaine manque", late.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await camille.PostAsync(Page, Page, ("enfant", family.Foreign.ToString("D")), ("rythme", "1"), ("vacances", "1"))).Status);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from custody where tenant = @tenant"));
    }

    [Fact]
    public async Task The_desk_says_the_weeks_of_one_adult_for_a_parent_who_calls()
    {
        await using var family = await FamilySite.StartAsync();
        using var desk = await family.AsAsync("gestion");
        var page = $"/gestion/eleves/{family.Lea:D}/semaines";
        var adult = await family.Site.Db.ReadAsync<Guid>(
            AntiGaspi.Domain.Basics.Scope.Service(Web.Demo.Persona.Tenant), "select guardian_id from guardian_link where tenant = @tenant and pupil_id = @lea and is_payer", new { lea = family.Lea });

        var sent = await desk.PostAsync(page, page, ("responsable", adult[0].ToString("D")), ("rythme", "3"), ("premiere", "2026-11-23"), ("vacances", "1"));

        var done = await desk.GetAsync(sent.Location!);
        Assert.Contains("une semaine sur deux, celle du lundi 23 novembre 2026 comprise.", done.Words, StringComparison.Ordinal);
        using var camille = await family.AsAsync("camille");
        Assert.Contains("Dit par le collège.", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
        var refused = await desk.PostAsync(page, page, ("responsable", Guid.NewGuid().ToString("D")), ("rythme", "1"), ("vacances", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["desk"] = done.Html, ["refused"] = refused.Html }));
    }

    [Fact]
    public async Task The_month_for_the_fridge_tells_days_states_and_deadlines_and_no_amount()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var desk = await family.AsAsync("gestion");
        await camille.PostAsync("/famille", Cancel, family.Op(), Meal(family.Lea, 12, 8));

        var sheet = await camille.GetAsync("/famille/mois?mois=2026-12");
        var printed = await desk.GetAsync($"/gestion/eleves/{family.Lea:D}/mois?mois=2026-12");

        foreach (var page in new[] { sheet, printed })
        {
            Assert.Contains("Les repas : décembre 2026", page.Words, StringComparison.Ordinal);
            Assert.Contains("mardi 8 décembre repas décommandé lundi 7 décembre à 10 h 00", page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("€", page.Words, StringComparison.Ordinal);
        }

        Assert.Contains("Tom", sheet.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tom", printed.Words, StringComparison.Ordinal);
        Assert.Contains("novembre 2026", (await camille.GetAsync("/famille/mois?mois=x")).Words, StringComparison.Ordinal);
        Assert.Contains("novembre 2026", (await camille.GetAsync("/famille/mois?mois=1999-01")).Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["sheet"] = sheet.Html, ["printed"] = printed.Html, ["empty"] = (await camille.GetAsync("/famille/mois?mois=2027-08")).Html }));
    }
}
