using System.Collections.Concurrent;
using System.Diagnostics;

namespace AntiGaspi.Bench;

/// <summary>
/// Requests that leave when their time has come, whether or not the ones before were answered, as people do. How long each
/// took counts from the moment it was due: a service that stalls is not asked less meanwhile.
/// </summary>
internal static class OpenLoop
{
    private const int Connections = 64;

    /// <summary>Sends the requests, each at its moment; returns how long they took, and the faults.</summary>
    /// <param name="address">The service.</param>
    /// <param name="requests">Each with the time after the start at which it is due, earliest first.</param>
    public static (Latencies Latencies, IReadOnlyList<string> Faults) Run(Uri address, IReadOnlyList<(TimeSpan Due, Func<HttpLine, string?> Send)> requests)
    {
        var (latencies, faults) = (new Latencies(), new ConcurrentQueue<string>());
        using var due = new BlockingCollection<(long At, Func<HttpLine, string?> Send)>();
        var workers = Enumerable.Range(0, Connections).Select(_ => new Thread(() => Work(address, due, latencies, faults))).ToList();
        workers.ForEach(worker => worker.Start());
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 5);
        foreach (var (after, send) in requests)
        {
            var at = start + (long)(after.TotalSeconds * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < at)
            {
                Thread.Sleep(1);
            }

            due.Add((at, send));
        }

        due.CompleteAdding();
        workers.ForEach(worker => worker.Join());
        return (latencies, [.. faults]);
    }

    /// <summary>Moments at which requests of independent people come, so many a second on average.</summary>
    public static IEnumerable<TimeSpan> Moments(double perSecond, int seconds, Random chance)
    {
        for (var at = 0.0; (at += -Math.Log(1 - chance.NextDouble()) / perSecond) < seconds;)
        {
            yield return TimeSpan.FromSeconds(at);
        }
    }

    private static void Work(
        Uri address, BlockingCollection<(long At, Func<HttpLine, string?> Send)> due, Latencies latencies, ConcurrentQueue<string> faults)
    {
        var line = new HttpLine(address);
        foreach (var (at, send) in due.GetConsumingEnumerable())
        {
            try
            {
                if (send(line) is { } fault)
                {
                    faults.Enqueue(fault);
                }
            }
            catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
            {
                faults.Enqueue(fault.Message);
                line.Dispose();
                line = new HttpLine(address);
            }

            latencies.Add(Stopwatch.GetElapsedTime(at));
        }

        line.Dispose();
    }
}
