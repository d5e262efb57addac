using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>A family's meals in its own agenda: a secret address, made and revoked on a page, that opens the meals and nothing else.</summary>
public sealed class AgendaTests
{
    private const string Page = "/famille/agenda";

    [Fact]
    public async Task An_agenda_reads_the_meals_eaten_and_cancelled_and_the_deadlines()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        var (page, address) = await MakeAsync(camille);
        using var agenda = family.Site.NewVisitor();

        var file = await agenda.GetAsync(address);
        var read = await NodeScript.CalendarAsync(file.Html);

        Assert.Equal(("text/calendar; charset=utf-8", "no-store"), (file.Header("Content-Type"), file.Header("Cache-Control")));
        Assert.Equal(("2.0", "Repas à la cantine"), (read.Version, read.Name));
        Assert.Equal(("Léa : repas décommandé", "CANCELLED"), Of(read, family.Lea, "2026-11-24"));
        Assert.Equal(("Léa : repas prévu", "CONFIRMED"), Of(read, family.Lea, "2026-11-26"));
        Assert.Contains(read.Events, one => one.Description.Replace('\u00A0', ' ') == "Vous pouvez le décommander jusqu’au mardi 24 novembre à 10 h 00.");
        Assert.Contains(read.Events, one => one.Start == "2026-11-24T09:00:00Z" && one.Summary.StartsWith("Dernier moment pour décommander", StringComparison.Ordinal));
        Assert.Equal(read.Events.Count, read.Events.Select(one => one.Uid).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("€", file.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("MARTIN", file.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["made"] = page, ["later"] = (await camille.GetAsync(Page)).Html }));
    }

    [Fact]
    public async Task The_address_is_shown_once_and_a_new_one_revokes_it()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (_, first) = await MakeAsync(camille);
        Assert.DoesNotContain(".ics", (await camille.GetAsync(Page)).Html, StringComparison.Ordinal);
        var (_, second) = await MakeAsync(camille);
        using var agenda = family.Site.NewVisitor();

        Assert.Equal(HttpStatusCode.NotFound, (await agenda.GetAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await agenda.GetAsync(second)).Status);

        var ended = await camille.PostAsync(Page, Page + "?handler=End");
        Assert.Contains("L’adresse ne sert plus", (await camille.GetAsync(ended.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agenda.GetAsync(second)).Status);
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from calendar_feed"));
        Assert.Equal(3, await family.Site.NumberAsync("select count(*) from audit where tenant = @tenant and action like 'feed.%'"));
    }

    [Fact]
    public async Task An_adult_who_is_suspended_reads_nothing_more()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (_, address) = await MakeAsync(camille);
        await family.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            "update guardian set suspended_at = @now where tenant = @tenant and account_id = @camille", new { now = StorySite.Start.ToStored(), camille = Persona.All[0].AccountId }));
        using var agenda = family.Site.NewVisitor();

        Assert.Empty((await NodeScript.CalendarAsync((await agenda.GetAsync(address)).Html)).Events);
    }

    [Theory]
    [InlineData("/agenda/DEMO/rien.ics")]
    [InlineData("/agenda/DEMO/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    [InlineData("/agenda/000/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")]
    public async Task A_wrong_address_answers_as_one_that_does_not_exist(string address)
    {
        await using var family = await FamilySite.StartAsync();
        using var agenda = family.Site.NewVisitor();

        var answer = await agenda.GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, (await agenda.GetAsync("/agenda/nulle/part")).Html), (answer.Status, answer.Html));
    }

    private static async Task<(string Page, string Address)> MakeAsync(Visitor camille)
    {
        var page = (await camille.PostAsync(Page, Page)).Html;
        return (page, new Uri(Regex.Match(page, "href=\"(?<address>http[^\"]+\\.ics)\"").Groups["address"].Value).AbsolutePath);
    }

    private static (string Summary, string Status) Of(AgendaRead read, Guid pupil, string day)
    {
        var found = read.Events.Single(one => one.Start == day && one.Uid.StartsWith(pupil.ToString("N"), StringComparison.Ordinal));
        return (found.Summary.Replace('\u00A0', ' '), found.Status);
    }
}
