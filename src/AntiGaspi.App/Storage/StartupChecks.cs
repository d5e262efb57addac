using System.Data.Common;
using System.Globalization;
using AntiGaspi.App.Access;
using Dapper;

namespace AntiGaspi.App.Storage;

/// <summary>What must be true of the database before a meal is entrusted to it. The service refuses to start otherwise.</summary>
public static class StartupChecks
{
    private const int OldestPostgres = 150000;

    private static readonly string[] DurableSettings = ["fsync", "full_page_writes", "synchronous_commit"];

    // Further apart, the one would accept what the other has closed.
    private static readonly TimeSpan MaxClockGap = TimeSpan.FromSeconds(2);

    /// <summary>What must be true before the service starts: the database, its clock beside this machine's, and the keys it holds.</summary>
    /// <param name="db">The database.</param>
    /// <param name="key">The server's key.</param>
    /// <param name="now">The instant on this machine.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Db db, ServerKey key, DateTimeOffset now)
    {
        var faults = await FaultsAsync(db);
        return faults.Count > 0 ? faults : [.. await ClockFaultsAsync(db, now), .. await KeyFaultsAsync(db, key)];
    }

    private static async Task<IReadOnlyList<string>> KeyFaultsAsync(Db db, ServerKey key) => await new FormKeys(db, key).AreReadableAsync()
        ? []
        : ["Les clés des formulaires gardées en base ont été chiffrées avec une autre clé de serveur. Remettez celle d’origine (Secrets:Key, ou antigaspi.key du dossier de données)."];

    // The embedded database has no clock of its own.
    private static async Task<IReadOnlyList<string>> ClockFaultsAsync(Db db, DateTimeOffset now)
    {
        if (db.Engine == Engine.Sqlite)
        {
            return [];
        }

        var gap = (await db.ReadNationalAsync<DateTimeOffset>("select clock_timestamp()")).Single() - now;
        return gap.Duration() <= MaxClockGap
            ? []
            : [$"L’horloge de PostgreSQL et celle de cette machine diffèrent de {gap.Duration().TotalSeconds:0} s ; il en faut {MaxClockGap.TotalSeconds:0} au plus. Réglez-les par NTP."];
    }

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
