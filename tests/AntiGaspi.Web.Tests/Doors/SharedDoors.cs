using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Providers;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>One site for the tests of a class, with the shared providers behind its doors.</summary>
public sealed class SharedDoors(SharedProviders providers) : IAsyncLifetime
{
    private DoorSite? site;
    private ProviderClient? families;
    private ProviderClient? agents;

    public DoorSite Site => site!;

    public async ValueTask InitializeAsync()
    {
        (site, families, agents) = await DoorSite.StartAsync(await providers.ServerAsync());
        await site.LinkFamilyAsync(await SubjectAsync(House.FranceConnect, "ordinaire"));
        await site.InviteOfficeAsync(await SubjectAsync(House.ProConnect, "gestionnaire"));
    }

    /// <summary>A provider's name of a person at this site.</summary>
    public async Task<string> SubjectAsync(House house, string persona)
    {
        using var browser = NewProviderBrowser(house);
        return await browser.SubjectAsync(persona);
    }

    /// <summary>Somebody at a provider, sent there by this site.</summary>
    public ProviderBrowser NewProviderBrowser(House house) => new(house == House.FranceConnect ? families! : agents!, Site.Address);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
