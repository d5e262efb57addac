using System.Runtime.InteropServices;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>The machine that a run was made on: a figure without it says little.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(string loadAtStart)
    {
        var processor = ValueOf("/proc/cpuinfo", "model name");
        var memory = long.Parse(ValueOf("/proc/meminfo", "MemTotal").Split(' ')[0]) / (1024.0 * 1024.0);
        var system = ValueOf("/etc/os-release", "PRETTY_NAME", '=').Trim('"');
        var postgres = (await Command.RunAsync((await PostgresBinaries.FoundAsync()).Start("postgres", "--version"))).Output.Trim();
        var commit = (await Command.RunAsync("git", "-C", Repository.Root, "describe", "--always", "--dirty")).Output.Trim();
        return $"""
            - Machine: {Environment.ProcessorCount} × {processor}, {memory:0} GiB, {system}, Linux {Environment.OSVersion.Version}
            - Software: {RuntimeInformation.FrameworkDescription}, {postgres}, commit {commit}
            - The service, its database and the load generator share these processors. Load average before the run: {loadAtStart}, after: {Load()}

            """;
    }

    /// <summary>The load averages of the last 1, 5 and 15 minutes: other work on the machine shows here.</summary>
    public static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static string ValueOf(string file, string name, char separator = ':') =>
        File.ReadLines(file).Select(line => line.Split(separator, 2)).FirstOrDefault(pair => pair[0].Trim() == name)?[1].Trim() ?? "unknown";
}
