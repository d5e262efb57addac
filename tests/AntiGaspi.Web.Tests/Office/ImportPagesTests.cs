using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Jobs;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>An import of SIECLE through its pages, against counts of the tables that share nothing with them.</summary>
public sealed class ImportPagesTests
{
    [Fact]
    public async Task The_page_says_what_to_export_and_what_was_imported()
    {
        await using var import = await ImportSite.StartAsync();
        var page = await import.Office.GetAsync(ImportSite.Page);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Exploitation › Exports standard › Exports XML génériques", page.Words, StringComparison.Ordinal);
        Assert.Contains("Dernier export importé : lundi 5 octobre 2026, 9 h 11 (collège Jean-Moulin, 0609994M).", page.Words, StringComparison.Ordinal);
        Assert.Contains("élèves ajoutés", page.Words, StringComparison.Ordinal);
        Assert.Contains("enctype=\"multipart/form-data\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_its_confirmation_writes_exactly_what_it_said()
    {
        await using var import = await ImportSite.StartAsync();
        await AssertSavesWhatItSaysAsync(import, ImportSite.NextMonth, "0609994M", "2026-11-20", left: 1, removed: 0);
    }

    [Fact]
    public async Task Links_that_vanish_are_counted_named_and_ended()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        await import.SavedAsync(ImportSite.Set("college-40"));
        await AssertSavesWhatItSaysAsync(import, ImportSite.Set("college-40-mois-suivant"), "0609991J", "2026-11-03", left: 1, removed: 1);
    }

    [Fact]
    public async Task The_preview_names_the_pupils_the_regimes_and_what_to_look_at()
    {
        await using var import = await ImportSite.StartAsync();
        var page = await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.NextMonth));

        Assert.Contains("demi-pensionnaire, 4 jours", page.Words, StringComparison.Ordinal);
        foreach (var list in new[] { "sans payeur désigné", "plusieurs payeurs", "régime est à préciser", "sans classe", "sans INE", "homonymes", "peut-être en double", "électroniques? partagées?" })
        {
            Assert.Matches($"<summary>[\\d\u00A0]+ [^<]*{list}</summary>\\s*<ul>\\s*<li>", WebUtility.HtmlDecode(page.Html));
        }

