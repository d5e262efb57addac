using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>What must not be imported, must not be seen, or must be asked twice: a clear French answer, and not a row changed.</summary>
public sealed class ImportRefusalsTests
{
    // The six files that are read in part, or only belong elsewhere: each has its own test below.
    private static readonly string[] Readable = ["05", "06", "07", "10a"];

    public static TheoryData<string> Unreadable => new(Directory.GetFiles(Repository.PathOf("tests", "data", "siecle", "broken"))
        .Select(file => Path.GetFileName(file)!).Where(name => !Readable.Any(one => name.StartsWith(one, StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_broken_file_is_refused_by_its_name_with_what_to_do_and_changes_nothing(string file)
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        var before = await import.EverythingAsync();

        var answer = await import.SendAsync(ImportSite.Broken(file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(file.StartsWith("03", StringComparison.Ordinal) ? "0609977U" : file, answer.Words, StringComparison.Ordinal);
        Assert.Contains("Rien n’a été importé.", answer.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"#fichiers\"", answer.Html, StringComparison.Ordinal);
        Assert.Equal((before, 0L), (await import.EverythingAsync(), await import.WaitingFilesAsync()));
    }

    [Theory]
    [InlineData("05a-eleves-identifiants-manquants.xml", "pas d’identifiant ELEVE_ID")]
    [InlineData("05b-responsables-identifiants-manquants.xml", "pas d’identifiant PERSONNE_ID")]
    [InlineData("06-identifiants-en-double.xml", "deux élèves portent le même ELEVE_ID")]
    [InlineData("10a-chemin-hors-archive.zip", "Ce qui changerait")]
    public async Task A_file_with_wrong_records_is_previewed_with_each_of_them(string file, string words)
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        var page = await import.Office.GetAsync(await import.PreviewedAsync(ImportSite.Broken(file)));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_another_school_are_refused_by_naming_it_and_are_not_kept()
    {
        await using var import = await ImportSite.StartAsync();
        var before = await import.EverythingAsync();
        var answer = await import.SendAsync(ImportSite.Set("college-40"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("l’établissement 0609991J, qui n’est pas un des vôtres", answer.Words, StringComparison.Ordinal);
        Assert.Contains("(collège Jean-Moulin, 0609994M)", answer.Words, StringComparison.Ordinal);
        Assert.Equal((before, 0L), (await import.EverythingAsync(), await import.WaitingFilesAsync()));
    }

    [Fact]
    public async Task More_than_two_percent_leaving_needs_the_second_button_with_its_number()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        await import.SavedAsync(ImportSite.Set("college-40"));
        var before = await import.EverythingAsync();
        var preview = await import.PreviewedAsync(ImportSite.Broken("06-identifiants-en-double.xml"));
        var page = await import.Office.GetAsync(preview);
        var leaving = Regex.Match(page.Words, "(?<count>\\d+) élèves sur \\d+ partiraient").Groups["count"].Value;
        Assert.DoesNotContain("name=\"departs\"", page.Html, StringComparison.Ordinal);

        var asked = await import.SaveAsync(preview, page);
        var wrong = await import.Office.PostAsync(preview, preview, [.. ImportSite.Hidden(page), ("departs", "1"), ("acte", "enregistrer")]);
        Assert.All([asked, wrong], answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        Assert.Contains($"Enregistrer et faire partir {leaving} élèves", asked.Words, StringComparison.Ordinal);
        Assert.Equal(before, await import.EverythingAsync());

        Assert.Equal(HttpStatusCode.SeeOther, (await import.SaveAsync(preview, asked)).Status);
        Assert.Equal(long.Parse(leaving, null), await import.Site.NumberAsync(
            "select count(*) from pupil p join school s using (tenant, school_id) where s.uai = '0609991J' and p.exit_day = (select max(x.exit_day) from pupil x where x.school_id = p.school_id and x.exit_day < '2026-10-05')"));
    }

    [Fact]
    public async Task Another_school_year_is_asked_for_before_its_numbers_are_shown_and_saved()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        await import.SavedAsync(ImportSite.Set("college-40"));
        var before = await import.EverythingAsync();
        var preview = await import.PreviewedAsync(ImportSite.Broken("07-autre-annee.xml"));

        var asked = await import.Office.GetAsync(preview);
        Assert.Contains("Une autre année scolaire", asked.Words, StringComparison.Ordinal);
        Assert.Contains("2025-2026", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"cle\"", asked.Html, StringComparison.Ordinal);
        Assert.Contains("Une autre année scolaire", (await import.Office.GetAsync($"{preview}?annee=2031")).Words, StringComparison.Ordinal);

        var shown = await import.Office.GetAsync($"{preview}?annee=2025");
        Assert.Contains(("annee", "2025"), ImportSite.Hidden(shown));
        Assert.Contains("Enregistrer l’année 2025-2026", shown.Words, StringComparison.Ordinal);
        var forgotten = await import.Office.PostAsync(preview, preview, ("cle", ImportSite.KeyOf(shown)), ("acte", "enregistrer"));
        Assert.Contains("Une autre année scolaire", forgotten.Words, StringComparison.Ordinal);
        Assert.Equal(before, await import.EverythingAsync());

        var done = await import.SaveAsync(preview, shown);
        done = done.Status == HttpStatusCode.Conflict ? await import.SaveAsync(preview, done) : done;
        Assert.Contains("année scolaire 2025-2026", (await import.Office.GetAsync(done.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_that_is_no_longer_true_is_shown_anew()
    {
        await using var import = await ImportSite.StartAsync();
        var preview = await import.PreviewedAsync(ImportSite.NextMonth);
        var page = await import.Office.GetAsync(preview);
        await import.Site.Db.WriteAsync(ImportSite.OfficeScope, transaction => transaction.ExecuteAsync(
            "update pupil set division = '3Z' where tenant = @tenant and siecle_id = '1501149'"));
        var before = await import.EverythingAsync();

        var answer = await import.SaveAsync(preview, page);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Le collège a changé depuis cet aperçu.", answer.Words, StringComparison.Ordinal);
        Assert.Contains("au lieu de 3Z", answer.Words, StringComparison.Ordinal);
        Assert.NotEqual(ImportSite.KeyOf(page), ImportSite.KeyOf(answer));
        Assert.Equal(before, await import.EverythingAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_changes_nothing()
    {
        await using var import = await ImportSite.StartAsync();
        var preview = await import.PreviewedAsync(ImportSite.NextMonth);
        var key = ("cle", ImportSite.KeyOf(await import.Office.GetAsync(preview)));
        var before = await import.EverythingAsync();
        var save = ("acte", "enregistrer");
        (string, string)[][] cases = [[], [key], [save], [save, ("cle", "")], [save, key, key], [save, save, key], [("acte", "autre"), key]];
        foreach (var fields in cases)
        {
            var answer = await import.Office.PostAsync(preview, preview, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Rien n’a été importé.", answer.Words, StringComparison.Ordinal);
        }

        foreach (var wrong in new[] { "x", new string('a', 60_000) })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await import.Office.PostAsync(preview, preview, save, ("cle", wrong))).Status);
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await import.Office.PostAsync(preview, preview, save, ("cle", new string('a', 70_000)))).Status);
        Assert.Equal(before, await import.EverythingAsync());
    }

    [Fact]
    public async Task Files_that_are_missing_empty_too_many_or_elsewhere_are_refused_in_words()
    {
        await using var import = await ImportSite.StartAsync();
        var file = ImportSite.NextMonth[0];
        var none = await import.SendAsync();
        var elsewhere = await import.Office.PostFilesAsync(ImportSite.Page, "autre", file);
        var empty = await import.SendAsync(("vide.xml", []));
        var many = await import.SendAsync(Enumerable.Repeat(file, 11));
        var hostile = await import.SendAsync(("../\u202E<script>" + new string('x', 500) + ".xml", [1, 2, 3]));

        Assert.All([none, elsewhere, empty, many, hostile], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.All([none, elsewhere], answer => Assert.Contains("Aucun fichier n’a été reçu.", answer.Words, StringComparison.Ordinal));
        Assert.Contains("Plus de dix fichiers", many.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", hostile.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 100), hostile.Html, StringComparison.Ordinal);
        Assert.Equal(0, await import.WaitingFilesAsync());
    }

    [Fact]
    public async Task The_files_of_another_account_are_not_found_as_those_that_never_were()
    {
        await using var import = await ImportSite.StartAsync();
        var foreign = await new SiecleUploads(import.Site.Db).KeepAsync(
            ImportSite.OfficeScope with { AccountId = ImportSite.AccountOf("principal") },
            ImportSite.NextMonth.Select(file => new UploadedFile(file.Name, file.Content)).ToList(), StorySite.Start);
        var (theirs, nobodys) = ($"{ImportSite.Page}/{foreign}", $"{ImportSite.Page}/{Ids.New(StorySite.Start)}");

        var (seen, absent) = (await import.Office.GetAsync(theirs), await import.Office.GetAsync(nobodys));
        Assert.Equal((HttpStatusCode.NotFound, Bare(absent)), (seen.Status, Bare(seen)));
        foreach (var act in new[] { "enregistrer", "abandonner" })
        {
            var (one, other) = (await SendAsync(import, theirs, act), await SendAsync(import, nobodys, act));
            Assert.Equal((other.Status, other.Location, Bare(other)), (one.Status, one.Location, Bare(one)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await import.Office.GetAsync($"{ImportSite.Page}/x")).Status);
        Assert.Equal(3, await import.WaitingFilesAsync());
    }

    [Fact]
    public async Task The_import_of_another_school_is_not_found()
    {
        await using var import = await ImportSite.StartAsync();
        foreach (var (uai, expected) in new[] { (DemoSchools.JeanMoulin, HttpStatusCode.OK), (DemoSchools.RosaParks, HttpStatusCode.NotFound) })
        {
            var id = (await import.Site.Db.ReadAsync<Guid>(
                ImportSite.OfficeScope, "select i.import_id from siecle_import i join school s using (tenant, school_id) where i.tenant = @tenant and s.uai = @uai", new { uai })).Single();
            Assert.Equal(expected, (await import.Office.GetAsync($"{ImportSite.Page}/faite/{id}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await import.Office.GetAsync($"{ImportSite.Page}/faite/x")).Status);
    }

    [Theory]
    [InlineData("camille")]
    [InlineData("chef")]
    [InlineData("principal")]
    [InlineData("vie-scolaire")]
    [InlineData("comptable")]
    [InlineData("departement")]
    public async Task Nobody_but_the_office_finds_these_pages(string persona)
    {
        await using var import = await ImportSite.StartAsync();
        var preview = await import.PreviewedAsync(ImportSite.NextMonth);
        using var visitor = await import.Site.NewVisitor().AsAsync(persona);
        foreach (var page in new[] { ImportSite.Page, preview, $"{ImportSite.Page}/faite/{Guid.Empty}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(page)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostFilesAsync(ImportSite.Page, ImportSite.Field, ImportSite.NextMonth)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/connexion/demo", preview, ("acte", "abandonner"))).Status);
        Assert.Equal(3, await import.WaitingFilesAsync());
    }

    private static Task<Answer> SendAsync(ImportSite import, string path, string act) =>
        import.Office.PostAsync(ImportSite.Page, path, ("acte", act), ("cle", "x"), ("fichiers", "x"));

    // Without the antiforgery token of the header's form, which is never twice the same.
    private static string Bare(Answer page) => Regex.Replace(page.Html, "name=\"__RequestVerificationToken\"[^>]*>", "");
}
