using System.Reflection;
using AntiGaspi.App.Privacy;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Storage;

/// <summary>The numbered SQL files of each database, run once each, in order, all or nothing.</summary>
public static class Migrations
{
    /// <summary>Brings a SQLite file to the newest schema.</summary>
    public static async Task ApplySqliteAsync(string file)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        await using (var connection = new SqliteConnection(connectionString))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("pragma journal_mode=wal");
        }

        Run(DeployChanges.To.SqliteDatabase(connectionString), Engine.Sqlite);
    }

    /// <summary>Brings a PostgreSQL database to the newest schema, as its owner, and lets the application's user in.</summary>
    /// <param name="ownerConnectionString">The role that owns the tables; it may create roles, or <c>antigaspi_app</c> exists.</param>
    /// <param name="applicationUser">The user of <c>ANTIGASPI_DATABASE</c>, made a member of the application role.</param>
    public static async Task ApplyPostgresAsync(string ownerConnectionString, string? applicationUser)
    {
        Run(DeployChanges.To.PostgresqlDatabase(ownerConnectionString), Engine.Postgres);
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync(PersonalData.Comments);
        if (applicationUser is null)
        {
            return;
        }

        var quoted = await connection.ExecuteScalarAsync<string>("select quote_ident(@applicationUser)", new { applicationUser });
        await connection.ExecuteAsync($"grant antigaspi_app to {quoted}");
        await connection.ExecuteAsync($"grant select on schemaversions to antigaspi_app");
    }

    /// <summary>The names of the files that a database has not run yet.</summary>
    internal static async Task<IReadOnlyList<string>> PendingAsync(Db db)
    {
        await using var connection = await db.OpenAsync();
        var exists = await connection.ExecuteScalarAsync<long>(db.Engine == Engine.Sqlite
            ? "select count(*) from sqlite_master where name = 'SchemaVersions'"
            : "select count(*) from pg_tables where tablename = 'schemaversions'");
        var done = exists == 0 ? [] : (await connection.QueryAsync<string>("select ScriptName from SchemaVersions")).ToHashSet();
        return Scripts(db.Engine).Select(s => s.Name).Where(name => !done.Contains(name)).ToList();
    }

    private static void Run(UpgradeEngineBuilder builder, Engine engine)
    {
        var result = builder.WithScripts(Scripts(engine)).WithTransaction().WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    private static IEnumerable<SqlScript> Scripts(Engine engine)
    {
        var folder = $"AntiGaspi.App.Storage.Migrations.{(engine == Engine.Sqlite ? "sqlite" : "postgres")}.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new SqlScript(name[folder.Length..], reader.ReadToEnd());
        }
    }
}
