using System.Collections.Concurrent;
using System.Diagnostics;

namespace AntiGaspi.Bench;

/// <summary>What somebody does at a moment.</summary>
/// <param name="Due">When, after the start.</param>
/// <param name="Send">What is sent; answers with the fault, if any.</param>
/// <param name="Own">Where its time is counted too, beside that of all.</param>
internal sealed record Request(TimeSpan Due, Func<HttpLine, string?> Send, Latencies? Own = null);

/// <summary>
/// Requests that leave when their time has come, whether or not the ones before were answered, as people do. How long each
/// took counts from the moment it was due: a service that stalls is not asked less meanwhile.
/// </summary>
internal static class OpenLoop
{
    private const int Connections = 64;

    /// <summary>Sends the requests, each at its moment; returns how long they took, and the faults.</summary>
    /// <param name="address">The service.</param>
    /// <param name="requests">The earliest first.</param>
    public static (Latencies Latencies, IReadOnlyList<string> Faults) Run(Uri address, IReadOnlyList<Request> requests)
    {
        var (latencies, faults) = (new Latencies(), new ConcurrentQueue<string>());
        using var due = new BlockingCollection<(long At, Request Request)>();
        var workers = Enumerable.Range(0, Connections).Select(_ => new Thread(() => Work(address, due, latencies, faults))).ToList();
        workers.ForEach(worker => worker.Start());
        var start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 5);
        foreach (var request in requests)
        {
            var at = start + (long)(request.Due.TotalSeconds * Stopwatch.Frequency);
            while (Stopwatch.GetTimestamp() < at)
            {
                Thread.Sleep(1);
            }

            due.Add((at, request));
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
        Uri address, BlockingCollection<(long At, Request Request)> due, Latencies latencies, ConcurrentQueue<string> faults)
    {
        var line = new HttpLine(address);
        foreach (var (at, request) in due.GetConsumingEnumerable())
        {
            try
            {
                if (request.Send(line) is { } fault)
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
            request.Own?.Add(Stopwatch.GetElapsedTime(at));
        }

        line.Dispose();
    }
}
