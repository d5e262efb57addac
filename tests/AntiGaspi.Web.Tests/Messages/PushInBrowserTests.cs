using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>In a real browser, with a push service of the test in place of its own: nothing is asked before the button is touched.</summary>
[Trait("Needs", "Browser")]
public sealed class PushInBrowserTests(Chromium chromium)
{
    // No service of the outside is reached: the browser's own manager is replaced, and says when it is asked.
    private const string Fake = """
        globalThis.asked = [];
        const ask = Notification.requestPermission.bind(Notification);
        Notification.requestPermission = () => { asked.push("permission"); return ask(); };
        PushManager.prototype.getSubscription = async () => null;
        PushManager.prototype.subscribe = async (options) => {
          asked.push("subscribe " + options.applicationServerKey + " " + options.userVisibleOnly);
          return { toJSON: () => ({ endpoint: "https://updates.push.services.mozilla.com/wpush/v2/essai",
            keys: { p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", auth: "BTBZMqHH6r4Tts7J_aSIgg" } }) };
        };
        """;

    [Theory]
    [InlineData(ScreenWidth.Phone)]
    [InlineData(ScreenWidth.Desk)]
    public async Task One_tap_adds_this_browser_and_nothing_is_asked_before(ScreenWidth width)
    {
        await using var family = await FamilySite.StartAsync(PushPagesTests.Telling());
        await using var browser = await chromium.NewVisitorAsync(width);
        await browser.GrantPermissionsAsync(["notifications"]);
        await browser.AddInitScriptAsync(Fake);
        var page = await OpenAsync(family, browser);
        Assert.Empty(await page.EvaluateAsync<string[]>("asked"));
        await Look.AtAsync(page, $"appareil-{(int)width}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Prévenir aussi sur cet appareil" }).ClickAsync();
        await page.WaitForURLAsync("**/famille/messages?inscrit");

        Assert.Contains("Cet appareil vous préviendra aussi.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await family.Site.NumberAsync("select count(*) from push_subscription where tenant = @tenant"));
        await Look.AtAsync(page, $"appareil-inscrit-{(int)width}");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Retirer") }).ClickAsync();
        Assert.Contains("Cet appareil ne vous préviendra plus.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_does_not_allow_it_is_told_what_to_do_and_nothing_is_kept()
    {
        await using var family = await FamilySite.StartAsync(PushPagesTests.Telling());
        await using var browser = await chromium.NewVisitorAsync(ScreenWidth.Phone);
        await browser.AddInitScriptAsync(Fake + "Notification.requestPermission = async () => 'denied';");
        var page = await OpenAsync(family, browser);

        await page.GetByRole(AriaRole.Button, new() { Name = "Prévenir aussi sur cet appareil" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Votre navigateur ne le permet pas pour ce site.")).ToBeVisibleAsync();
        Assert.Equal(0, await family.Site.NumberAsync("select count(*) from push_subscription where tenant = @tenant"));
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button_and_the_page_says_why()
    {
        await using var family = await FamilySite.StartAsync(PushPagesTests.Telling());
        await using var browser = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript: false);
        var page = await OpenAsync(family, browser);

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Prévenir aussi sur cet appareil" }).CountAsync());
        Assert.Contains("Si aucun bouton ne paraît ici", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Look.AtAsync(page, "appareil-sans-script", javaScript: false);
    }

    private static async Task<IPage> OpenAsync(FamilySite family, IBrowserContext browser)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await page.Locator("button[value=camille]").ClickAsync();
        await page.GotoAsync(new Uri(family.Site.Address, "/famille/messages").ToString());
        return page;
    }
}
