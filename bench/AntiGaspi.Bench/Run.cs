using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>One run of the bench: its report, and the one PostgreSQL server that its parts share.</summary>
internal sealed class Run(int loadSeconds, int crashCycles) : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> cluster = new(MakeClusterAsync);
    private int databases;

    public Report Report { get; } = new();

    /// <summary>How long the open-loop load lasts.</summary>
    public int LoadSeconds => loadSeconds;

    /// <summary>How many times each thing is killed.</summary>
    public int CrashCycles => crashCycles;

    /// <summary>The server, with every setting as PostgreSQL ships it: each commit is on the disk before it is told.</summary>
    public Task<PostgresCluster> ClusterAsync() => cluster.Value;

    public string NewDatabaseName() => $"bench_{++databases}";

    public async ValueTask DisposeAsync()
    {
        if (cluster.IsValueCreated)
        {
            await (await cluster.Value).DisposeAsync();
        }
    }

    private static async Task<PostgresCluster> MakeClusterAsync()
    {
        var made = await PostgresCluster.StartAsync();
        await PostgresStore.ExecuteAsync(made.ConnectionString(), $"create role {PostgresStore.Owner} login createrole; create role {PostgresStore.Site} login");
        return made;
    }
}
