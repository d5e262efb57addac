using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>From the message to the cancelled meal in a real browser, on every screen, with and without JavaScript; and the page of choices.</summary>
[Trait("Needs", "Browser")]
public sealed class MealLinkInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(ScreenWidth.Phone, false)]
    [InlineData(ScreenWidth.Phone, true)]
    [InlineData(ScreenWidth.Tablet, true)]
    [InlineData(ScreenWidth.Desk, true)]
    public async Task Tomorrows_meal_is_cancelled_in_two_taps_from_the_message(ScreenWidth width, bool javaScript)
    {
        await using var linked = await LinkedSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(width, javaScript);
        var page = await browser.NewPageAsync();
        var before = await linked.Family.CancellationsAsync();
        var taps = 0;

        // The message names tomorrow's meal; its link is the first tap.
        await page.GotoAsync(At(linked, await linked.PathAsync() + "?jour=2026-11-24"));
        taps++;
        await Look.AtAsync(page, $"lien-{(int)width}", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Décommander les repas cochés" }).ClickAsync();
        taps++;

        Assert.Equal(2, taps);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(before + 1, await linked.Family.CancellationsAsync());
        await Look.AtAsync(page, $"lien-fait-{(int)width}", javaScript);

        await page.GetByRole(AriaRole.Button, new() { Name = "Rétablir", Exact = true }).First.ClickAsync();
        Assert.Equal(before, await linked.Family.CancellationsAsync());
        await Look.AtAsync(page, $"lien-retabli-{(int)width}", javaScript);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ce lien ne doit plus servir" }).ClickAsync();
        await Look.AtAsync(page, $"lien-ferme-{(int)width}", javaScript);
        await page.GotoAsync(At(linked, await linked.PathAsync("dominique") + "A"));
        await Look.AtAsync(page, $"lien-mort-{(int)width}", javaScript);
    }

    [Theory]
    [InlineData(ScreenWidth.Phone, false)]
    [InlineData(ScreenWidth.Phone, true)]
    [InlineData(ScreenWidth.Desk, true)]
    public async Task A_family_chooses_its_messages(ScreenWidth width, bool javaScript)
    {
        await using var linked = await LinkedSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(width, javaScript);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(At(linked, "/connexion/demo"));
        await page.Locator("button[value=camille]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choisir vos messages" }).ClickAsync();
        await Look.AtAsync(page, $"messages-{(int)width}", javaScript);
        await page.GetByLabel("Un rappel avant l’heure limite").CheckAsync();
        await page.GetByLabel("Jour du rappel").SelectOptionAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();

        Assert.True(await page.GetByLabel("Un rappel avant l’heure limite").IsCheckedAsync());
        Assert.Contains("C’est enregistré", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Look.AtAsync(page, $"messages-enregistres-{(int)width}", javaScript);
    }

    private static string At(LinkedSite linked, string path) => new Uri(linked.Site.Address, path).ToString();
}
