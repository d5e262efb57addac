using System.Diagnostics;

namespace AntiGaspi.Bench;

/// <summary>Clients that each send their next request when the last is answered: what the service can do at most.</summary>
internal static class Clients
{
    /// <summary>Runs clients side by side for some seconds.</summary>
    /// <param name="count">How many.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="service">The service, whose processor time is counted.</param>
    /// <param name="store">Its database.</param>
    /// <param name="act">One act of the client of that number; its answer says whether it counts.</param>
    public static Rates Measure(int count, TimeSpan duration, Service service, Store store, Func<int, HttpLine, bool> act)
    {
        var done = 0L;
        var (own, served, stored) = (ProcessorTime.Of(Environment.ProcessId), ProcessorTime.Of(service.ProcessId), store.DatabaseMilliseconds());
        var start = Stopwatch.GetTimestamp();
        Exception? fault = null;
        var threads = Enumerable.Range(0, count).Select(client => new Thread(() =>
        {
            try
            {
                using var line = new HttpLine(service.Address);
                while (Stopwatch.GetElapsedTime(start) < duration)
                {
                    Interlocked.Add(ref done, act(client, line) ? 1 : 0);
                }
            }
            catch (Exception one)
            {
                fault = one;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return fault is not null
            ? throw new InvalidOperationException($"A client failed. The service says:\n{service.Output}", fault)
            : new Rates(
                done,
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                ProcessorTime.Of(Environment.ProcessId) - own,
                ProcessorTime.Of(service.ProcessId) - served,
                store.DatabaseMilliseconds() - stored);
    }
}