        Assert.Matches("ligne \\d+ \\(.*(réexportez|Réexportez)", page.Words);
    }

    [Fact]
    public async Task A_list_shows_fifty_names_and_how_many_more()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609992K");
        var page = await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.Set("college-600")));
        var added = Regex.Match(page.Html, "<summary>(?<count>\\d+)[^<]*ajoutés</summary>(?<list>.*?)</details>", RegexOptions.Singleline);

        Assert.Equal(51, Regex.Count(added.Groups["list"].Value, "<li>"));
        Assert.Contains($"et {int.Parse(added.Groups["count"].Value, null) - 50} autres", added.Groups["list"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_files_twice_change_nothing_and_the_page_says_so()
    {
        await using var import = await ImportSite.StartAsync();
        var before = await import.EverythingAsync();
        var preview = await import.PreviewedAsync(ImportSite.SameMonth);
        var page = await import.Office.GetAsync(preview);
        Assert.Contains("Aucun changement : le collège est déjà à jour de ces fichiers.", page.Words, StringComparison.Ordinal);

        var done = await import.SaveAsync(preview, page);

        Assert.Equal((HttpStatusCode.SeeOther, before, 0L), (done.Status, await import.EverythingAsync(), await import.WaitingFilesAsync()));
        Assert.Contains("Le collège était déjà à jour de ces fichiers : rien n’a été écrit.", (await import.Office.GetAsync(done.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_in_another_order_and_under_other_names_are_the_same_files()
    {
        await using var import = await ImportSite.StartAsync();
        var one = ImportSite.KeyOf(await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.NextMonth)));
        var other = ImportSite.KeyOf(await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.NextMonth.Reverse().Select((file, rank) => ($"{rank}.bin", file.Content)))));
        Assert.Equal(one, other);
    }

    [Fact]
    public async Task A_button_that_is_pressed_twice_leads_to_what_the_first_press_did()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        var preview = await import.PreviewedAsync(ImportSite.Set("college-40"));
        var page = await import.Office.GetAsync(preview);

        var first = await import.Office.PostAsync(ImportSite.Page, preview, [.. ImportSite.Hidden(page), ("acte", "enregistrer")]);
        var everything = await import.EverythingAsync();
        var second = await import.Office.PostAsync(ImportSite.Page, preview, [.. ImportSite.Hidden(page), ("acte", "enregistrer")]);

        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (second.Status, second.Location));
        Assert.Equal(everything, await import.EverythingAsync());
    }

    [Fact]
    public async Task Giving_up_deletes_the_files_and_writes_nothing()
    {
        await using var import = await ImportSite.StartAsync();
        var before = await import.EverythingAsync();
        var preview = await import.PreviewedAsync(ImportSite.NextMonth);

        var answer = await import.Office.PostAsync(preview, preview, ("acte", "abandonner"));

        Assert.Equal((HttpStatusCode.SeeOther, 0L, before), (answer.Status, await import.WaitingFilesAsync(), await import.EverythingAsync()));
        Assert.Contains("Importation abandonnée", (await import.Office.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await import.Office.GetAsync(preview)).Status);
    }

    [Fact]
    public async Task Files_wait_half_an_hour_and_are_then_deleted_by_the_job()
    {
        await using var import = await ImportSite.StartAsync();
        var preview = await import.PreviewedAsync(ImportSite.NextMonth);
        var page = await import.Office.GetAsync(preview);
        var before = await import.EverythingAsync();
        import.Site.Clock!.AdvanceTo(StorySite.Start.AddMinutes(30));

        var gone = await import.Office.GetAsync(preview);
        var late = await import.Office.PostAsync(ImportSite.Page, preview, [.. ImportSite.Hidden(page), ("acte", "enregistrer")]);

        Assert.Equal(HttpStatusCode.NotFound, gone.Status);
        Assert.Contains("Envoyez-les de nouveau", gone.Words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, before), (late.Status, await import.EverythingAsync()));
        Assert.Equal(3, await new DropOldUploads(import.Site.Db, new SiecleUploads(import.Site.Db), import.Site.Clock).RunAsync());
        Assert.Equal(0, await import.WaitingFilesAsync());
    }

    [Fact]
    public async Task Every_page_of_the_journey_is_valid_html()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        var preview = await import.PreviewedAsync(ImportSite.Set("college-40"));
        var shown = await import.Office.GetAsync(preview);
        var done = await import.SaveAsync(preview, shown);
        var many = await import.PreviewedAsync(ImportSite.Broken("06-identifiants-en-double.xml"));
        var pages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["envoi"] = (await import.Office.GetAsync(ImportSite.Page)).Html,
            ["refus"] = (await import.SendAsync(ImportSite.Broken("01-tronque.xml"))).Html,
            ["aperçu"] = shown.Html,
            ["faite"] = (await import.Office.GetAsync(done.Location!)).Html,
            ["départs"] = (await import.Office.GetAsync(many)).Html,
            ["second bouton"] = (await import.SaveAsync(many, await import.Office.GetAsync(many))).Html,
            ["autre année"] = (await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.Broken("07-autre-annee.xml")))).Html,
            ["parti"] = (await import.Office.GetAsync($"{ImportSite.Page}/x")).Html,
            ["abandon"] = (await import.Office.GetAsync($"{ImportSite.Page}?fait=abandon")).Html,
        };
        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
        Assert.All(pages.Values, html => Assert.DoesNotContain("style=", html, StringComparison.Ordinal));
    }

    private static async Task AssertSavesWhatItSaysAsync(
        ImportSite import, IReadOnlyList<(string Name, byte[] Content)> files, string uai, string exportDay, long left, long removed)
    {
        var (everything, before) = (await import.EverythingAsync(), await CountsAsync(import, uai, exportDay));
        var preview = await import.PreviewedAsync(files);
        var page = await import.Office.GetAsync(preview);
        Assert.Equal((HttpStatusCode.OK, everything, 3L), (page.Status, await import.EverythingAsync(), await import.WaitingFilesAsync()));
        var added = Number(page, "élèves? ajoutés?");
        Assert.Equal((true, left, removed), (added > 0, Number(page, "élèves? partis?"), Number(page, "liens? de responsabilité retirés?")));

        var done = await import.SaveAsync(preview, page);
        done = done.Status == HttpStatusCode.Conflict ? await import.SaveAsync(preview, done) : done;

        Assert.Matches("^/gestion/importations/faite/[0-9a-f-]{36}$", done.Location);
        var after = await CountsAsync(import, uai, exportDay);
        Assert.Equal((added, removed, 1L, 0L), (after.Pupils - before.Pupils, after.Ended - before.Ended, after.Imports - before.Imports, await import.WaitingFilesAsync()));
        Assert.Equal(added - left, after.Present - before.Present);
        var record = await import.Office.GetAsync(done.Location!);
        Assert.Equal((added, left, removed), (Number(record, "élèves? ajoutés?"), Number(record, "élèves? partis?"), Number(record, "liens? de responsabilité retirés?")));
        Assert.Contains("aujourd’hui à 8 h 42, par Claude Bernard", record.Words, StringComparison.Ordinal);
        Assert.Contains(done.Location!, (await import.Office.GetAsync(ImportSite.Page)).Html, StringComparison.Ordinal);
    }

    private static long Number(Answer page, string words) =>
        long.TryParse(Regex.Match(page.Words, $"(?<count>\\d+) {words}").Groups["count"].Value, out var number) ? number : 0;

    private static async Task<(long Pupils, long Present, long Ended, long Imports)> CountsAsync(ImportSite import, string uai, string exportDay) => (
        await import.Site.NumberAsync("select count(*) from pupil"),
        await import.Site.NumberAsync(
            "select count(*) from pupil p join school s using (tenant, school_id) where s.uai = @uai and coalesce(p.exit_day, '9999') >= @exportDay", new { uai, exportDay }),
        await import.Site.NumberAsync("select count(*) from guardian_link where ended_at is not null"),
        await import.Site.NumberAsync("select count(*) from siecle_import"));
}
