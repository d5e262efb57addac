using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The desk in a real browser: a parent calls, and the keyboard alone is enough.</summary>
[Trait("Needs", "Browser")]
public sealed class OfficeInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_who_calls_is_served_by_the_keyboard_alone(bool javaScript)
    {
        await using var site = await OfficeSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk, javaScript);
        var page = await visitor.NewPageAsync();
        await SignInAsync(page, site);

        // The field takes the focus by itself: the name, Enter, the pupil among its namesakes, then the first button of the page.
        await page.Locator("[name=nom]:focus").WaitForAsync();
        await page.WaitForLoadStateAsync();
        await page.Keyboard.TypeAsync("martin l");
        await page.Keyboard.PressAsync("Enter");

        // On the page of the answers the field takes the focus again: a key before that would search once more.
        await page.WaitForURLAsync("**/gestion/eleves");
        await page.Locator("[name=nom]:focus").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "MARTIN Léa" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/gestion/eleves/*-*");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Décommander le repas de Léa") }).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**fait=**");

        var words = (await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ');
        Assert.Contains("3,35 € seront déduits de la facture de la famille.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen()
    {
        await using var site = await OfficeSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await SignInAsync(page, site);
        var card = OfficeSite.Card(site.Family.Lea);
        foreach (var (name, path) in new (string Name, string Path)[]
        {
            ("accueil", "/gestion"), ("liste", "/gestion/eleves?liste=regime"), ("fiche", card), ("compte", card + "/compte"),
            ("forfait", card + "/forfait"), ("histoire", card + "/repas/2026-11-27/1"), ("absences", card + "/absences"), ("semaines", card + "/semaines"), ("vu", card + "/pointage"), ("mois", card + "/mois"), ("reglages", "/gestion/reglages"),
        })
        {
            await page.GotoAsync(new Uri(site.Site.Address, path).ToString());
            await Look.AtEachWidthAsync(page, $"gestion-{name}");
        }
    }

    private static async Task SignInAsync(IPage page, OfficeSite site)
    {
        await page.GotoAsync(new Uri(site.Site.Address, "/connexion/demo").ToString());
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Claude Bernard") }).ClickAsync();
    }
}
