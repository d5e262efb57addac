using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Presence;

/// <summary>The whole way in a real browser, on every screen, with and without JavaScript: the door, the message, the tap, the answer.</summary>
[Trait("Needs", "Browser")]
public sealed class PresenceInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(ScreenWidth.Phone, false)]
    [InlineData(ScreenWidth.Phone, true)]
    [InlineData(ScreenWidth.Tablet, true)]
    [InlineData(ScreenWidth.Desk, true)]
    public async Task Who_came_is_marked_told_contested_and_answered(ScreenWidth width, bool javaScript)
    {
        await using var site = await PresenceSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(width, javaScript);
        var page = await browser.NewPageAsync();
        Task LookAsync(string name) => Look.AtAsync(page, $"pointage-{name}-{(int)width}", javaScript);

        await EnterAsync(page, site, "vie-scolaire");
        await page.GetByRole(AriaRole.Button, new() { Name = "Venu quand même, MARTIN Léa" }).ClickAsync();
        await LookAsync("porte");

        site.At(24, 19);
        await site.TellAsync();
        await page.GotoAsync(At(site, await site.LinkAsync()));
        await LookAsync("lien");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ce n’est pas exact, Léa, mardi 24 novembre" }).ClickAsync();
        await LookAsync("lien-fait");
        Assert.Contains("C’est noté", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await EnterAsync(page, site, "gestion");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("pointage contesté, réponse due") }).ClickAsync();
        await LookAsync("contestations");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^MARTIN Léa") }).ClickAsync();
        await page.GetByLabel("La famille a raison").CheckAsync();
        await LookAsync("reponse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Répondre à la famille" }).ClickAsync();
        await page.GotoAsync(At(site, PresenceSite.Sheet));
        await LookAsync("liste");

        await EnterAsync(page, site, "camille");
        await LookAsync("repas");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lire, et dire si ce n’est pas exact" }).ClickAsync();
        await LookAsync("famille");
        Assert.Contains("vous avez raison, c’est corrigé", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task EnterAsync(IPage page, PresenceSite site, string persona)
    {
        await page.GotoAsync(At(site, "/connexion/demo"));
        await page.Locator($"button[value={persona}]").ClickAsync();
    }

    private static string At(PresenceSite site, string path) => new Uri(site.Site.Address, path).ToString();
}
