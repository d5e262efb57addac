namespace AntiGaspi.Bench;

/// <summary>
/// Ten times the last minute of the largest département before a common cutoff: 43 cancellations and 520 pages a second.
/// The cutoff of tomorrow's meals passes half-way: what is received after it must be refused.
/// </summary>
internal static class LoadBench
{
    private const double CancellationsPerSecond = 43;
    private const double PagesPerSecond = 520;
    private const int WarmSeconds = 10;
    private const int StallSeconds = 20;
    private const int StallMilliseconds = 200;

    // Between the start of the service and the first request: the families open their page once.
    private const int OpeningSeconds = 8;

    private const string Late = """
        select count(*) from cancellation c
        join service_day d on d.tenant = c.tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service
        where c.received_at >= d.cutoff_at
        """;

    private static readonly DateTimeOffset Cutoff = DateTimeOffset.Parse("2026-11-23T10:00:00+01:00");

    public static async Task RunAsync(Run run)
    {
        foreach (var store in new Store[] { new SqliteStore(), await PostgresStore.NewAsync(run) })
        {
            var start = Cutoff.AddSeconds(-OpeningSeconds - WarmSeconds - (run.LoadSeconds / 2));
            await store.FillAsync(start.ToString("O"));
            await using var service = await store.ServeAsync();
            var visitors = new Visitors(store, await Family.AllAsync(store), service.Address);
            OpenLoop.Run(service.Address, visitors.Plan(CancellationsPerSecond, PagesPerSecond, WarmSeconds));
            var (own, served, stored) = (ProcessorTime.Of(Environment.ProcessId), ProcessorTime.Of(service.ProcessId), store.DatabaseMilliseconds());
            var confirmed = new Latencies();
            var (latencies, faults) = OpenLoop.Run(service.Address, visitors.Plan(CancellationsPerSecond, PagesPerSecond, run.LoadSeconds, confirmed));
            var busy = $"busy processors: generator {Share(ProcessorTime.Of(Environment.ProcessId) - own)}, service {Share(ProcessorTime.Of(service.ProcessId) - served)}, "
                + $"database {Share(store.DatabaseMilliseconds() - stored)}";
            run.Report.Note($"{store.Engine}: {latencies.Count:#,0} requests in {run.LoadSeconds} s", $"{latencies}; {busy}");
            run.Report.AtMost($"{store.Engine}: p99 from the scheduled start", latencies.Percentile(99), 100, "ms");
            run.Report.AtMost($"{store.Engine}: p99 from the tap to the page that confirms, {confirmed.Count:#,0} times", confirmed.Percentile(99), 100, "ms");
            run.Report.Exactly($"{store.Engine}: errors", faults.Count, 0);
            Tell(faults);
            run.Report.Exactly($"{store.Engine}: accepted after the cutoff", await store.CountAsync(Late), 0);
            var (refused, wrongly) = await visitors.RefusedAsync(store);
            run.Report.AtLeast($"{store.Engine}: refused because the cutoff had passed", refused, 1);
            run.Report.Exactly($"{store.Engine}: refused though in time", wrongly, 0);
            await StallAsync(run, store, service, visitors);

            string Share(double milliseconds) => Report.Text(milliseconds / 1000 / run.LoadSeconds);
        }
    }

    // The twin: a service that stands still twice must be seen to.
    private static async Task StallAsync(Run run, Store store, Service service, Visitors visitors)
    {
        var plan = visitors.Plan(0, PagesPerSecond, StallSeconds);
        var load = Task.Run(() => OpenLoop.Run(service.Address, plan));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await Task.Delay(TimeSpan.FromSeconds(StallSeconds / 4));
            await service.SignalAsync("STOP");
            await Task.Delay(StallMilliseconds);
            await service.SignalAsync("CONT");
        }

        var (latencies, _) = await load;
        run.Report.AtLeast($"{store.Engine}: p99.9 with two planted stalls of {StallMilliseconds} ms (they must show)", latencies.Percentile(99.9), 150, "ms");
    }

    private static void Tell(IReadOnlyList<string> faults)
    {
        foreach (var group in faults.GroupBy(fault => fault).OrderByDescending(group => group.Count()).Take(3))
        {
            Console.Error.WriteLine($"  {group.Count()} × {group.Key}");
        }
    }
}
