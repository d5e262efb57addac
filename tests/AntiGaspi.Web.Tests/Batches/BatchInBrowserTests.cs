using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Batches;

/// <summary>Prepare, sign, control, on a phone in a real browser, with scripts and without.</summary>
[Trait("Needs", "Browser")]
public sealed class BatchInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_month_goes_from_the_office_to_the_accountant_on_a_phone(bool javaScript)
    {
        await using var college = await BatchSite.StartAsync();
        var looked = javaScript ? "360" : "360-sans-script";

        await using (var office = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(office, college, "gestion", BatchSite.Office);
            await page.GetByLabel(new Regex("^Période finie")).SelectOptionAsync(new SelectOptionValue { Value = $"{college.School:D}:2026-06-01:2026-06-30" });
            await Look.AtAsync(page, $"gestion-remises-{looked}", javaScript);
            await PressAsync(page, AriaRole.Button, "Préparer l’état");
            Assert.Contains("L’état est préparé.", await WordsAsync(page), StringComparison.Ordinal);
            await Look.AtAsync(page, $"gestion-etat-{looked}", javaScript);
        }

        await using (var principal = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(principal, college, "principal", BatchSite.Principal);
            await Look.AtAsync(page, $"direction-remises-{looked}", javaScript);
            await PressAsync(page, AriaRole.Link, "n°\u00A02026-003");
            await Look.AtAsync(page, $"direction-etat-{looked}", javaScript);
            await PressAsync(page, AriaRole.Button, new Regex("^Signer l’état"));
            Assert.Contains("L’état est signé.", await WordsAsync(page), StringComparison.Ordinal);
            Assert.Matches("fr-alert--success", await page.EvaluateAsync<string>("document.activeElement.className"));
            await page.GotoAsync(new Uri(college.Site.Address, BatchSite.Delegations).ToString());
            await Look.AtAsync(page, $"direction-delegations-{looked}", javaScript);
        }

        await using (var accountant = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(accountant, college, "comptable", BatchSite.Accountant);
            await Look.AtAsync(page, $"comptabilite-remises-{looked}", javaScript);
            await PressAsync(page, AriaRole.Link, "n°\u00A02026-003");
            await page.Locator("td a.ag-amount").First.ClickAsync();
            Assert.Contains("D’où vient ce chiffre", await WordsAsync(page), StringComparison.Ordinal);
            await Look.AtAsync(page, $"comptabilite-compte-{looked}", javaScript);
            await PressAsync(page, AriaRole.Link, "Revenir à l’état");
            await page.Locator("#motif").SelectOptionAsync("controle");
            await PressAsync(page, AriaRole.Button, new Regex("^Noter le visa"));
            Assert.Contains("Contrôlé par Alix Fournier", await WordsAsync(page), StringComparison.Ordinal);
            await Look.AtAsync(page, $"comptabilite-etat-{looked}", javaScript);
        }
    }

    private static async Task<IPage> SignInAsync(IBrowserContext visitor, BatchSite college, string persona, string path)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(college.Site.Address, "/connexion/demo").ToString());
        await page.Locator($"button[name=persona][value={persona}], button[value={persona}]").First.ClickAsync();
        await page.GotoAsync(new Uri(college.Site.Address, path).ToString());
        return page;
    }

    private static Task PressAsync(IPage page, AriaRole role, string name) => PressAsync(page.GetByRole(role, new() { Name = name, Exact = true }).First, page);

    private static Task PressAsync(IPage page, AriaRole role, Regex name) => PressAsync(page.GetByRole(role, new() { NameRegex = name }).First, page);

    private static async Task PressAsync(ILocator control, IPage page)
    {
        await control.FocusAsync();
        await control.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task<string> WordsAsync(IPage page) => Regex.Replace((await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' '), @"\s+", " ");
}
