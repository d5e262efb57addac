using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Office;

namespace AntiGaspi.Web.Tests.PupilLife;

/// <summary>Pupils' life declares, sees and withdraws the trips of its classes: no other event, and no euro on the way.</summary>
public sealed class TripPagesTests
{
    private const string Trips = "/vie-scolaire/sorties";

    [Fact]
    public async Task A_trip_is_declared_seen_and_withdrawn_without_an_amount()
    {
        await using var college = await CalendarSite.StartAsync();
        using var lou = await college.AsAsync("vie-scolaire");
        var empty = await lou.GetAsync(Trips);
        Assert.Contains("Aucune sortie en cours ou à venir.", empty.Words, StringComparison.Ordinal);
        var choice = await lou.GetAsync(CalendarSite.Declaring);
        var form = college.Form("sortie", "2026-12-07", "2026-12-08", division: "5 B", label: "musée");

        var told = await CalendarSite.TellAsync(lou, form);
        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains("Rien n’est encore enregistré.", told.Words, StringComparison.Ordinal);
        var done = await CalendarSite.ConfirmAsync(lou, form);
        var page = CalendarSite.PageOf(done);
        Assert.Equal((HttpStatusCode.SeeOther, page + "?fait=oui"), (done.Status, done.Location));
        var declared = await lou.GetAsync(done.Location!);
        var planned = await college.PlannedAsync(new(2026, 12, 7), division: "5 B") + await college.PlannedAsync(new(2026, 12, 8), division: "5 B");
        Assert.Contains($"{planned} repas retirés.", declared.Words, StringComparison.Ordinal);
        var list = await lou.GetAsync(Trips);
        Assert.Contains($"Sortie ou voyage, classe 5 B, du lundi 7 décembre au mardi 8 décembre (musée) {planned}", list.Words, StringComparison.Ordinal);

        Assert.Equal(page + "?fait=oui", (await lou.PostAsync(page, page)).Location);
        var withdrawn = await lou.GetAsync(page + "?fait=oui");
        Assert.Contains("L’événement est retiré.", withdrawn.Words, StringComparison.Ordinal);

        var seen = new Dictionary<string, Answer> { ["empty"] = empty, ["choice"] = choice, ["told"] = told, ["declared"] = declared, ["list"] = list, ["withdrawn"] = withdrawn };
        Assert.All(seen, one => Assert.DoesNotContain("€", one.Value.Words, StringComparison.Ordinal));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(seen.ToDictionary(one => one.Key, one => one.Value.Html)));

        // The check has teeth: the office reads the amount on the very same page.
        using var gestion = await college.AsAsync("gestion");
        Assert.Contains("€", (await gestion.GetAsync(page)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("greve")]
    [InlineData("fermeture")]
    [InlineData("stage")]
    [InlineData("rattrapage")]
    [InlineData("fete")]
    public async Task No_other_event_is_declared_or_seen(string kind)
    {
        await using var college = await CalendarSite.StartAsync();
        using var lou = await college.AsAsync("vie-scolaire");
        using var gestion = await college.AsAsync("gestion");
        var strike = CalendarSite.PageOf(await CalendarSite.ConfirmAsync(gestion, college.Form("greve", "2026-12-11")));

        var answer = await CalendarSite.ConfirmAsync(lou, college.Form(kind, "2026-12-14", division: "5 B", weekday: "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Le genre de l’événement manque ou n’existe pas.", answer.Words, StringComparison.Ordinal);
        Assert.Equal(1, await college.Site.NumberAsync("select count(*) from calendar_event where tenant = @tenant"));
        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync(strike)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lou.PostAsync("/", strike)).Status);
        Assert.DoesNotContain("Grève", (await lou.GetAsync(Trips)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_the_form_is_said_beside_its_field()
    {
        await using var college = await CalendarSite.StartAsync();
        using var lou = await college.AsAsync("vie-scolaire");

        var answer = await CalendarSite.TellAsync(lou, college.Form("sortie", "demain", division: "9 Z"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Le premier jour manque ou n’est pas une date.", answer.Words, StringComparison.Ordinal);
        Assert.Contains("La classe manque, ou n’est pas une classe du collège.", answer.Words, StringComparison.Ordinal);
    }
}
