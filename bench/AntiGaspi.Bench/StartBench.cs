using System.Diagnostics;

namespace AntiGaspi.Bench;

/// <summary>From the start of the process to "ready" and to the first page, and the memory of a service with nothing to do.</summary>
internal static class StartBench
{
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Run run)
    {
        var store = new SqliteStore();
        await store.FillAsync(Store.Morning);
        await Service.CallAsync(["migrate", "--data", store.Folder], store.Environment);
        await MeasureAsync(run, store, "serve", ["serve", "--data", store.Folder], null);

        // Here the demonstration copies the template of its data, as it does at each start after the first.
        await MeasureAsync(run, store, "demo", ["demo", "--data", store.Folder], "/");

        // Here the accounts of the bench are in the data, and a family reads its planning first.
        await store.FillAsync(Store.Morning);
        var family = (await Family.AllAsync(store))[0];
        var session = Sessions.Of(family.AccountId);
        await MeasureAsync(run, store, "demo, a family's planning first", ["demo", "--keep", "--data", store.Folder], FamilyClient.Page, session);
    }

    private static async Task MeasureAsync(Run run, Store store, string what, string[] verb, string? page, string? session = null)
    {
        var (ready, first, memory) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Starts; i++)
        {
            await using var service = await Service.StartAsync(verb, store.Environment);
            using var line = new HttpLine(service.Address);
            var answer = line.Send(FamilyClient.Get(line, page ?? "/", session));
            first.Add(Stopwatch.GetElapsedTime(service.StartedAt).TotalSeconds);
            if (answer.Status != 200)
            {
                throw new InvalidOperationException($"{page} answered {answer.Status}.");
            }

            ready.Add(service.ReadyAfter.TotalSeconds);
            await Task.Delay(Idle);
            memory.Add(ProcessorTime.ProportionalKilobytes(service.ProcessId) / 1024.0);
        }

        run.Report.Note($"{what}: ready", $"{Report.Text(Median(ready))} s");
        run.Report.AtMost($"{what}: first page", Median(first), 1.5, "s");
        run.Report.AtMost($"{what}: memory when idle (PSS)", Median(memory), 100, "MB");
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Starts / 2);
}
