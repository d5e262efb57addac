using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>The door of e-mail, the remembered phone and the warning to agents, in a real browser.</summary>
[Trait("Needs", "Browser")]
public sealed class SignInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(ScreenWidth.Phone, false)]
    [InlineData(ScreenWidth.Tablet, true)]
    [InlineData(ScreenWidth.Desk, true)]
    public async Task A_parent_comes_in_by_e_mail_and_two_months_later_cancels_in_two_touches(ScreenWidth width, bool javaScript)
    {
        await using var mail = await MailSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(width, javaScript);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(At(mail, "/famille"));
        await Look.AtAsync(page, $"courriel-porte-{(int)width}", javaScript);
        await page.GetByLabel("Votre adresse e-mail").FillAsync(MailSite.Camille);
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir le lien" }).ClickAsync();
        await Look.AtAsync(page, $"courriel-code-{(int)width}", javaScript);
        var received = await mail.ReceiveAsync();
        await page.GetByLabel("Code du message").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Me connecter" }).ClickAsync();
        await Look.AtAsync(page, $"courriel-faux-{(int)width}", javaScript);
        await page.GotoAsync(At(mail, received.LinkPath));
        await Look.AtAsync(page, $"courriel-lien-{(int)width}", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Me connecter" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se souvenir de ce téléphone" }).ScrollIntoViewIfNeededAsync();
        await Look.AtAsync(page, $"telephone-propose-{(int)width}", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se souvenir de ce téléphone" }).ClickAsync();
        await Look.AtAsync(page, $"telephone-memorise-{(int)width}", javaScript);

        // Two months later: the bookmark, and the button of the next meal.
        mail.Sessions.Advance(TimeSpan.FromDays(60));
        await page.GotoAsync(At(mail, "/famille"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Décommander le repas de ") }).First.ClickAsync();
        Assert.Contains("C’est enregistré", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync(At(mail, "/famille/remboursements"));
        Assert.EndsWith("/connexion?retour=%2Ffamille%2Fremboursements", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_browser_is_told_what_to_do()
    {
        await using var mail = await MailSite.StartAsync();
        using var asking = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(asking);
        foreach (var width in Enum.GetValues<ScreenWidth>())
        {
            await using var browser = await chromium.NewVisitorAsync(width);
            var page = await browser.NewPageAsync();
            await page.GotoAsync(At(mail, received.LinkPath));
            await Look.AtAsync(page, $"courriel-ailleurs-{(int)width}");
        }
    }

    [Fact]
    public async Task An_agent_is_warned_after_25_minutes_and_stays_without_leaving_the_page()
    {
        await using var mail = await MailSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(ScreenWidth.Desk);
        var page = await browser.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(At(mail, "/connexion/demo"));
        await page.Locator("button[value=gestion]").ClickAsync();
        await page.GotoAsync(At(mail, "/gestion/calendrier/declarer?genre=fermeture"));
        await page.GetByLabel("Précision").FillAsync("panne de chauffage");
        var warning = page.Locator("[data-session-seconds]");

        await page.Clock.FastForwardAsync("24:30");
        Assert.False(await warning.IsVisibleAsync());
        await page.Clock.FastForwardAsync("00:45");
        Assert.True(await warning.IsVisibleAsync());
        await Look.AtAsync(page, "agent-bientot-deconnecte");

        mail.Sessions.Advance(TimeSpan.FromMinutes(25));
        await warning.GetByRole(AriaRole.Button).ClickAsync();
        await warning.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.Equal("panne de chauffage", await page.GetByLabel("Précision").InputValueAsync());

        // Half an hour after the sign-in the session is there: it was put off.
        mail.Sessions.Advance(TimeSpan.FromMinutes(20));
        await page.GotoAsync(At(mail, "/gestion"));
        Assert.EndsWith("/gestion", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_agent_sent_too_late_goes_on_after_signing_in(bool javaScript)
    {
        await using var mail = await MailSite.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(ScreenWidth.Desk, javaScript);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(At(mail, "/connexion/demo"));
        await page.Locator("button[value=gestion]").ClickAsync();
        await page.GotoAsync(At(mail, "/gestion/calendrier/declarer?genre=fermeture"));
        await page.GetByLabel("Premier jour").FillAsync("2026-12-10");
        await page.GetByLabel("Précision").FillAsync("panne de chauffage");
        mail.Sessions.Advance(TimeSpan.FromMinutes(31));
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir les nombres" }).ClickAsync();

        Assert.Contains("/connexion?retour=", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(At(mail, "/connexion/demo"));
        await page.Locator("button[value=gestion]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Le retrouver" }).ClickAsync();
        await Look.AtAsync(page, $"agent-reprise-{javaScript}", javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer maintenant" }).ClickAsync();

        Assert.EndsWith("/gestion/calendrier/declarer", page.Url, StringComparison.Ordinal);
        Assert.Equal("panne de chauffage", await page.Locator("input[name=libelle]").First.InputValueAsync());
    }

    private static string At(MailSite mail, string path) => new Uri(mail.Site.Address, path).ToString();
}
