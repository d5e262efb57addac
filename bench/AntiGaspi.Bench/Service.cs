using System.Collections.Concurrent;
using System.Diagnostics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>The program under test: published as ./antigaspi publishes it, started as an operator starts it.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const string ReadyWord = "ready ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines;

    private Service(Process process, ConcurrentQueue<string> lines, Uri address, TimeSpan readyAfter, long startedAt)
    {
        this.process = process;
        this.lines = lines;
        Address = address;
        ReadyAfter = readyAfter;
        StartedAt = startedAt;
    }

    /// <summary>The folder of the published program; bench/run names it.</summary>
    public static string ProgramFolder { get; } =
        Environment.GetEnvironmentVariable("ANTIGASPI_BENCH_APP") ?? throw new InvalidOperationException("Start the bench by bench/run, which publishes the program.");

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>From the start of the process to its word that it is ready.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>When the process was started, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long StartedAt { get; }

    /// <summary>What it has written: faults show here.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Starts a verb that keeps running and returns once it says that it is ready.</summary>
    public static async Task<Service> StartAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = Info([.. arguments, "--urls", "http://127.0.0.1:0"], environment);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var written = new ConcurrentQueue<string>();
        var ready = new TaskCompletionSource<(Uri Address, TimeSpan After)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process { StartInfo = start };
        var startedAt = Stopwatch.GetTimestamp();
        started.OutputDataReceived += (_, line) => Note(line.Data);
        started.ErrorDataReceived += (_, line) => Note(line.Data);
        started.Start();
        Janitor.Watch(started);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        if (await Task.WhenAny(ready.Task, started.WaitForExitAsync()).WaitAsync(StartLimit) != ready.Task)
        {
            throw new InvalidOperationException($"The program ended with code {started.ExitCode}:\n{string.Join('\n', written)}");
        }

        var (address, after) = await ready.Task;
        return new Service(started, written, address, after, startedAt);

        void Note(string? line)
        {
            if (line is not null)
            {
                written.Enqueue(line);
                if (line.StartsWith(ReadyWord, StringComparison.Ordinal))
                {
                    ready.TrySetResult((new Uri(line[ReadyWord.Length..].Trim()), Stopwatch.GetElapsedTime(startedAt)));
                }
            }
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task CallAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        (await Command.RunAsync(Info([.. arguments], environment))).OutputOrThrow();

    /// <summary>Holds the whole process still, or lets it go on: a stall that it knows nothing of.</summary>
    public async Task SignalAsync(string signal) => (await Command.RunAsync("kill", $"-{signal}", $"{ProcessId}")).OutputOrThrow();

    /// <summary>Asks it to stop and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await SignalAsync("TERM");
        await process.WaitForExitAsync();
        Janitor.Forget(process);
        process.Dispose();
    }

    private static ProcessStartInfo Info(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ProgramFolder, "antigaspi.dll"), .. arguments]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ANTIGASPI_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
