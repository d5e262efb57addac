using System.Diagnostics;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;

namespace AntiGaspi.Bench;

/// <summary>The kitchen's number: the one grouped statement on the largest collège, and the page of the chef.</summary>
internal static class HeadcountBench
{
    private const int WarmReadings = 300;
    private const int Readings = 1000;
    private const int WeekDays = 5;
    private const string Page = "/cuisine";

    private static readonly DateOnly Tomorrow = new(2026, 11, 24);

    public static async Task RunAsync(Run run)
    {
        foreach (var store in new Store[] { new SqliteStore(), await PostgresStore.NewAsync(run) })
        {
            await store.FillAsync(Store.Morning);
            await using (var db = store is SqliteStore file ? Db.OpenSqlite(file.File) : Db.OpenPostgres(store.Environment["ANTIGASPI_DATABASE"]))
            {
                await ReadAsync(run, store, db, 1, "the grouped statement of one day");
                await ReadAsync(run, store, db, WeekDays, $"the same for {WeekDays} days");
            }

            await ServeAsync(run, store);
        }
    }

    private static async Task ReadAsync(Run run, Store store, Db db, int days, string what)
    {
        // The officer of the local authority sees every place.
        var officer = Persona.All.First(persona => persona.Role == Role.AuthorityOfficer);
        var scope = new Scope(Persona.Tenant, officer.AccountId, officer.Role, []);
        var board = new HeadcountBoard(db);
        var (latencies, largest, covers) = (new Latencies(), Guid.Empty, 0);
        foreach (var place in await board.PlacesAsync(scope))
        {
            var count = (await board.DaysAsync(scope, place.PlaceId, Tomorrow, 1))[0].Count.Lines.Sum(one => one.Covers);
            (largest, covers) = count > covers ? (place.PlaceId, count) : (largest, covers);
        }

        for (var i = 0; i < WarmReadings + Readings; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await board.DaysAsync(scope, largest, Tomorrow, days);
            if (i >= WarmReadings)
            {
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        run.Report.Note($"{store.Engine}: {what}, {covers} covers", latencies.ToString());
        if (days == 1)
        {
            run.Report.AtMost($"{store.Engine}: {what}, p50", latencies.Percentile(50), 2, "ms");
        }
    }

    private static async Task ServeAsync(Run run, Store store)
    {
        await using var service = await store.ServeAsync();
        using var line = new HttpLine(service.Address);
        var cook = Persona.All.First(persona => persona.Role == Role.HeadCook);
        var client = new FamilyClient(Sessions.Of(cook.AccountId));
        if (client.Read(line, Page).Status != 200)
        {
            run.Report.Note($"{store.Engine}: page of the chef", "not there");
            return;
        }

        var latencies = new Latencies();
        for (var i = 0; i < WarmReadings + Readings; i++)
        {
            var start = Stopwatch.GetTimestamp();
            client.Read(line, Page);
            if (i >= WarmReadings)
            {
                latencies.Add(Stopwatch.GetElapsedTime(start));
            }
        }

        run.Report.Note($"{store.Engine}: page of the chef", latencies.ToString());
    }
}
