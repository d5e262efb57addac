using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>The SIECLE files of the largest collège: read, compared with an empty school, written. First in a new process, then again.</summary>
internal static class ImportBench
{
    private const string School = "0609995N";
    private const int Times = 4;

    public static async Task RunAsync(Run run)
    {
        var folder = Janitor.NewFolder("import");
        await MeasureAsync(run, "SQLite", Enumerable.Range(0, Times).Select(i => Path.Combine(folder, $"{i}.db")).ToList());
        var databases = new List<string>();
        for (var i = 0; i < Times; i++)
        {
            databases.Add(await EmptyDatabaseAsync(run));
        }

        await MeasureAsync(run, "PostgreSQL", databases);
    }

    private static async Task<string> EmptyDatabaseAsync(Run run)
    {
        var store = await PostgresStore.NewAsync(run);
        await Migrations.ApplyPostgresAsync(store.Environment["ANTIGASPI_DATABASE_OWNER"] + ";Pooling=false", PostgresStore.Site);
        await PostgresStore.ExecuteAsync(store.Cluster.ConnectionString(store.Name), ImportOnce.School(School));
        return store.Environment["ANTIGASPI_DATABASE"];
    }

    private static async Task MeasureAsync(Run run, string engine, IReadOnlyList<string> places)
    {
        var files = Directory.GetFiles(Path.Combine(Service.ProgramFolder, "Demo", "Siecle"), $"{School}_*.zip");
        var answer = await Command.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "AntiGaspi.Bench.dll"), ImportOnce.Verb, .. places, "--", .. files]);
        var times = answer.OutputOrThrow().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<ImportTimes>(line)!).ToList();
        var (first, again) = (times[0], times.Skip(1).OrderBy(one => one.Total).ElementAt((Times - 1) / 2));
        run.Report.AtMost($"{engine}: {first.Pupils} pupils and {first.People} people, in a new process ({Parts(first)})", first.Total / 1000, 1, "s");
        run.Report.Note($"{engine}: the same once warm ({Parts(again)})", $"{again.Total / 1000:0.00} s");
        run.Report.AtMost($"{engine}: most memory of the process, after the first", first.PeakKilobytes / 1024.0, 150, "MB");
    }

    private static string Parts(ImportTimes times) => $"reading {times.Reading:0}, comparing {times.Comparing:0}, writing {times.Writing:0} ms";
}
