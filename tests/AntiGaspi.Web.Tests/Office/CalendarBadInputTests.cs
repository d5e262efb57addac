using System.Net;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Office.CalendarSite;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>Missing, wrong, foreign, oversized, repeated and late values: a clear French answer, never a fault of ours, and nothing written.</summary>
public sealed class CalendarBadInputTests
{
    [Fact]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_changes_nothing()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var before = await college.WrittenAsync();
        foreach (var (form, words) in Cases(college))
        {
            foreach (var send in new Func<Visitor, IEnumerable<(string, string)>, Task<Answer>>[] { TellAsync, ConfirmAsync })
            {
                var answer = await send(gestion, form);
                Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"{string.Join(' ', form)}: {answer.Status}");
                Assert.Contains(words, answer.Words, StringComparison.Ordinal);
                Assert.Contains("Rien n’a été changé", answer.Words, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await college.WrittenAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_its_cause_and_changes_nothing()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        Assert.Equal(HttpStatusCode.SeeOther, (await ConfirmAsync(gestion, college.Form("fermeture", "2026-12-10"))).Status);
        var before = await college.WrittenAsync();
        foreach (var (form, words) in new[]
        {
            (college.Form("fermeture", "2026-11-28", "2026-11-29"), "Le restaurant ne sert aucun de ces jours"),
            (college.Form("greve", "9999-12-30", "9999-12-31"), "Le restaurant ne sert aucun de ces jours"),
            (college.Form("greve", "2026-12-10"), "Le restaurant est déjà fermé ces jours-là"),
            (college.Form("sortie", "2026-11-23", division: "3A"), "L’effectif d’un de ces jours est déjà figé"),
            (college.Form("stage", "2026-11-20", "2026-12-04", division: "3A"), "L’effectif d’un de ces jours est déjà figé"),
            (college.Form("sortie", "2026-12-10", division: "3A"), "Aucun élève de cette classe n’est attendu"),
            (college.Form("rattrapage", "2026-11-24", weekday: "5"), "Le restaurant sert déjà ce jour-là"),
            (college.Form("rattrapage", "2026-11-18", weekday: "5"), "L’heure limite de ce jour serait déjà passée"),
        })
        {
            foreach (var send in new Func<Visitor, IEnumerable<(string, string)>, Task<Answer>>[] { TellAsync, ConfirmAsync })
            {
                var answer = await send(gestion, form);
                Assert.True(answer.Status == HttpStatusCode.Conflict, $"{string.Join(' ', form)}: {answer.Status}");
                Assert.Contains(words, answer.Words, StringComparison.Ordinal);
                Assert.Contains("Rien n’a été changé", answer.Words, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await college.WrittenAsync());
    }

    [Fact]
    public async Task The_deadline_of_a_day_to_add_is_kept_to_the_millisecond()
    {
        await using var college = await StartAsync();

        // Wednesday 25 November would close on Tuesday 24 at ten.
        var form = college.Form("rattrapage", "2026-11-25", weekday: "5");
        college.Site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)).AddMilliseconds(-1));
        using var early = await college.AsAsync("gestion");
        Assert.Equal(HttpStatusCode.OK, (await TellAsync(early, form)).Status);
        college.Site.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)));
        Assert.Equal(HttpStatusCode.Conflict, (await ConfirmAsync(early, form)).Status);
        Assert.Equal(0, await college.Site.NumberAsync("select count(*) from calendar_event"));
    }

    [Fact]
    public async Task A_form_too_large_too_numerous_or_without_its_token_gets_a_page()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var before = await college.WrittenAsync();
        var large = await ConfirmAsync(gestion, college.Form("fermeture", "2026-12-10", label: new string('a', 70_000)));
        var many = await ConfirmAsync(gestion, Enumerable.Range(0, 1_100).Select(i => ("x", $"{i}")));
        var bare = await gestion.PostBareAsync(Declaring, [.. college.Form("fermeture", "2026-12-10"), ("etape", "declarer")]);
        Assert.Equal([HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], new[] { large.Status, many.Status, bare.Status });
        Assert.Equal(before, await college.WrittenAsync());
    }

    [Fact]
    public async Task Going_back_to_change_keeps_what_was_typed_and_declares_nothing()
    {
        await using var college = await StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var form = college.Form("sortie", "2026-12-08", "2026-12-10", division: "3A", label: "musée <b>d’Orsay</b>");
        var page = await gestion.PostAsync($"{Declaring}?genre=sortie", Declaring, [.. form, ("etape", "modifier")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var kept in new[] { "value=\"2026-12-08\"", "value=\"2026-12-10\"", "value=\"3A\" selected", "musée &lt;b&gt;d’Orsay&lt;/b&gt;", form[0].Item2 })
        {
            Assert.Contains(kept, page.Html.Replace("selected=\"selected\" value=\"3A\"", "value=\"3A\" selected", StringComparison.Ordinal).Replace("value=\"3A\" selected=\"selected\"", "value=\"3A\" selected", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(0, await college.Site.NumberAsync("select count(*) from calendar_event"));
    }

    private static IEnumerable<((string, string)[] Form, string Words)> Cases(CalendarSite college)
    {
        (string, string)[] right = college.Form("fermeture", "2026-12-10");
        yield return ([], "Le genre de l’événement manque");
        yield return (With(right, "genre", "vacances"), "Le genre de l’événement manque");
        yield return ([.. right, ("genre", "greve")], "Le genre de l’événement manque");
        foreach (var op in new[] { "", "x", Guid.Empty.ToString() })
        {
            yield return (With(right, "op", op), "La page était incomplète");
        }

        yield return ([.. right, right[0]], "La page était incomplète");
        yield return (right.Where(field => field.Item1 != "op").ToArray(), "La page était incomplète");
        foreach (var day in new[] { "", "x", "10/12/2026", "2026-02-30", "2026-12-10T00:00" })
        {
            yield return (With(right, "du", day), "Le premier jour manque");
        }

        yield return ([.. right, ("du", "2026-12-11")], "Le premier jour manque");
        yield return (With(right, "au", "demain"), "Le dernier jour n’est pas une date");
        yield return (With(right, "au", "2026-12-09"), "Le dernier jour est avant le premier");
        yield return (With(right, "au", "2027-02-10"), "62 jours au plus");
        yield return (college.Form("greve", "0001-01-01", "9999-12-31"), "62 jours au plus");
        yield return (college.Form("greve", "2026-08-31"), "année scolaire terminée");
        yield return (college.Form("greve", "0001-01-01", "0001-01-02"), "année scolaire terminée");
        foreach (var kind in new[] { "sortie", "stage" })
        {
            foreach (var division in new[] { "", "9Z", "3a", "3A;" })
            {
                yield return (college.Form(kind, "2026-12-10", division: division), "La classe manque");
            }

            yield return ([.. college.Form(kind, "2026-12-10", division: "3A"), ("classe", "3C")], "La classe manque");
        }

        foreach (var weekday in new[] { "", "0", "3", "6", "8", "x", "-1" })
        {
            yield return (college.Form("rattrapage", "2026-12-09", weekday: weekday), "Le jour de la semaine manque");
        }

        yield return (college.Form("rattrapage", "2026-12-09", "2026-12-12", weekday: "5"), "se déclare seul");
        yield return (college.Form("rattrapage", "2026-12-06", weekday: "5"), "est un dimanche ou un jour férié");
        yield return (college.Form("rattrapage", "2027-05-17", weekday: "5"), "est un dimanche ou un jour férié");
        yield return (With(right, "libelle", new string('a', 61)), "La précision dépasse 60 signes");
        yield return (With(right, "libelle", "sortie \u202Eelocé"), "n’est pas du texte");
        yield return (With(right, "libelle", "une\nligne"), "La précision dépasse 60 signes");
        yield return ([.. right, ("libelle", "b")], "La précision dépasse 60 signes");
    }

    private static (string, string)[] With((string, string)[] form, string name, string value) =>
        form.Select(field => field.Item1 == name ? (name, value) : field).ToArray();
}
