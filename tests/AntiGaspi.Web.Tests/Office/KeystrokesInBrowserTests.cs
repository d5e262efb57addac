using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>
/// A parent calls: the pupil by the beginning of a name, the meal, done. Every key is counted. At two keys a second, which is slow for whoever
/// works at a desk, fifteen seconds are thirty keys and three pages.
/// </summary>
[Trait("Needs", "Browser")]
public sealed class KeystrokesInBrowserTests(Chromium chromium)
{
    private const int MostKeys = 30;
    private const int MostPages = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_meal_is_cancelled_on_a_call_by_the_keyboard_alone_in_thirty_keys_and_three_pages(bool javaScript)
    {
        await using var site = await OfficeSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk, javaScript);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(site.Site.Address, "/connexion/demo").ToString());
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Claude Bernard") }).ClickAsync();
        await page.Locator("[name=nom]:focus").WaitForAsync();
        var (keys, pages) = (0, 0);
        async Task PressAsync(string key)
        {
            keys++;
            await page.Keyboard.PressAsync(key);
        }

        // The field has the focus: the beginning of the name without a thought for accents, Enter; one pupil alone is shown at once.
        foreach (var letter in "lea m")
        {
            await PressAsync(letter == ' ' ? "Space" : letter.ToString());
        }

        await PressAsync("Enter");
        await page.WaitForURLAsync("**/gestion/eleves**");
        pages += 1;
        if (!page.Url.Contains('-', StringComparison.Ordinal))
        {
            // Several begin so: the list, and the one who is meant.
            await PressAsync("Tab");
            await PressAsync("Enter");
            while (!await IsOnPupilAsync(page) && keys < MostKeys)
            {
                await PressAsync("Tab");
            }

            await PressAsync("Enter");
            await page.WaitForURLAsync("**/gestion/eleves/*-*");
            pages += 1;
        }

        // From the top of the page, the link that goes to its contents, then the first button.
        await PressAsync("Tab");
        await PressAsync("Enter");
        while (!await IsOnFirstMealAsync(page) && keys < MostKeys)
        {
            await PressAsync("Tab");
        }

        await PressAsync("Enter");
        await page.WaitForURLAsync("**fait=**");
        pages += 1;

        TestContext.Current.TestOutputHelper?.WriteLine($"{keys} keys, {pages} pages");
        Assert.InRange(keys, 1, MostKeys);
        Assert.InRange(pages, 1, MostPages);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<bool> IsOnPupilAsync(IPage page) =>
        await page.Locator("a:focus").CountAsync() == 1 && (await page.Locator("a:focus").InnerTextAsync()).StartsWith("MARTIN Léa", StringComparison.Ordinal);

    private static async Task<bool> IsOnFirstMealAsync(IPage page) =>
        await page.Locator("button:focus").CountAsync() == 1
        && (await page.Locator("button:focus").GetAttributeAsync("aria-label"))?.StartsWith("Décommander le repas de Léa", StringComparison.Ordinal) == true;
}
