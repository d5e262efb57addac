using AntiGaspi.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace AntiGaspi.Tests.Support;

/// <summary>The one server of the tests that do not kill it: started by the first that asks, stopped after the last.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    // A worker a minute for each of some hundred databases that live for a second took a third of both processors.
    private readonly Lazy<Task<PostgresCluster>> cluster = new(() => PostgresCluster.StartAsync("autovacuum=off"));
    private int databases;

    public Task<PostgresCluster> ClusterAsync() => cluster.Value;

    /// <summary>A new database for one test, and how to reach it as the administrator.</summary>
    public async Task<string> NewDatabaseAsync(string template = "template1")
    {
        var server = await ClusterAsync();
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await server.CreateDatabaseAsync(name, template);
        return server.ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await cluster.Value).DisposeAsync();
        }
    }
}
