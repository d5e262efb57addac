using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.SignIn;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>How many times a thumb touches the screen: counted, with and without scripts.</summary>
[Trait("Needs", "Browser")]
public sealed class TouchesInBrowserTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_week_of_holiday_for_two_children_takes_at_most_six(bool javaScript)
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var thumb = new Thumb(await visitor.NewPageAsync());
        await thumb.Page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await thumb.Page.Locator("button[value=camille]").ClickAsync();

        await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Link, new() { Name = "La suite" }));
        await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Décommander les repas de Léa et Tom du lundi 14 décembre") }));

        Assert.InRange(thumb.Touches, 1, 6);
        var words = (await thumb.Page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ');
        Assert.Contains("Léa et Tom ne mangeront pas lundi 14", words, StringComparison.Ordinal);
        Assert.Equal(8, await family.Site.NumberAsync("select count(*) from cancellation where tenant = @tenant and restored_at is null and day between '2026-12-14' and '2026-12-20'"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_Tuesday_of_a_month_for_two_children_takes_five(bool javaScript)
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var thumb = new Thumb(await visitor.NewPageAsync());
        await thumb.Page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await thumb.Page.Locator("button[value=camille]").ClickAsync();

        await thumb.ChooseAsync(thumb.Page.GetByLabel("Quels jours"), "2");
        await thumb.ChooseAsync(thumb.Page.GetByLabel("Quand"), "2026-12");
        await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Button, new() { Name = "Décommander ces repas" }));

        Assert.Equal(5, thumb.Touches);
        Assert.Contains("Léa et Tom ne mangeront pas mardi 1er, mardi 8 et mardi 15 décembre.", await thumb.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_days_of_one_child_and_another_of_the_other_take_five(bool javaScript)
    {
        await using var family = await FamilySite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var thumb = new Thumb(await visitor.NewPageAsync());
        await thumb.Page.GotoAsync(new Uri(family.Site.Address, "/connexion/demo").ToString());
        await thumb.Page.Locator("button[value=camille]").ClickAsync();

        await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Link, new() { Name = "Choisir des jours un par un" }));
        foreach (var box in new[] { "Léa, jeudi 26 novembre", "Tom, demain, mardi 24 novembre", "Tom, vendredi 27 novembre" })
        {
            await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{box} ") }));
        }

        await thumb.TouchAsync(thumb.Page.GetByRole(AriaRole.Button, new() { Name = "Décommander les repas cochés" }));

        Assert.Equal(5, thumb.Touches);
        var words = (await thumb.Page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ');
        Assert.Contains("Léa ne mangera pas jeudi 26 novembre. Tom ne mangera pas mardi 24 et vendredi 27 novembre. 10,05 € seront déduits de vos factures.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_bookmark_of_a_remembered_phone_sixty_days_later_it_takes_two()
    {
        await using var mail = await MailSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync();
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(At(mail, "/famille"));
        await page.GetByLabel("Votre adresse e-mail").FillAsync(MailSite.Camille);
        await page.GetByRole(AriaRole.Button, new() { Name = "Recevoir le lien" }).ClickAsync();
        await page.GotoAsync(At(mail, (await mail.ReceiveAsync()).LinkPath));
        await page.GetByRole(AriaRole.Button, new() { Name = "Me connecter" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Se souvenir de ce téléphone" }).ClickAsync();
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        var thumb = new Thumb(page);
        await thumb.OpenBookmarkAsync(At(mail, "/famille"));
        await thumb.TouchAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Décommander le repas de Léa, demain") }));

        Assert.Equal(2, thumb.Touches);
        Assert.Contains("Léa ne mangera pas mardi 24 novembre", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static string At(MailSite mail, string path) => new Uri(mail.Site.Address, path).ToString();

    /// <summary>A thumb on a phone, which counts what it does.</summary>
    private sealed class Thumb(IPage page)
    {
        public IPage Page => page;

        public int Touches { get; private set; }

        public async Task OpenBookmarkAsync(string address)
        {
            Touches++;
            await page.GotoAsync(address);
        }

        public async Task TouchAsync(ILocator what)
        {
            Touches++;
            await what.ClickAsync();
        }

        /// <summary>The list opens, then its answer is touched.</summary>
        public async Task ChooseAsync(ILocator list, string value)
        {
            Touches += 2;
            await list.SelectOptionAsync(value);
        }
    }
}
