using System.Data.Common;
using AntiGaspi.Tests.Support;
using Dapper;
using Npgsql;

namespace AntiGaspi.Bench;

/// <summary>A database of the shared PostgreSQL server; the service reaches it as the application's user, with row-level security.</summary>
internal sealed class PostgresStore : Store
{
    public const string Owner = "antigaspi_owner";
    public const string Site = "antigaspi_site";

    private readonly PostgresCluster cluster;

    private PostgresStore(PostgresCluster cluster, string name)
    {
        this.cluster = cluster;
        Name = name;
        Environment["ANTIGASPI_DATABASE"] = cluster.ConnectionString(name, Site);
        Environment["ANTIGASPI_DATABASE_OWNER"] = cluster.ConnectionString(name, Owner);
    }

    public override string Engine => "PostgreSQL";

    public string Name { get; }

    public PostgresCluster Cluster => cluster;

    public static async Task<PostgresStore> NewAsync(Run run)
    {
        var (cluster, name) = (await run.ClusterAsync(), run.NewDatabaseName());
        await ExecuteAsync(cluster.ConnectionString(), $"create database {name} owner {Owner}");
        return new(cluster, name);
    }

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(cluster.ConnectionString(Name)) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public override double DatabaseMilliseconds() => ProcessorTime.Of(cluster);

    /// <summary>The same rows in another database of the server.</summary>
    public async Task<string> CopyAsync(Run run)
    {
        var name = run.NewDatabaseName();
        await ExecuteAsync(cluster.ConnectionString(), $"create database {name} template {Name}");
        return name;
    }

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }

    protected override Task SettleAsync(DbConnection connection) => connection.ExecuteAsync("vacuum analyze");
}
