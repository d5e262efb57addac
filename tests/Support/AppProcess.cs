using System.Collections.Concurrent;
using System.Diagnostics;

namespace AntiGaspi.Tests.Support;

/// <summary>The real program, started as an operator starts it, on a free port of this machine.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private const string ReadyWord = "ready ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string[] arguments;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly ConcurrentQueue<string> lines = new();
    private Process? process;

    private AppProcess(string[] arguments, IReadOnlyDictionary<string, string> environment)
    {
        this.arguments = arguments;
        this.environment = environment;
    }

    /// <summary>The folder of the program: built beside the tests, or published by the bench, which names it.</summary>
    public static string ProgramFolder { get; } = Environment.GetEnvironmentVariable("ANTIGASPI_BENCH_APP") ?? FindProgramFolder();

    /// <summary>Where it answers; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>All that it has written, on both streams, latest last.</summary>
    public string Output => string.Join('\n', lines);

    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The program is stopped.");

    /// <summary>Starts a verb that keeps running (serve, demo) and returns once it answers.</summary>
    /// <param name="arguments">The verb and its options, without --urls.</param>
    /// <param name="environment">Such as ANTIGASPI_DATABASE; the settings of the person who runs the tests are left out.</param>
    public static async Task<AppProcess> StartAsync(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var app = new AppProcess(arguments, environment ?? new Dictionary<string, string>(StringComparer.Ordinal));
        await app.RestartAsync();
        return app;
    }

    /// <summary>Runs a verb to its end (import, rules check, seal…).</summary>
    public static Task<CommandResult> RunAsync(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string input = "") =>
        Command.RunAsync(Start(arguments, environment), input);

    /// <summary>A browser of its own: it keeps its cookies and follows no redirection.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>kill -9: the program gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await EndedAsync();
    }

    /// <summary>Asks it to stop, as a service manager does, and waits until it has finished what it was doing.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        (await Command.RunAsync("kill", "-TERM", $"{ProcessId}")).OutputOrThrow();
        return await EndedAsync();
    }

    /// <summary>Starts it again at the same address with the same arguments.</summary>
    public async Task RestartAsync()
    {
        var start = Start([.. arguments, "--urls", Address.GetLeftPart(UriPartial.Authority)], environment);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Note(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Note(line.Data, ready);
        process.Start();
        Janitor.Watch(process);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended).WaitAsync(StartLimit) == ended)
        {
            throw new InvalidOperationException($"The program ended with code {await EndedAsync()}:\n{Output}");
        }

        Address = await ready.Task;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    private async Task<int> EndedAsync()
    {
        var ended = process!;
        await ended.WaitForExitAsync();
        Janitor.Forget(ended);
        process = null;
        using (ended)
        {
            return ended.ExitCode;
        }
    }

    private void Note(string? line, TaskCompletionSource<Uri> ready)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (line.StartsWith(ReadyWord, StringComparison.Ordinal))
        {
            ready.TrySetResult(new Uri(line[ReadyWord.Length..].Trim()));
        }
    }

    private static ProcessStartInfo Start(string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(ProgramFolder, "antigaspi.dll"), .. arguments]);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ANTIGASPI_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>In the same configuration as the tests: bin/Release/net10.0.</summary>
    private static string FindProgramFolder()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        return Repository.PathOf("src", "AntiGaspi.Web", "bin", framework.Parent!.Name, framework.Name);
    }
}
