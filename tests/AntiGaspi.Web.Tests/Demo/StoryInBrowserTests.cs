using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Demo;

/// <summary>The whole story in a real browser, with and without scripts, as a visitor of the demonstration plays it.</summary>
[Trait("Needs", "Browser")]
public sealed class StoryInBrowserTests(Chromium chromium)
{
    private const string Tuesday = "mardi 24 novembre";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_meal_goes_from_the_phone_to_the_kitchen_the_ledger_and_the_figures(bool javaScript)
    {
        var control = await NovemberWithoutTheActAsync();
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, site, "Ouvrir l’écran de la cuisine");
        var before = await TuesdayAsync(page);

        await OpenAsync(page, site, "Ouvrir le téléphone de Camille");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Décommander le repas de Léa, .*" + Tuesday) }).ClickAsync();
        Assert.Contains("3,35 €", await WordsAsync(page), StringComparison.Ordinal);

        await OpenAsync(page, site, "Ouvrir l’écran de la cuisine");
        Assert.Equal(before - 1, await TuesdayAsync(page));
        await ClickAsync(page, "Avancer à 9 h 59 min 50 s");
        Assert.Contains("ouvert jusqu’à aujourd’hui, 10 h 00", await WordsAsync(page), StringComparison.Ordinal);
        await ClickAsync(page, "Avancer à 10 h 01 min 30 s");
        Assert.Equal(before - 1, await TuesdayAsync(page));
        Assert.Contains("effectif figé aujourd’hui à 10 h 01", await WordsAsync(page), StringComparison.Ordinal);

        await OpenAsync(page, site, "Ouvrir le compte de Camille");
        Assert.Matches($"(?i){Tuesday}.*3,35 €", await WordsAsync(page));

        await page.GotoAsync(site.Address.ToString());
        await ClickAsync(page, "Avancer au 1er décembre");
        Assert.Equal(control + 1, await NovemberAsync(page, site));
        Assert.Contains("dont 1 depuis le départ de l’histoire", await WordsAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_demand_one_second_late_is_refused_in_words_and_the_kitchen_can_still_be_told(bool javaScript)
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, site, "Ouvrir le téléphone de Camille");

        // The page was drawn in time; the hour passes under the finger.
        site.Clock!.AdvanceTo(new DateTimeOffset(2026, 11, 23, 10, 0, 1, TimeSpan.FromHours(1)));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Décommander le repas de Léa, .*" + Tuesday) }).ClickAsync();

        Assert.Contains(
            "heure limite (lundi 23 novembre à 10 h 00) est passée : la cuisine a déjà compté ce repas, il reste facturé.",
            await WordsAsync(page), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Prévenir la cuisine") }).First.ClickAsync();
        await OpenAsync(page, site, "Ouvrir l’écran de la cuisine");
        Assert.Contains("1 absence signalée après l’heure limite", await WordsAsync(page), StringComparison.Ordinal);
        Assert.Contains("clos, figé à 10 h 01 min 30 s", await WordsAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen()
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, site, "Ouvrir l’écran de la cuisine");
        foreach (var path in new[] { "/", "/stats", "/cuisine", "/cuisine/semaines", "/cuisine/feuille/2026-11-23", "/cuisine/feuille/2026-11-24", "/cuisine/effectif/2026-11-24" })
        {
            await page.GotoAsync(new Uri(site.Address, path).ToString());
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            await Look.AtEachWidthAsync(page, $"cuisine-{path.Trim('/').Replace('/', '-')}");
        }
    }

    [Fact]
    public async Task Wet_hands_have_sixty_pixels_to_touch()
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, site, "Ouvrir l’écran de la cuisine");
        var heights = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.ag-kitchen :is(a, button)')].map(one => one.getBoundingClientRect().height)");
        Assert.NotEmpty(heights);
        Assert.All(heights, height => Assert.InRange(height, 60, 200));
    }

    private static async Task OpenAsync(IPage page, StorySite site, string step)
    {
        await page.GotoAsync(site.Address.ToString());
        await ClickAsync(page, step);
    }

    // The page is there once its styles are: heights are measured on it.
    private static async Task ClickAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }

    private static async Task<string> WordsAsync(IPage page) => Regex.Replace((await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' '), @"\s+", " ");

    private static async Task<int> TuesdayAsync(IPage page) => int.Parse(
        await page.Locator("section", new() { HasText = Tuesday }).Locator(".ag-number__value").InnerTextAsync(), null);

    private static async Task<int> NovemberAsync(IPage page, StorySite site)
    {
        await page.GotoAsync(new Uri(site.Address, "/stats").ToString());
        return int.Parse(Regex.Match(await page.ContentAsync(), "novembre&nbsp;2026</th><td[^>]*>(?<meals>\\d+)<").Groups["meals"].Value, null);
    }

    private async Task<int> NovemberWithoutTheActAsync()
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, site, "Avancer au 1er décembre");
        return await NovemberAsync(page, site);
    }
}
