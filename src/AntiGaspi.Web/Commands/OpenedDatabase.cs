using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Commands;

/// <summary>The database that a verb works on: SQLite is made and migrated by itself, PostgreSQL never is.</summary>
/// <param name="Db">The database; null when it is not fit.</param>
/// <param name="Faults">What is wrong with it, and what to do.</param>
internal sealed record OpenedDatabase(Db? Db, IReadOnlyList<string> Faults) : IAsyncDisposable
{
    public static async Task<OpenedDatabase> OpenAsync(Settings settings)
    {
        if (settings.Database is null)
        {
            await settings.MigrateAsync();
        }

        var db = settings.OpenDb();
        var faults = await FaultsAsync(db);
        if (faults.Count == 0)
        {
            return new(db, []);
        }

        await db.DisposeAsync();
        return new(null, faults);
    }

    public ValueTask DisposeAsync() => Db?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<IReadOnlyList<string>> FaultsAsync(Db db)
    {
        try
        {
            return await StartupChecks.FaultsAsync(db);
        }
        catch (System.Data.Common.DbException fault)
        {
            // The operator's own screen: the driver's words help, and no page shows them.
            return [$"La base ne répond pas : {fault.Message} Vérifiez ANTIGASPI_DATABASE et que le serveur est démarré."];
        }
    }
}
