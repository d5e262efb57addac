using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Providers;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>Families go through FranceConnect, in a real browser and to a provider as strict as the real one.</summary>
[Trait("Needs", "Browser")]
public sealed class FamilyDoorTests(Chromium chromium, SharedProviders providers, SharedDoors doors) : IClassFixture<SharedDoors>
{
    [Theory]
    [InlineData("usage", "Sophie LEFÈVRE", true)]
    [InlineData("compose", "Anne-Charlotte DE LA TOUR-D’AUVERGNE", true)]
    [InlineData("accents", "Gaël ÑÚÑEZ ÇELIK", true)]
    [InlineData("prenoms", "Angela ROY", true)]
    [InlineData("mois00", "Moussa DIALLO", true)]
    [InlineData("genre", "Alex PETIT", true)]
    [InlineData("etranger", "Ngoc NGUYỄN", true)]
    [InlineData("sans-nom", "Rajan", true)]
    [InlineData("mineure", "Lila BERNARD", true)]
    [InlineData("signes", "Paul O’BRIEN <b>&", true)]
    [InlineData("sans-adresse", "Noé GARNIER", true)]
    [InlineData("usage", "Sophie LEFÈVRE", false)]
    [InlineData("signes", "Paul O’BRIEN <b>&", false)]
    public async Task A_parent_comes_in_and_is_called_by_her_name(string persona, string name, bool javaScript)
    {
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address, javaScript);

        await (await parent.TakeAsync(House.FranceConnect)).BecomeAsync(persona);

        Assert.Equal((true, "/activation"), (parent.IsHere, parent.Path));
        Assert.Equal(name, await parent.NameAsync());
    }

    [Fact]
    public async Task A_parent_who_comes_back_finds_the_same_account()
    {
        var before = await doors.Site.PeopleAsync();
        for (var time = 1; time <= 2; time++)
        {
            await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address);
            await (await parent.TakeAsync(House.FranceConnect)).BecomeAsync("cousine");
            Assert.Equal("Maud GIRARD", await parent.NameAsync());
            Assert.Equal((before.Sessions + time, before.Accounts + 1, before.Identities + 1), await doors.Site.PeopleAsync());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_parent_who_is_linked_comes_to_the_page_that_she_asked_for_and_leaves_everywhere(bool javaScript)
    {
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address, javaScript);

        await parent.GoAsync("/famille/remboursements");
        await (await parent.TakeAsync(House.FranceConnect)).BecomeAsync("ordinaire");
        Assert.Equal("/famille/remboursements", parent.Path);
        Assert.Equal("Camille MARTIN", await parent.NameAsync());

        await parent.PressAsync("Se déconnecter");
        Assert.Equal((true, "Vous êtes déconnecté"), (parent.IsHere, await parent.TitleAsync()));
        Assert.StartsWith("/deconnexion/retour?state=", parent.Path, StringComparison.Ordinal);
        Assert.Null(await parent.NameAsync());
        await parent.TakeAsync(House.FranceConnect);
        Assert.Equal("Se connecter avec FranceConnect", await parent.TitleAsync());
    }

    [Fact]
    public async Task Without_a_page_that_was_asked_for_a_parent_comes_to_the_meals()
    {
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address);

        await (await parent.TakeAsync(House.FranceConnect)).BecomeAsync("ordinaire");

        Assert.Equal("/famille", parent.Path);
    }

    [Fact]
    public async Task Somebody_who_was_just_at_another_service_only_continues()
    {
        var (another, _, _) = await DoorSite.StartAsync(await providers.ServerAsync());
        await using var two = another;
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address);
        await (await parent.TakeAsync(House.FranceConnect)).BecomeAsync("usage");

        var elsewhere = await (await parent.AtAsync(two.Address)).TakeAsync(House.FranceConnect);
        Assert.Equal("Vous allez vous connecter en tant que Sophie DUBOIS", await elsewhere.TitleAsync());
        await elsewhere.ContinueAsync();

        Assert.Equal("Sophie LEFÈVRE", await elsewhere.NameAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect, true)]
    [InlineData(House.FranceConnect, false)]
    [InlineData(House.ProConnect, true)]
    public async Task Who_stops_at_the_provider_is_back_at_the_doors_without_an_error(House house, bool javaScript)
    {
        var before = await doors.Site.PeopleAsync();
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address, javaScript);

        await (await parent.TakeAsync(house)).PressAsync("Annuler");

        Assert.Equal((true, "/connexion?suite=annulee"), (parent.IsHere, parent.Path));
        var words = await parent.WordsAsync();
        Assert.Contains("Vous avez arrêté la connexion", words, StringComparison.Ordinal);
        Assert.DoesNotContain("rreur", words, StringComparison.Ordinal);
        Assert.Equal(2, await parent.Page.Locator("button.fr-connect").CountAsync());
        Assert.Equal(before, await doors.Site.PeopleAsync());
    }

    [Fact]
    public async Task Who_has_no_address_at_FranceConnect_is_told_of_another_way()
    {
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address);
        await parent.TakeAsync(House.FranceConnect);
        await parent.Page.Locator("button[value=refusee]").ClickAsync();

        Assert.Equal((true, "/connexion?suite=refus-franceconnect"), (parent.IsHere, parent.Path));
        Assert.Contains("FranceConnect n’a pas pu vous connecter", await parent.WordsAsync(), StringComparison.Ordinal);
        Assert.Contains("secrétariat du collège", await parent.WordsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_the_doors_shows_the_official_button_first_and_has_no_fault()
    {
        await using var parent = await DoorPerson.NewAsync(chromium, doors.Site.Address);
        foreach (var (name, path) in new[] { ("portes", "/connexion"), ("portes-refus", "/connexion?suite=refus-franceconnect"), ("portes-panne", "/connexion?suite=panne-proconnect"), ("non-invite", "/connexion/non-invite"), ("deconnecte", "/deconnexion/retour") })
        {
            await parent.GoAsync(path);
            await Look.AtAsync(parent.Page, $"{name}-360");
        }

        await parent.GoAsync("/connexion");
        Assert.Equal("S’identifier avec FranceConnect", (await parent.Page.Locator("main button").First.InnerTextAsync()).Replace('\n', ' '));
        Assert.Contains("FranceConnect est la solution proposée par l’État pour sécuriser et simplifier la connexion à vos services en ligne", await parent.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal("https://franceconnect.gouv.fr/", await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Qu’est-ce que FranceConnect" }).GetAttributeAsync("href"));
    }
}
