using System.Text.RegularExpressions;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>The office's calendar in a real browser, without scripts and by the keyboard alone.</summary>
[Trait("Needs", "Browser")]
public sealed class CalendarInBrowserTests(Chromium chromium)
{
    [Fact]
    public async Task A_strike_is_declared_and_withdrawn_by_the_keyboard_without_scripts()
    {
        await using var college = await CalendarSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript: false);
        var page = await SignInAsync(visitor, college, "gestion");
        await OpenAsync(page, college, CalendarSite.Calendar);
        await PressAsync(page, AriaRole.Link, "Déclarer un événement");
        await PressAsync(page, AriaRole.Link, "Déclarer\u00A0: Grève");
        await page.GetByLabel("Premier jour").FillAsync("2026-12-11");
        await page.GetByLabel(new Regex("^Précision")).FillAsync("mouvement national");
        await PressAsync(page, AriaRole.Button, "Voir les nombres avant de déclarer");
        Assert.Contains("Rien n’est encore enregistré.", await WordsAsync(page), StringComparison.Ordinal);
        await PressAsync(page, AriaRole.Button, "Modifier");
        Assert.Equal("2026-12-11", await page.GetByLabel("Premier jour").InputValueAsync());
        await PressAsync(page, AriaRole.Button, "Voir les nombres avant de déclarer");
        await PressAsync(page, AriaRole.Button, "Déclarer\u00A0: Grève, le vendredi 11 décembre");
        Assert.Contains("C’est enregistré", await WordsAsync(page), StringComparison.Ordinal);
        Assert.Matches("fr-alert--success", await page.EvaluateAsync<string>("document.activeElement.className"));
        await PressAsync(page, AriaRole.Button, "Retirer cet événement\u00A0: Grève, le vendredi 11 décembre");
        Assert.Contains("L’événement est retiré.", await WordsAsync(page), StringComparison.Ordinal);
        await PressAsync(page, AriaRole.Link, "Revenir au calendrier");
        Assert.Contains("Aucun événement en cours ou à venir.", await WordsAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_leads_to_its_field_which_keeps_what_was_typed()
    {
        await using var college = await CalendarSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk);
        var page = await SignInAsync(visitor, college, "gestion");
        await OpenAsync(page, college, $"{CalendarSite.Declaring}?genre=sortie");
        await page.GetByLabel(new Regex("^Premier jour")).FillAsync("2026-12-11");
        await page.GetByLabel(new Regex("^Dernier jour")).FillAsync("2026-12-10");
        await PressAsync(page, AriaRole.Button, "Voir les nombres avant de déclarer");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.Matches("fr-alert--error", await page.EvaluateAsync<string>("document.activeElement.className"));
        await PressAsync(page, AriaRole.Link, "Le dernier jour est avant le premier. Corrigez l’un des deux.");
        Assert.Equal("2026-12-10", await page.Locator("#au").InputValueAsync());
        Assert.EndsWith("#au", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen()
    {
        await using var college = await CalendarSite.StartAsync();
        using var gestion = await college.AsAsync("gestion");
        var strike = CalendarSite.PageOf(await CalendarSite.ConfirmAsync(gestion, college.Form("greve", "2026-12-11", label: "mouvement national des agents territoriaux")));
        var trip = CalendarSite.PageOf(await CalendarSite.ConfirmAsync(gestion, college.Form("sortie", "2026-12-07", "2026-12-08", division: "5 B", label: "musée")));
        await CalendarSite.ConfirmAsync(gestion, college.Form("rattrapage", "2026-12-02", weekday: "5", label: "pont de l’Ascension"));
        await gestion.PostAsync("/cuisine/convives", "/cuisine/convives", [("op", "0199f000-0000-7000-8000-00000000aaaa"), ("genre", "groupe"), ("nom", "école Jules-Ferry"), ("nombre", "25"), ("du", "2026-11-26")]);
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await SignInAsync(visitor, college, "gestion");
        foreach (var (name, path) in new[]
        {
            ("calendrier", CalendarSite.Calendar), ("choix", CalendarSite.Declaring), ("sortie", $"{CalendarSite.Declaring}?genre=sortie"),
            ("rattrapage", $"{CalendarSite.Declaring}?genre=rattrapage"), ("greve", $"{strike}?fait=oui"), ("voyage", trip), ("convives", "/cuisine/convives"),
        })
        {
            await OpenAsync(page, college, path);
            await LookAsync(page, name);
        }

        await OpenAsync(page, college, $"{CalendarSite.Declaring}?genre=fermeture");
        await PressAsync(page, AriaRole.Button, "Voir les nombres avant de déclarer");
        await LookAsync(page, "erreurs");
        await page.Locator("#du").FillAsync("2026-11-23");
        await page.Locator("#au").FillAsync("2026-11-27");
        await PressAsync(page, AriaRole.Button, "Voir les nombres avant de déclarer");
        await LookAsync(page, "nombres");
        await PressAsync(page, AriaRole.Button, "Déclarer\u00A0: Fermeture, du lundi 23 novembre au vendredi 27 novembre");
        await LookAsync(page, "fermeture");
        await OpenAsync(page, college, CalendarSite.Calendar);
        await LookAsync(page, "calendrier-ferme");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
        await Look.AtEachWidthAsync(page, $"gestion-calendrier-{name}");
    }

    private static async Task<IPage> SignInAsync(IBrowserContext visitor, CalendarSite college, string persona)
    {
        var page = await visitor.NewPageAsync();
        await OpenAsync(page, college, "/connexion/demo");
        await page.Locator($"button[name=persona][value={persona}], button[value={persona}]").First.ClickAsync();
        return page;
    }

    private static Task<IResponse?> OpenAsync(IPage page, CalendarSite college, string path) => page.GotoAsync(new Uri(college.Site.Address, path).ToString());

    // Focused, then pressed: what the keyboard reaches and does.
    private static async Task PressAsync(IPage page, AriaRole role, string name)
    {
        var control = page.GetByRole(role, new() { Name = name, Exact = true });
        await control.FocusAsync();
        await control.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private static async Task<string> WordsAsync(IPage page) => Regex.Replace((await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' '), @"\s+", " ");
}
