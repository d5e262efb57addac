using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Web.Demo;

/// <summary>
/// The database of the demonstration: made anew at each start, the same for the same starting clock. What was made once is
/// kept beside it and copied, as long as neither the program nor the clock has changed.
/// </summary>
public static class DemoDatabase
{
    /// <summary>Why the demonstration does not go into the database of the settings; null when it may.</summary>
    public static async Task<string?> RefusalAsync(Settings settings) =>
        settings.Database is null ? null : await DemoPostgres.RefusalAsync(settings);

    public static async Task<Db> OpenAsync(Settings settings, bool keep, DateTimeOffset start)
    {
        if (settings.Database is not null)
        {
            return await DemoPostgres.OpenAsync(settings, keep, start);
        }

        Directory.CreateDirectory(settings.DataFolder);
        var file = settings.SqliteFile("demo.db");
        if (!keep || !File.Exists(file))
        {
            foreach (var old in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(old);
            }

            File.Copy(await TemplateAsync(settings, start), file);
        }

        await Migrations.ApplySqliteAsync(file);
        return Db.OpenSqlite(file);
    }

    private static async Task<string> TemplateAsync(Settings settings, DateTimeOffset start)
    {
        var build = typeof(DemoDatabase).Assembly.ManifestModule.ModuleVersionId.ToString("N");
        var moment = start.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var template = settings.SqliteFile($"demo-{build}-{moment}.template");
        if (File.Exists(template))
        {
            return template;
        }

        foreach (var old in Directory.GetFiles(settings.DataFolder, "demo-*.template*"))
        {
            File.Delete(old);
        }

        var making = template + ".new";
        await Migrations.ApplySqliteAsync(making);
        await using (var db = Db.OpenSqlite(making))
        {
            await new DemoSchools(db, start, () => Task.CompletedTask).BuildAsync();
        }

        await FoldAsync(making);
        File.Move(making, template);
        return template;
    }

    // Everything in the one file, so that copying it copies all.
    private static async Task FoldAsync(string file)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        await command.ExecuteNonQueryAsync();
    }
}
