using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests;

/// <summary>A database of either kind, at the newest schema and without a row. On PostgreSQL it is reached as the application's user.</summary>
public static class Stores
{
    private const string Template = "antigaspi_template";

    private static readonly SemaphoreSlim Making = new(1, 1);
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static UsedDatabases? used;

    public static async Task<Db> NewAsync(Engine engine) => engine == Engine.Sqlite
        ? Db.OpenSqlite(await NewFileAsync())
        : Db.OpenPostgres(await NewDatabaseAsync());

    /// <summary>A migrated SQLite file in a folder of its own.</summary>
    public static async Task<string> NewFileAsync()
    {
        var file = Path.Combine(Janitor.NewFolder("data"), "antigaspi.db");
        await File.WriteAllBytesAsync(file, await SqliteTemplate.Value);
        return file;
    }

    /// <summary>A migrated database of the shared server; the connection string is that of the application's user.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var shared = await TestContext.Current.GetFixture<SharedPostgres>() ?? throw new InvalidOperationException("No shared PostgreSQL.");
        var database = (used is null ? null : await used.TakeAsync(shared)) ?? await MakeDatabaseAsync(shared);
        UsedDatabases.Lend(database);
        return SiteDatabase.As(SiteDatabase.Site, database);
    }

    private static async Task<string> MakeDatabaseAsync(SharedPostgres shared)
    {
        await Making.WaitAsync();
        try
        {
            if (used is not null)
            {
                return await shared.NewDatabaseAsync(Template);
            }

            await SiteDatabase.PrepareAsync(await shared.ClusterAsync(), Template);
            var first = await shared.NewDatabaseAsync(Template);
            used = await UsedDatabases.LikeAsync(first);
            return first;
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task<byte[]> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Janitor.NewFolder("data"), "template.db");
        await Migrations.ApplySqliteAsync(file);
        return await File.ReadAllBytesAsync(file);
    }
}
