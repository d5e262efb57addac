using System.Diagnostics;
using System.Text.Json;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.Bench;

/// <summary>What one import took, in milliseconds, and the most memory that the process held.</summary>
internal sealed record ImportTimes(int Pupils, int People, double Reading, double Comparing, double Writing, long PeakKilobytes)
{
    public double Total => Reading + Comparing + Writing;
}

/// <summary>Imports the files of one school into an empty one, alone in a process, and prints what that took.</summary>
internal static class ImportOnce
{
    public const string Verb = "import-once";
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse(Store.Morning);

    /// <summary>The words of the call: how often, then "sqlite" or "postgres" and where, for each time one; then the files.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var places = args.TakeWhile(word => word != "--").ToList();
        foreach (var place in places)
        {
            await using var db = place.StartsWith('/') && place.EndsWith(".db", StringComparison.Ordinal) ? await OpenFileAsync(place) : Db.OpenPostgres(place);
            Console.WriteLine(JsonSerializer.Serialize(await ImportAsync(db, args[(places.Count + 1)..])));
        }

        return 0;
    }

    /// <summary>An empty school that files can be imported into.</summary>
    public static string School(string uai) => $"""
        insert into local_authority (tenant, code, name) values (1, 'B', 'Département');
        insert into school (tenant, school_id, uai, name, phone) values (1, '0199f000-0000-7000-8000-000000000001', '{uai}', 'collège', '');
        insert into place (tenant, place_id, host_school_id, name, zone, time_zone)
        values (1, '0199f000-0000-7000-8000-000000000002', '0199f000-0000-7000-8000-000000000001', 'restaurant', 'B', 'Europe/Paris');
        insert into place_service (tenant, place_id, service, weekdays, starts_at) values (1, '0199f000-0000-7000-8000-000000000002', 1, 27, '11:45');
        """;

    private static async Task<Db> OpenFileAsync(string file)
    {
        await Migrations.ApplySqliteAsync(file);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            await connection.ExecuteAsync(School("0609995N"));
        }

        return Db.OpenSqlite(file);
    }

    private static async Task<ImportTimes> ImportAsync(Db db, string[] files)
    {
        var scope = Scope.Service(1);
        var start = Stopwatch.GetTimestamp();
        var uploads = files.Select(file => new SiecleUpload(Path.GetFileName(file), File.OpenRead(file))).ToList();
        var reading = SiecleReader.Read(uploads);
        uploads.ForEach(upload => upload.Content.Dispose());
        var snapshot = reading is SiecleReading.Read { Snapshot: var read } ? read : throw new InvalidDataException($"{reading}");
        var readAfter = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var preview = (ImportOutcome.Compared)await new ImportRoster(db).RunAsync(scope, snapshot, new ImportConfirmation(Write: false), Now);
        var comparedAfter = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var written = await new ImportRoster(db).RunAsync(scope, snapshot, new ImportConfirmation(Write: true, preview.Key), Now);
        var writtenAfter = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return written is ImportOutcome.Compared { IsWritten: true, Changes: var changes }
            ? new(changes.PupilsAdded.Count, changes.PeopleAdded.Count, readAfter, comparedAfter - readAfter, writtenAfter - comparedAfter, ProcessorTime.PeakKilobytes())
            : throw new InvalidDataException($"{written}");
    }
}
