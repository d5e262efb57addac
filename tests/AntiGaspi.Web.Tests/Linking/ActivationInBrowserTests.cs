using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Linking;

/// <summary>From the letter to the first meal cancelled, in a real browser, with and without scripts.</summary>
[Trait("Needs", "Browser")]
public sealed class ActivationInBrowserTests(Chromium chromium, ITestOutputHelper output)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_letter_becomes_a_meal_cancelled_in_a_few_gestures(bool javaScript)
    {
        await using var here = await LinkSite.StartAsync();
        var code = await here.PrintAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Phone, javaScript);
        var page = await visitor.NewPageAsync();
        List<string> addresses = [];
        page.Request += (_, request) => addresses.Add(request.Url);
        var gestures = 0;

        // The phone's camera opens the address of the square; without scripts the code is typed.
        await page.GotoAsync(new Uri(here.Site.Address, $"/activation#{code.Replace("-", "", StringComparison.Ordinal)}").ToString());
        gestures++;
        if (javaScript)
        {
            await Assertions.Expect(page.GetByLabel("Code du courrier")).ToHaveValueAsync(code.Replace("-", "", StringComparison.Ordinal));
            Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        }
        else
        {
            await page.GetByLabel("Code du courrier").FillAsync(code);
            gestures++;
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choisir une personne à jouer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ange Lambert") }).ClickAsync();
        await page.GetByLabel("Date de naissance").FillAsync(here.Birth);
        await page.GetByRole(AriaRole.Button, new() { Name = "Relier mon enfant" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/famille"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^Décommander le repas de {Regex.Escape(here.Child.GivenName)}") }).First.ClickAsync();
        gestures += 6;

        Assert.Contains("C’est enregistré", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.InRange(gestures, 1, 8);
        output.WriteLine($"{gestures} gestures from the letter to the first cancellation");

        // The code is in no address that was asked for: not in a query, not in a referrer.
        Assert.DoesNotContain(addresses, address => address.Split('#')[0].Contains(code[..4], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_square_of_the_page_is_read_by_a_phone()
    {
        await using var here = await LinkSite.StartAsync();
        await using var visitor = await chromium.NewVisitorAsync(ScreenWidth.Desk);
        var page = await PrintedAsync(here, visitor);

        var square = await page.Locator(".ag-letter__square").ScreenshotAsync();
        var code = (await page.Locator(".ag-letter__text").InnerTextAsync()).Replace("-", "", StringComparison.Ordinal);

        Assert.Equal([new Uri(here.Site.Address, $"/activation#{code}").ToString()], await NodeScript.SquaresAsync(square));
    }

    [Fact]
    public async Task The_pages_have_no_fault_that_axe_finds_and_nothing_wider_than_any_screen()
    {
        await using var here = await LinkSite.StartAsync();
        var (asks, _) = await here.StrangerAsync("Parrain Tremblay", "parrain@exemple.fr");
        await asks.PostAsync("/activation/demande", "/activation/demande",
            ("college", $"{here.Child.SchoolId:D}"), ("nom", here.Child.FamilyName), ("prenom", here.Child.GivenName), ("naissance", here.Birth));
        asks.Dispose();
        var request = (await here.Site.Db.ReadAsync<Guid>(AntiGaspi.Domain.Basics.Scope.Service(1), "select request_id from link_request where tenant = @tenant")).Single();
        (string Persona, string[] Paths)[] looks =
        [
            ("", [LinkSite.Activation]),
            ("nouveau", [LinkSite.Activation, "/activation/demande", "/connexion/ancien-compte"]),
            ("camille", ["/famille/enfants"]),
            ("gestion", [LinkSite.Links, $"{LinkSite.Links}/{request:D}", LinkSite.Letters, here.LetterOf(here.Child.Guardian), $"/gestion/eleves/{here.Child.PupilId:D}/responsables"]),
        ];
        foreach (var (persona, paths) in looks)
        {
            await using var visitor = await chromium.NewVisitorAsync();
            var page = await visitor.NewPageAsync();
            await EnterAsync(page, here, persona);
            foreach (var path in paths)
            {
                await page.GotoAsync(new Uri(here.Site.Address, path).ToString());
                await LookAsync(page, path);
            }
        }

        await using var office = await chromium.NewVisitorAsync();
        await LookAsync(await PrintedAsync(here, office), "lettre");
    }

    private static async Task LookAsync(IPage page, string path)
    {
        var name = Regex.Replace(path.Split('?')[0].Trim('/'), "/[0-9a-f-]{36}", "").Replace('/', '-');
        await Look.AtEachWidthAsync(page, $"lien-{name}{(path.Contains('?', StringComparison.Ordinal) ? "-un" : "")}");
    }

    private static async Task<IPage> PrintedAsync(LinkSite here, IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await EnterAsync(page, here, "gestion");
        await page.GotoAsync(new Uri(here.Site.Address, here.LetterOf(here.Child.Guardian)).ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher en page accessible" }).ClickAsync();
        await page.WaitForLoadStateAsync();
        return page;
    }

    private static async Task EnterAsync(IPage page, LinkSite here, string persona)
    {
        if (persona.Length > 0)
        {
            await page.GotoAsync(new Uri(here.Site.Address, "/connexion/demo").ToString());
            await page.Locator($"button[value={persona}]").ClickAsync();
            await page.WaitForLoadStateAsync();
        }
    }
}
