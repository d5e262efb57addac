using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>The family's pages on every screen, for the guardian who pays and for the one who does not.</summary>
[Trait("Needs", "Browser")]
public sealed class FamilyInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData("camille")]
    [InlineData("dominique")]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen(string persona)
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await page.Locator($"button[value={persona}]").ClickAsync();
        foreach (var (name, path) in new (string Name, string Path)[]
        {
            ("repas", "/famille"), ("suite", "/famille?semaines=2"), ("jours", "/famille/jours"), ("jours-rien", "/famille/jours?rien"), ("vacances", "/famille?semaines=4"), ("remboursements", "/famille/remboursements"),
            ("histoire", $"/famille/repas/{family.Lea}/2026-11-27/1"), ("absences", "/famille/absences"), ("semaines", "/famille/semaines"), ("mois", "/famille/mois?mois=2026-12"), ("connexions", "/connexions"),
        })
        {
            await page.GotoAsync(new Uri(family.Site.Address, path).ToString());
            await Look.AtEachWidthAsync(page, $"famille-{persona}-{name}");
        }
    }
}
