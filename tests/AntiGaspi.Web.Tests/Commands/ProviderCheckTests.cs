using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Commands;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Hostile;
using AntiGaspi.Web.Tests.Providers;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary><c>check</c> asks the providers what a sign-in would ask them, without a person, and says which setting is wrong.</summary>
public sealed class ProviderCheckTests(SharedProviders providers)
{
    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task A_service_that_the_provider_knows_has_nothing_wrong(House house)
    {
        var client = await ClientAsync(house);
        Assert.Empty(await FaultsAsync(client, ProviderBrowser.Site));
        Assert.Empty(await FaultsAsync(client, null));
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task A_wrong_name_or_secret_is_told_as_such_and_not_shown(House house)
    {
        var client = await ClientAsync(house);
        foreach (var wrong in new[] { client with { ClientSecret = "an-old-secret" }, client with { ClientId = "somebody" } })
        {
            var fault = Assert.Single(await FaultsAsync(wrong, null));
            Assert.Contains($"{house} ne connaît pas ce service", fault, StringComparison.Ordinal);
            Assert.DoesNotContain(wrong.ClientSecret, fault, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task A_return_address_that_is_not_registered_is_told(House house) =>
        Assert.Contains(
            $"n’accepte pas de revenir à http://127.0.0.1:1/connexion/{house.ToString().ToLowerInvariant()}/retour",
            Assert.Single(await FaultsAsync(await ClientAsync(house), new("http://127.0.0.1:1"))), StringComparison.Ordinal);

    [Fact]
    public async Task A_provider_that_bears_another_name_is_told()
    {
        await using var provider = await HostileProvider.StartAsync();
        provider.ClaimedIssuer = "https://other.example/api/v2";

        var fault = Assert.Single(await OutsideCheck.FaultsAsync(OutsideSettings.None with { FranceConnect = provider.Settings }));

        Assert.Contains("se nomme « https://other.example/api/v2 »", fault.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> FaultsAsync(ProviderClient client, Uri? publicUrl)
    {
        var settings = new ProviderSettings(client.Issuer, client.ClientId, client.ClientSecret);
        var outside = OutsideSettings.None with { PublicUrl = publicUrl };
        return OutsideCheck.FaultsAsync(client.House == House.FranceConnect ? outside with { FranceConnect = settings } : outside with { ProConnect = settings });
    }

    private async Task<ProviderClient> ClientAsync(House house)
    {
        var server = await providers.ServerAsync();
        var client = server.NewClient(house);
        await server.RegisterAsync(client, ProviderBrowser.Site);
        return client;
    }
}
