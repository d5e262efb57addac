using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace AntiGaspi.Tests.Support;

/// <summary>A PostgreSQL server of its own for a test, on a socket in a temporary folder, as durable as in production.</summary>
/// <remarks>Tests that kill the server always start their own. It ends with the test process, however that ends.</remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Administrator = "postgres";
    private const int RestartTries = 40;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // A crash must stay a crash until the test restarts it; the messages are read below, so they stay in English.
    private static readonly string[] Always =
        ["listen_addresses=", "restart_after_crash=off", "max_connections=300", "lc_messages=C", "log_checkpoints=off"];

    private readonly PostgresBinaries binaries;
    private readonly string folder;
    private readonly string[] settings;
    private readonly ConcurrentQueue<string> log = new();
    private Process? server;

    private PostgresCluster(PostgresBinaries binaries, string folder, string[] settings)
    {
        this.binaries = binaries;
        this.folder = folder;
        this.settings = settings;
    }

    /// <summary>The process that is the parent of all others of the server.</summary>
    public int ProcessId => server?.Id ?? throw new InvalidOperationException("The server is stopped.");

    /// <summary>What the server has said, latest last.</summary>
    public string Log => string.Join('\n', log);

    /// <summary>Makes a new server and starts it.</summary>
    /// <param name="settings">Such as "synchronous_commit=off"; without any, every commit is on disk before it is acknowledged.</param>
    public static async Task<PostgresCluster> StartAsync(params string[] settings)
    {
        var cluster = new PostgresCluster(await PostgresBinaries.FoundAsync(), Janitor.NewFolder("pg"), settings);
        await cluster.InitialiseAsync();
        await cluster.RestartAsync();
        return cluster;
    }

    public string ConnectionString(string database = "postgres", string user = Administrator) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Database = database,
            Username = user,
            IncludeErrorDetail = true,
        }.ConnectionString;

    /// <summary>Makes a database, empty or as a copy of another to which nobody is connected.</summary>
    public async Task CreateDatabaseAsync(string name, string template = "template1")
    {
        var administration = new NpgsqlConnectionStringBuilder(ConnectionString()) { Pooling = false };
        await using var connection = new NpgsqlConnection(administration.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database \"{name}\" template \"{template}\"", connection);
        await create.ExecuteNonQueryAsync();
    }

    /// <summary>The processes that the server runs now, its first one included.</summary>
    public IReadOnlyList<int> LivingProcesses() =>
        server is null ? [] : [.. LinuxProcesses.ChildrenOf(server.Id).Append(server.Id).Where(LinuxProcesses.IsAlive)];

    /// <summary>Kills every process of the server at once, as a power cut of the program would: nothing is flushed.</summary>
    public async Task KillAsync()
    {
        var doomed = LivingProcesses();
        server!.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        await LinuxProcesses.UntilGoneAsync(doomed);
        Janitor.Forget(server);
        server.Dispose();
        server = null;
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts the server again; a crashed one first recovers.</summary>
    /// <remarks>The socket's lock file or the memory of a process that is not quite gone may refuse it for a moment.</remarks>
    public async Task RestartAsync()
    {
        for (var tries = 1; !await TryStartAsync(); tries++)
        {
            if (tries == RestartTries)
            {
                throw new InvalidOperationException($"PostgreSQL does not start:\n{Log}");
            }

            await Task.Delay(BetweenTries);
        }
    }

    /// <summary>Stops it. The janitor removes its folder once the tests have ended: half a million files, for which no test waits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await KillAsync();
        }
    }

    private string Data => Path.Combine(folder, "data");

    private async Task InitialiseAsync()
    {
        if (binaries.Account is { } account)
        {
            (await Command.RunAsync("chown", $"{account.UserId}:{account.GroupId}", folder)).OutputOrThrow();
        }

        var initialise = binaries.Start(
            "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", Administrator, "-D", Data);
        (await Command.RunAsync(initialise)).OutputOrThrow();
    }

    private async Task<bool> TryStartAsync()
    {
        string[] all = [.. Always, $"unix_socket_directories={folder}", .. settings];
        var start = binaries.Start("postgres", ["-D", Data, .. all.SelectMany(setting => new[] { "-c", setting })]);
        start.RedirectStandardError = true;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process { StartInfo = start };
        started.ErrorDataReceived += (_, line) => Note(line.Data, ready);
        started.Start();
        Janitor.Watch(started);
        started.BeginErrorReadLine();

        var ended = started.WaitForExitAsync();
        var first = await Task.WhenAny(ready.Task, ended).WaitAsync(StartLimit);
        if (first == ended)
        {
            Janitor.Forget(started);
            started.Dispose();
            return false;
        }

        server = started;
        return true;
    }

    private void Note(string? line, TaskCompletionSource ready)
    {
        if (line is null)
        {
            return;
        }

        log.Enqueue(line);
        if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
