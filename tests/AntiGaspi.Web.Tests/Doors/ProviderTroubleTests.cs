using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Providers;
using AntiGaspi.Web.Tests.Support;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>A provider stops, comes back, changes its keys: people are told, and come in as soon as they can.</summary>
[Trait("Needs", "Browser")]
public sealed class ProviderTroubleTests(Chromium chromium)
{
    /// <summary>Longer than what a provider answered is believed.</summary>
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData(House.FranceConnect, "ordinaire")]
    [InlineData(House.ProConnect, "gestionnaire")]
    public async Task While_a_provider_is_down_the_page_says_so_the_other_door_opens_and_whoever_is_in_can_leave(House down, string persona)
    {
        await using var server = await ProviderServer.StartAsync();
        var (site, families, agents) = await DoorSite.StartAsync(server);
        await using var open = site;
        await site.InviteOfficeAsync(await SubjectAsync(agents, site.Address, "gestionnaire"));
        await site.LinkFamilyAsync(await SubjectAsync(families, site.Address, "ordinaire"));
        await using var known = await DoorPerson.NewAsync(chromium, site.Address);
        await (await known.TakeAsync(down)).BecomeAsync(persona);
        var name = await known.NameAsync();

        await server.GoDownAsync(down);
        site.Wait(AMoment);
        Assert.Equal(name, await known.NameAsync());
        await using var other = await DoorPerson.NewAsync(chromium, site.Address);
        await other.TakeAsync(down);
        Assert.Equal((true, $"/connexion?suite=panne-{down.ToString().ToLowerInvariant()}"), (other.IsHere, other.Path));
        Assert.Contains($"{down} ne répond pas", await other.WordsAsync(), StringComparison.Ordinal);
        var (up, who) = down == House.FranceConnect ? (House.ProConnect, "gestionnaire") : (House.FranceConnect, "ordinaire");
        await (await other.TakeAsync(up)).BecomeAsync(who);
        Assert.NotNull(await other.NameAsync());

        await known.PressAsync("Se déconnecter");
        Assert.Equal((true, "Vous êtes déconnecté"), (known.IsHere, await known.TitleAsync()));
        Assert.Null(await known.NameAsync());

        await server.ComeUpAsync(down);
        site.Wait(AMoment);
        await known.TakeAsync(down);
        await (await known.PressIfAnyAsync(persona)).ContinueAsync();
        Assert.Equal(name, await known.NameAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect, "ordinaire")]
    [InlineData(House.ProConnect, "gestionnaire")]
    public async Task After_a_change_of_keys_people_come_in_at_once_and_who_came_before_can_leave(House house, string persona)
    {
        await using var server = await ProviderServer.StartAsync();
        var (site, families, agents) = await DoorSite.StartAsync(server);
        await using var open = site;
        await site.InviteOfficeAsync(await SubjectAsync(agents, site.Address, "gestionnaire"));
        await site.LinkFamilyAsync(await SubjectAsync(families, site.Address, "ordinaire"));
        await using var before = await DoorPerson.NewAsync(chromium, site.Address);
        await (await before.TakeAsync(house)).BecomeAsync(persona);

        await server.RotateKeysAsync(house);
        await using var after = await DoorPerson.NewAsync(chromium, site.Address);
        await (await after.TakeAsync(house)).BecomeAsync(persona);

        Assert.NotNull(await after.NameAsync());
        Assert.NotNull(await before.NameAsync());
        await before.PressAsync("Se déconnecter");
        Assert.Equal("Vous êtes déconnecté", await before.TitleAsync());
    }

    private static async Task<string> SubjectAsync(ProviderClient client, Uri site, string persona)
    {
        using var browser = new ProviderBrowser(client, site);
        return await browser.SubjectAsync(persona);
    }
}
