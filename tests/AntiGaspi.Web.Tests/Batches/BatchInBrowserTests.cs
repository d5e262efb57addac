using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Support;
using Deque.AxeCore.Playwright;
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

        await using (var office = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(office, college, "gestion", BatchSite.Office);
            await page.GetByLabel(new Regex("^Période finie")).SelectOptionAsync(new SelectOptionValue { Value = $"{college.School:D}:2026-06-01:2026-06-30" });
            await LookAsync(page, "gestion-remises", javaScript);
            await PressAsync(page, AriaRole.Button, "Préparer l’état");
            Assert.Contains("L’état est préparé.", await WordsAsync(page), StringComparison.Ordinal);
            await LookAsync(page, "gestion-etat", javaScript);
        }

        await using (var principal = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(principal, college, "principal", BatchSite.Principal);
            await LookAsync(page, "direction-remises", javaScript);
            await PressAsync(page, AriaRole.Link, "n°\u00A02026-003");
            await LookAsync(page, "direction-etat", javaScript);
            await PressAsync(page, AriaRole.Button, new Regex("^Signer l’état"));
            Assert.Contains("L’état est signé.", await WordsAsync(page), StringComparison.Ordinal);
            Assert.Matches("fr-alert--success", await page.EvaluateAsync<string>("document.activeElement.className"));
            await page.GotoAsync(new Uri(college.Site.Address, BatchSite.Delegations).ToString());
            await LookAsync(page, "direction-delegations", javaScript);
        }

        await using (var accountant = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript))
        {
            var page = await SignInAsync(accountant, college, "comptable", BatchSite.Accountant);
            await LookAsync(page, "comptabilite-remises", javaScript);
            await PressAsync(page, AriaRole.Link, "n°\u00A02026-003");
            await page.Locator("td a.ag-amount").First.ClickAsync();
            Assert.Contains("D’où vient ce chiffre", await WordsAsync(page), StringComparison.Ordinal);
            await LookAsync(page, "comptabilite-compte", javaScript);
            await PressAsync(page, AriaRole.Link, "Revenir à l’état");
            await page.Locator("#motif").SelectOptionAsync("controle");
            await PressAsync(page, AriaRole.Button, new Regex("^Noter le visa"));
            Assert.Contains("Contrôlé par Alix Fournier", await WordsAsync(page), StringComparison.Ordinal);
            await LookAsync(page, "comptabilite-etat", javaScript);
        }
    }

    private static async Task LookAsync(IPage page, string name, bool javaScript)
    {
        await Chromium.ScreenshotAsync(page, $"{name}-360{(javaScript ? "" : "-sans-script")}");
        if (javaScript)
        {
            // The examiner is a script itself.
            var faults = (await page.RunAxe()).Violations.Select(fault => $"{name}: {fault.Id}, {string.Join(" | ", fault.Nodes.Select(node => node.Html))}");
            Assert.Empty(faults);
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than the screen.");
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
