using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Accessibility;
using AntiGaspi.Web.Tests.Architecture;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Authority;

/// <summary>A collectivité dresses its pages in a real browser, and everything is asked of them again in its colours.</summary>
[Trait("Needs", "Browser")]
public sealed class AppearanceInBrowserTests(Chromium chromium)
{
    private const string Drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 150 60\"><rect width=\"60\" height=\"60\" rx=\"8\" fill=\"#6a1b9a\"/><path d=\"M14 44 30 12l16 32z\" fill=\"#fff\"/><g fill=\"#6a1b9a\"><rect x=\"72\" y=\"12\" width=\"70\" height=\"14\"/><rect x=\"72\" y=\"34\" width=\"46\" height=\"14\"/></g></svg>";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_chooses_and_a_family_sees(bool javaScript)
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk, javaScript);
        var page = await DressAsync(visitor, site);
        Assert.Contains("C’est enregistré", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await using var family = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var meals = await SignInAsync(family, site, "camille");
        Assert.Equal("rgb(106, 27, 154)", await ColourAsync(meals, "main .fr-btn >> nth=0", "background-color"));
        Assert.True(await meals.Locator("header img").EvaluateAsync<int>("picture => picture.naturalWidth") > 0);
    }

    [Fact]
    public async Task A_look_is_tried_on_at_each_width_before_it_is_saved()
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await SignInAsync(visitor, site, "departement");
        await page.GotoAsync(new Uri(site.Address, "/collectivite/apparence").ToString());
        await page.GetByLabel("Couleur des actes et des liens").FillAsync("#6a1b9a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Essayer sur cette page" }).ClickAsync();
        await page.WaitForLoadStateAsync();

        Assert.Equal("rgb(106, 27, 154)", await ColourAsync(page, "main .fr-btn >> nth=0", "background-color"));
        Assert.Contains("rien n’est enregistré", await page.Locator(":focus").InnerTextAsync(), StringComparison.Ordinal);
        await Look.AtEachWidthAsync(page, "apparence-essai");
    }

    [Fact]
    public async Task Every_question_is_asked_again_in_the_colours_of_a_collectivite()
    {
        await using var site = await StorySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        await DressAsync(visitor, site);
        List<string> faults = [];
        foreach (var (persona, path) in new[] { ("departement", "/collectivite/apparence"), ("camille", "/famille"), ("chef", "/cuisine"), ("", "/stats") })
        {
            await using var reader = await chromium.NewVisitorAsync();
            var page = await SignInAsync(reader, site, persona);
            await page.GotoAsync(new Uri(site.Address, path).ToString());
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await PicturesAsync(page, $"teinte-{path.Split('/')[1]}-{(scheme == ColorScheme.Dark ? "nuit" : "jour")}");
            }

            await page.SetViewportSizeAsync((int)ScreenWidth.Phone, 640);
            faults.AddRange((await new PageLook(page, await reader.NewCDPSessionAsync(page)).AskAsync()).Select(one => $"{path}: {one.Question}: {one.Fault}"));
        }

        Findings.None(faults);
    }

    private static async Task PicturesAsync(IPage page, string name)
    {
        foreach (var width in Enum.GetValues<ScreenWidth>())
        {
            await page.SetViewportSizeAsync((int)width, 800);
            await Chromium.ScreenshotAsync(page, $"{name}-{(int)width}");
        }
    }

    private static async Task<IPage> DressAsync(IBrowserContext visitor, StorySite site)
    {
        var file = Path.Combine(Janitor.NewFolder("logo"), "logo.svg");
        await File.WriteAllTextAsync(file, Drawing, TestContext.Current.CancellationToken);
        var page = await SignInAsync(visitor, site, "departement");
        await page.GetByRole(AriaRole.Link, new() { Name = "Apparence" }).ClickAsync();
        await page.GetByLabel("Nom affiché").FillAsync("Département de l’Oise");
        await page.GetByLabel("Couleur des actes et des liens").FillAsync("#6a1b9a");
        await page.GetByLabel("Couleur de l’information").FillAsync("#00497a");
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
        await page.GetByLabel("Ce que dit le logo").FillAsync("Oise, le Département");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await page.WaitForURLAsync("**/collectivite/apparence?fait");
        return page;
    }

    private static async Task<IPage> SignInAsync(IBrowserContext visitor, StorySite site, string persona)
    {
        var page = await visitor.NewPageAsync();
        if (persona.Length > 0)
        {
            await page.GotoAsync(new Uri(site.Address, "/connexion/demo").ToString());
            await page.Locator($"button[value={persona}]").ClickAsync();
            await page.WaitForLoadStateAsync();
        }

        return page;
    }

    private static Task<string> ColourAsync(IPage page, string selector, string property) =>
        page.Locator(selector).EvaluateAsync<string>("(element, property) => getComputedStyle(element).getPropertyValue(property)", property);
}
