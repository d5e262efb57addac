using AntiGaspi.App.Storage;
using Npgsql;

namespace AntiGaspi.Tests.Support;

/// <summary>A PostgreSQL database as an operator sets it up: an owner who migrates, and a user for the site who owns nothing.</summary>
public static class SiteDatabase
{
    public const string Owner = "antigaspi_owner";
    public const string Site = "antigaspi_site";

    /// <summary>Makes the two roles and a migrated database on a server.</summary>
    public static async Task PrepareAsync(PostgresCluster server, string database)
    {
        await ExecuteAsync(server.ConnectionString(), $"create role {Owner} login createrole; create role {Site} login");
        await ExecuteAsync(server.ConnectionString(), $"create database {database} owner {Owner}");
        await Migrations.ApplyPostgresAsync(server.ConnectionString(database, Owner) + ";Pooling=false", Site);
    }

    /// <summary>The same database, reached as somebody else.</summary>
    public static string As(string user, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = user }.ToString();

    /// <summary>Runs a statement on a connection of its own, outside any scope.</summary>
    public static async Task<int> ExecuteAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
