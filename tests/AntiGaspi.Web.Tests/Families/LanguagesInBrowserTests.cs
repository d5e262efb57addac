using AntiGaspi.App.Languages;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The family's pages in other languages and in easy French, in a real browser: from right to left, with longer words, on small screens, and without scripts.</summary>
[Trait("Needs", "Browser")]
public sealed class LanguagesInBrowserTests(Chromium chromium)
{
    private const int Smallest = 320;

    private static readonly (string Name, string Path)[] Pages =
    [
        ("repas", "/famille"), ("jours", "/famille/jours"), ("remboursements", "/famille/remboursements"), ("enfants", "/famille/enfants"), ("messages", "/famille/messages"), ("absences", "/famille/absences"),
        ("mes-donnees", "/famille/mes-donnees?partie=meal_plan"), ("semaines", "/famille/semaines"), ("mois", "/famille/mois?mois=2026-12"), ("langue", "/famille/langue"), ("historique", "/famille/historique"),
    ];

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("uk", "ltr")]
    [InlineData("en", "ltr")]
    [InlineData(Language.EasyFrench, "ltr")]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_a_small_screen(string code, string direction)
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(family.Site.Address, $"/connexion?lang={code}").ToString());
        await LookAsync(page, $"langue-{code}-connexion", direction);
        await page.Locator("main a[href^='/connexion/demo']").ClickAsync();
        await page.Locator("button[value=camille]").ClickAsync();
        await page.WaitForLoadStateAsync();
        await ChooseAsync(page, family, code);
        foreach (var (name, path) in Pages)
        {
            await page.GotoAsync(new Uri(family.Site.Address, path).ToString());
            await LookAsync(page, $"langue-{code}-{name}", direction);
        }

        await page.GotoAsync(new Uri(family.Site.Address, "/famille").ToString());
        await page.Locator("main button[name=repas]").First.ClickAsync();
        await page.WaitForURLAsync("**fait=**");
        await LookAsync(page, $"langue-{code}-fait", direction);
    }

    [Fact]
    public async Task Without_scripts_the_language_is_chosen_and_a_meal_cancelled_in_it()
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(javaScript: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await page.Locator("button[value=camille]").ClickAsync();
        await ChooseAsync(page, family, "ar");

        await page.GotoAsync(new Uri(family.Site.Address, "/famille").ToString());
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^إلغاء وجبة Léa") }).First.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("لن يأكل Léa في المطعم المدرسي");
    }

    private static async Task ChooseAsync(IPage page, FamilySite family, string code)
    {
        await page.GotoAsync(new Uri(family.Site.Address, "/famille/langue").ToString());
        await page.Locator($"main button[value={code}]").ClickAsync();
        await page.WaitForURLAsync("**enregistre");
    }

    private static async Task LookAsync(IPage page, string picture, string direction)
    {
        Assert.Equal(direction, await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).direction"));
        await page.SetViewportSizeAsync(Smallest, 640);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{picture} is wider than the smallest screen.");
        await page.SetViewportSizeAsync((int)ScreenWidth.Phone, 640);
        await Look.AtAsync(page, picture);
    }
}
