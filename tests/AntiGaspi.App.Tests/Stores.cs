using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests;

/// <summary>A fresh database of either kind, at the newest schema. On PostgreSQL it is reached as the application's user.</summary>
public static class Stores
{
    private const string Template = "antigaspi_template";

    private static readonly SemaphoreSlim Making = new(1, 1);
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static bool made;

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
        var server = await shared.ClusterAsync();
        await Making.WaitAsync();
        try
        {
            if (!made)
            {
                await SiteDatabase.PrepareAsync(server, Template);
                made = true;
            }

            return SiteDatabase.As(SiteDatabase.Site, await shared.NewDatabaseAsync(Template));
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
