using System.Data.Common;
using System.Globalization;
using Dapper;

namespace AntiGaspi.App.Storage;

/// <summary>What must be true of the database before a meal is entrusted to it. The service refuses to start otherwise.</summary>
public static class StartupChecks
{
    private const int OldestPostgres = 150000;

    private static readonly string[] DurableSettings = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <summary>What is wrong, and what to do, in words for the operator; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Db db)
    {
        var faults = new List<string>();
        await using (var connection = await db.OpenAsync())
        {
            faults.AddRange(db.Engine == Engine.Sqlite ? await SqliteSettings.FaultsAsync(connection) : await PostgresFaultsAsync(connection));
        }

        if (faults.Count == 0)
        {
            faults.AddRange((await Migrations.PendingAsync(db)).Select(name =>
                $"La migration {name} n’a pas été passée. Lancez « antigaspi migrate »."));
        }

        return faults;
    }

    private static async Task<IReadOnlyList<string>> PostgresFaultsAsync(DbConnection connection)
    {
        var faults = new List<string>();
        var version = int.Parse(await ShowAsync(connection, "server_version_num"), CultureInfo.InvariantCulture);
        if (version < OldestPostgres)
        {
            faults.Add($"PostgreSQL {version / 10000} est trop ancien : il faut la version 15 ou une plus récente.");
        }

        foreach (var setting in DurableSettings)
        {
            if (await ShowAsync(connection, setting) == "off")
            {
                faults.Add($"PostgreSQL : {setting} est à « off » ; un repas décommandé pourrait être perdu. Remettez-le à « on » dans postgresql.conf.");
            }
        }

        faults.AddRange(await RoleFaultsAsync(connection));
        return faults;
    }

    private static async Task<IReadOnlyList<string>> RoleFaultsAsync(DbConnection connection)
    {
        var faults = new List<string>();
        if (await connection.ExecuteScalarAsync<bool>("select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
        {
            faults.Add("PostgreSQL : l’utilisateur de ANTIGASPI_DATABASE contourne le cloisonnement (superuser ou bypassrls). Donnez-lui un rôle ordinaire.");
        }

        if (await connection.ExecuteScalarAsync<bool>("select exists (select 1 from pg_tables where schemaname = 'public' and tableowner = current_user)"))
        {
            faults.Add("PostgreSQL : l’utilisateur de ANTIGASPI_DATABASE possède des tables. Le propriétaire (ANTIGASPI_DATABASE_OWNER) doit être un autre rôle.");
        }

        return faults;
    }

    private static async Task<string> ShowAsync(DbConnection connection, string setting) =>
        await connection.ExecuteScalarAsync<string>("select current_setting(@setting)", new { setting }) ?? "";
}
