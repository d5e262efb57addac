using System.Diagnostics;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]

namespace AntiGaspi.Tests.Support;

/// <summary>Ends the processes and removes the folders that the tests made, even when the tests themselves are killed.</summary>
/// <remarks>A shell reads what to clean from a pipe. The pipe closes when the test process ends, however it ends.</remarks>
public static class Janitor
{
    private const string Script = """
        exec >/dev/null 2>&1
        trap '' INT TERM HUP
        declare -A processes folders
        while read -r verb what; do
          case $verb in
            watch) processes[$what]=1 ;;
            forget) unset "processes[$what]" ;;
            folder) folders[$what]=1 ;;
          esac
        done
        for process in "${!processes[@]}"; do kill -KILL "$process"; done
        for try in 1 2 3 4 5; do
          rm -rf "${!folders[@]}" && break
          sleep 0.2
        done
        """;

    private static readonly Lock Gate = new();
    private static readonly Process Shell = OpenShell();

    /// <summary>From now on this process ends with the tests; a database server takes its own children along.</summary>
    public static void Watch(Process process) => Say($"watch {process.Id}");

    /// <summary>This process has ended; another may get its number.</summary>
    public static void Forget(Process process) => Say($"forget {process.Id}");

    /// <summary>A new empty folder, removed when the tests end; in the folder named by ANTIGASPI_TEST_FOLDER, else in /tmp.</summary>
    public static string NewFolder(string name)
    {
        // Not the user's own temporary folder: a socket path is short, and a database server runs as somebody else.
        var root = Environment.GetEnvironmentVariable("ANTIGASPI_TEST_FOLDER") is { Length: > 0 } chosen ? chosen : "/tmp";
        var folder = $"{root}/antigaspi-{name}-{Environment.ProcessId}-{Path.GetRandomFileName()}";
        Say($"folder {folder}");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }

    /// <summary>A shell that cleans, when its input closes, what it was told of: one line each, as <see cref="Watch"/> says it.</summary>
    public static Process OpenShell() =>
        Process.Start(new ProcessStartInfo("bash", ["-c", Script]) { RedirectStandardInput = true, UseShellExecute = false })!;

    private static void Say(string line)
    {
        lock (Gate)
        {
            Shell.StandardInput.WriteLine(line);
            Shell.StandardInput.Flush();
        }
    }
}
