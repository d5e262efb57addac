using AntiGaspi.Tests.Support;
using Npgsql;

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
        var name = NewName();
        await server.CreateDatabaseAsync(name, template);
        return server.ConnectionString(name);
    }

    /// <summary>Gives a database another name: whoever still works in it, unwaited for, is sent away and does not find it again.</summary>
    /// <returns>How to reach it now; null when somebody comes in again and again, or it is gone.</returns>
    public async Task<string?> RenewAsync(string connectionString)
    {
        var server = await ClusterAsync();
        var (before, after) = (new NpgsqlConnectionStringBuilder(connectionString).Database!, NewName());
        try
        {
            await SiteDatabase.ExecuteAsync(server.ConnectionString(), $"select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{before}'");
            await SiteDatabase.ExecuteAsync(server.ConnectionString(), $"alter database {before} rename to {after}");
            return server.ConnectionString(after);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InvalidCatalogName)
        {
            return null;
        }
    }

    private string NewName() => $"test_{Interlocked.Increment(ref databases)}";

    public async ValueTask DisposeAsync()
    {
        if (cluster is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await cluster.Value).DisposeAsync();
        }
    }
}
