using System.Data.Common;
using System.Globalization;
using Dapper;

namespace AntiGaspi.App.Storage;

/// <summary>What SQLite must be set to before a meal is entrusted to it: a commit is on the disk when it is told.</summary>
internal static class SqliteSettings
{
    private const int SynchronousFull = 2;

    public static void Apply(DbConnection connection) => connection.Execute("pragma synchronous=full; pragma busy_timeout=30000;");

    /// <summary>What is not as it must be, in words for the operator; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(DbConnection connection)
    {
        var faults = new List<string>();
        var journal = await connection.ExecuteScalarAsync<string>("pragma journal_mode");
        if (journal != "wal")
        {
            faults.Add($"SQLite : journal_mode vaut « {journal} », il faut « wal ». Lancez « antigaspi migrate ».");
        }

        if (await NumberAsync(connection, "pragma synchronous") < SynchronousFull)
        {
            faults.Add("SQLite : synchronous est inférieur à FULL ; une coupure de courant perdrait des repas décommandés.");
        }

        if (await NumberAsync(connection, "pragma foreign_keys") != 1)
        {
            faults.Add("SQLite : foreign_keys est désactivé.");
        }

        return faults;
    }

    private static async Task<long> NumberAsync(DbConnection connection, string pragma) =>
        Convert.ToInt64(await connection.ExecuteScalarAsync(pragma), CultureInfo.InvariantCulture);
}
