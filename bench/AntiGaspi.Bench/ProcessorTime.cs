using System.Globalization;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Bench;

/// <summary>Processor time and memory of processes, as /proc counts them.</summary>
internal static class ProcessorTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Milliseconds of processor that a process has used so far.</summary>
    public static double Of(int process) => Ticks(process, 11, 12) * 1000 / TicksPerSecond;

    /// <summary>Milliseconds of processor that a PostgreSQL server has used so far, with the backends that have ended.</summary>
    public static double Of(PostgresCluster server) =>
        (server.LivingProcesses().Sum(TicksOfBackend) + Ticks(server.ProcessId, 13, 14)) * 1000 / TicksPerSecond;

    /// <summary>Milliseconds of processor that programs started by this one, and ended, have used.</summary>
    public static double OfChildren() => Ticks(Environment.ProcessId, 13, 14) * 1000 / TicksPerSecond;

    /// <summary>Memory of a process in kilobytes, pages that it shares counted in part (PSS).</summary>
    public static long ProportionalKilobytes(int process) => Kilobytes($"/proc/{process}/smaps_rollup", "Pss:");

    /// <summary>The most memory that this process has held at a time, in kilobytes.</summary>
    public static long PeakKilobytes() => Kilobytes("/proc/self/status", "VmHWM:");

    private static long Kilobytes(string file, string name) =>
        long.Parse(File.ReadLines(file).First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    // A backend that ends while it is looked at is counted with those that have ended.
    private static double TicksOfBackend(int process)
    {
        try
        {
            return Ticks(process, 11, 12);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    // The fields are counted after the name of the program, which may hold spaces and brackets.
    private static double Ticks(int process, params int[] fields)
    {
        var line = File.ReadAllText($"/proc/{process}/stat");
        var values = line[(line.LastIndexOf(')') + 2)..].Split(' ');
        return fields.Sum(field => long.Parse(values[field], CultureInfo.InvariantCulture));
    }
}
