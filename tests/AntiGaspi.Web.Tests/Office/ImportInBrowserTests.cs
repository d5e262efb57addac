using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>An import in a real browser, with real files, as the office does it each month.</summary>
[Trait("Needs", "Browser")]
public sealed class ImportInBrowserTests(Chromium chromium)
{
    private static readonly string[] NextMonth = [.. DemoSchools.FilesOf($"{DemoSchools.JeanMoulin}-novembre")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_are_chosen_previewed_saved_and_told(bool javaScript)
    {
        await using var import = await ImportSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk, javaScript);
        var page = await OfficeAsync(visitor, import);

        await SendAsync(page, NextMonth);
        Assert.Contains("1 élève ajouté", await WordsAsync(page), StringComparison.Ordinal);
        await page.GetByText("1 élève parti").ClickAsync();
        Assert.Contains("dernier jour", await WordsAsync(page), StringComparison.Ordinal);
        await ClickAsync(page, "Enregistrer");
        Assert.Matches("/gestion/importations/faite/", page.Url);
        Assert.Contains("1 élève ajouté", await WordsAsync(page), StringComparison.Ordinal);

        await page.GotoAsync(new Uri(import.Site.Address, ImportSite.Page).ToString());
        await SendAsync(page, NextMonth);
        Assert.Contains("Aucun changement", await WordsAsync(page), StringComparison.Ordinal);
        await ClickAsync(page, "Abandonner");
        Assert.Contains("Importation abandonnée", await WordsAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_sent_by_mistake_gets_a_page_and_not_a_broken_line()
    {
        await using var import = await ImportSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await OfficeAsync(visitor, import);
        var film = Path.Combine(Janitor.NewFolder("film"), "film.zip");
        await File.WriteAllBytesAsync(film, new byte[40_000_000], TestContext.Current.CancellationToken);
        await SendAsync(page, film);
        Assert.Contains("Cet envoi est trop lourd", await WordsAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen()
    {
        await using var import = await ImportSite.StartAsync();
        await import.AddSchoolAsync("0609991J");
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await OfficeAsync(visitor, import);
        await LookAsync(page, "envoi");
        await SendAsync(page, Broken("01-tronque.xml"));
        await LookAsync(page, "refus");
        await OpenAsync(page, import);
        await SendAsync(page, NextMonth);
        await LookAsync(page, "apercu");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await LookAsync(page, "apercu-ouvert");
        await ClickAsync(page, "Enregistrer");
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await LookAsync(page, "faite");
        await import.SavedAsync(ImportSite.Set("college-40"));
        await OpenAsync(page, import);
        await SendAsync(page, Broken("06-identifiants-en-double.xml"));
        await LookAsync(page, "departs");
        await ClickAsync(page, "Enregistrer");
        await LookAsync(page, "second-bouton");
        await OpenAsync(page, import);
        await SendAsync(page, Broken("07-autre-annee.xml"));
        await LookAsync(page, "autre-annee");
        await page.GotoAsync(new Uri(import.Site.Address, $"{ImportSite.Page}/x").ToString());
        await LookAsync(page, "plus-la");
    }

    private static string Broken(string name) => Repository.PathOf("tests", "data", "siecle", "broken", name);

    private static async Task<IPage> OfficeAsync(IBrowserContext visitor, ImportSite import)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(import.Site.Address, "/connexion/demo").ToString());
        await page.Locator("button[value='gestion']").ClickAsync();
        await OpenAsync(page, import);
        return page;
    }

    private static async Task OpenAsync(IPage page, ImportSite import) => await page.GotoAsync(new Uri(import.Site.Address, ImportSite.Page).ToString());

    private static async Task SendAsync(IPage page, params string[] files)
    {
        await page.GetByLabel("Fichiers exportés de SIECLE").SetInputFilesAsync(files);
        await ClickAsync(page, "Voir ce qui changerait");
    }

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + button) }).ClickAsync();

    private static async Task<string> WordsAsync(IPage page) => Regex.Replace((await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' '), @"\s+", " ");

    private static Task LookAsync(IPage page, string name) => Look.AtEachWidthAsync(page, $"importation-{name}");
}
