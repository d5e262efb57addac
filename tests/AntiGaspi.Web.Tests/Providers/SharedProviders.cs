using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Providers;

[assembly: AssemblyFixture(typeof(SharedProviders))]

namespace AntiGaspi.Web.Tests.Providers;

/// <summary>The providers of the tests that neither stop them nor change their keys: started by the first that asks, ended after the last.</summary>
public sealed class SharedProviders : IAsyncDisposable
{
    private readonly Lazy<Task<ProviderServer>> server = new(ProviderServer.StartAsync);

    public Task<ProviderServer> ServerAsync() => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
