using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Doors;
using AntiGaspi.Web.Tests.Providers;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Emergency;

/// <summary>The emergency door in a real browser, with and without scripts: set up behind a ProConnect that answers, used on the day when it does not.</summary>
[Trait("Needs", "Browser")]
public sealed class EmergencyInBrowserTests(Chromium chromium, SharedProviders providers)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_sets_up_a_telephone_by_ProConnect_and_comes_in_without_it_later(bool javaScript)
    {
        var server = await providers.ServerAsync();
        var client = server.NewClient(House.ProConnect);
        await using var here = await EmergencySite.StartAsync(new(client.Issuer, client.ClientId, client.ClientSecret));
        await server.RegisterAsync(client, here.Address);
        await here.InviteAsync("cuisine@college.test");
        Telephone telephone;
        await using (var agent = await DoorPerson.NewAsync(chromium, here.Address, javaScript))
        {
            await (await agent.TakeAsync(House.ProConnect)).BecomeAsync("cuisine");
            await agent.GoAsync("/connexions");
            await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Connexion de secours par téléphone" }).ClickAsync();
            telephone = await ReadAsync(agent.Page);
            await agent.Page.GetByLabel("Code affiché par le téléphone").FillAsync(telephone.NotAt(here.Now));
            await agent.PressAsync("Enregistrer ce téléphone");
            await Look.AtAsync(agent.Page, "secours-faux-360", javaScript);
            await agent.Page.GetByLabel("Code affiché par le téléphone").FillAsync(telephone.At(here.Now));
            await agent.PressAsync("Enregistrer ce téléphone");
            Assert.Contains("votre téléphone est enregistré", await agent.WordsAsync(), StringComparison.Ordinal);
            await Look.AtAsync(agent.Page, "secours-enregistre-360", javaScript);
        }

        here.Wait(TimeSpan.FromDays(3));
        await using var later = await DoorPerson.NewAsync(chromium, here.Address, javaScript);
        await ProveAsync(here, later, "cuisine@college.test", javaScript);
        Assert.Equal("Le code de votre téléphone", await later.TitleAsync());
        await later.Page.GetByLabel("Code du téléphone").FillAsync(telephone.NotAt(here.Now));
        await later.PressAsync("Entrer");
        await Look.AtAsync(later.Page, "secours-code-360", javaScript);
        await later.Page.GetByLabel("Code du téléphone").FillAsync(telephone.At(here.Now));
        await later.PressAsync("Entrer");

        Assert.Equal("/cuisine", later.Path);
        Assert.Contains("Vous êtes entré par la connexion de secours", await later.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Karim BEN ALI", await later.NameAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_who_never_came_by_ProConnect_comes_in_with_a_code_and_keeps_the_account_when_it_answers(bool javaScript)
    {
        var server = await providers.ServerAsync();
        var client = server.NewClient(House.ProConnect);
        await using var here = await EmergencySite.StartAsync(new(client.Issuer, client.ClientId, client.ClientSecret));
        await server.RegisterAsync(client, here.Address);
        await here.InviteAsync("cuisine@college.test");
        var code = await HandedOverAsync(here, javaScript);
        await using (var agent = await DoorPerson.NewAsync(chromium, here.Address, javaScript))
        {
            await ProveAsync(here, agent, "cuisine@college.test", javaScript);
            Assert.Equal("Enregistrer votre téléphone", await agent.TitleAsync());
            await Look.AtAsync(agent.Page, "secours-premier-jour-360", javaScript);
            var telephone = await ReadAsync(agent.Page);
            await agent.Page.GetByLabel("Code remis en main propre").FillAsync(code);
            await agent.Page.GetByLabel("Code affiché par le téléphone").FillAsync(telephone.At(here.Now));
            await agent.PressAsync("Enregistrer ce téléphone");
            Assert.Equal("/cuisine", agent.Path);
        }

        // ProConnect answers: the same account, under the name that it gives, and no session says "emergency".
        var accounts = await here.NumberAsync("select count(*) from account");
        await using var later = await DoorPerson.NewAsync(chromium, here.Address, javaScript);
        await (await later.TakeAsync(House.ProConnect)).BecomeAsync("cuisine");
        Assert.Equal("/cuisine", later.Path);
        Assert.DoesNotContain("Vous êtes entré par la connexion de secours", await later.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal("Karim BEN ALI", await later.NameAsync());
        Assert.Equal(accounts, await here.NumberAsync("select count(*) from account"));
        Assert.Contains("identity.linked", await here.AuditAsync());
    }

    // The chef is handed the code that the office's page shows once.
    private async Task<string> HandedOverAsync(EmergencySite here, bool javaScript)
    {
        using var office = await here.SignedInAsync(here.World.OfficeScope);
        await using var browser = await chromium.NewVisitorAsync(javaScript: javaScript);
        await browser.AddCookiesAsync([new() { Name = "__Host-antigaspi", Value = office.Jar["__Host-antigaspi"], Url = $"https://{here.Address.Host}/", Secure = true, HttpOnly = true }]);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(here.Address, EmergencySite.Team).AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Faire un code pour cuisine@college.test" }).ClickAsync();
        await Look.AtAsync(page, "secours-code-remis-360", javaScript);
        return await page.Locator(".fr-alert strong").InnerTextAsync();
    }

    private static async Task ProveAsync(EmergencySite here, DoorPerson person, string address, bool javaScript)
    {
        await person.GoAsync("/connexion");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "ProConnect ne répond pas" }).ClickAsync();
        await Look.AtAsync(person.Page, "secours-adresse-360", javaScript);
        await person.Page.GetByLabel("Adresse de votre invitation").FillAsync(address);
        await person.PressAsync("Recevoir le lien");
        await person.Page.GetByLabel("Code du message").FillAsync((await here.ReceiveAsync()).Code);
        await person.PressAsync("Me connecter");
    }

    // What a camera reads is what stands beside it for whoever types.
    private static async Task<Telephone> ReadAsync(IPage page)
    {
        var square = Assert.Single(await NodeScript.SquaresAsync(await page.Locator("svg[role=img]").ScreenshotAsync()));
        var typed = await page.Locator("form strong").First.InnerTextAsync();
        Assert.StartsWith("otpauth://totp/Anti-gaspi:127.0.0.1?", square, StringComparison.Ordinal);
        Assert.Contains($"secret={typed.Replace(" ", "", StringComparison.Ordinal)}&", square, StringComparison.Ordinal);
        return Telephone.Of(typed);
    }
}
