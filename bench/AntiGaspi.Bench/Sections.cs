using System.Globalization;

namespace AntiGaspi.Bench;

/// <summary>The parts of the bench, in the order in which they run, and what the command line says of them.</summary>
internal static class Sections
{
    private const int Refused = 1;
    private const int WrongCall = 2;
    private const string LoadSeconds = "--load-seconds=";
    private const string CrashCycles = "--crash-cycles=";

    private static readonly (string Name, Func<Run, Task> Measure)[] All =
    [
        ("cancel", CancelBench.RunAsync),
        ("planning", PlanningBench.RunAsync),
        ("headcount", HeadcountBench.RunAsync),
        ("import", ImportBench.RunAsync),
        ("audit", AuditBench.RunAsync),
        ("guesses", GuessBench.RunAsync),
        ("start", StartBench.RunAsync),
        ("load", LoadBench.RunAsync),
        ("crash", CrashBench.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [ImportOnce.Verb, ..])
        {
            return await ImportOnce.RunAsync(args[1..]);
        }

        var asked = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = args.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (asked.Except(All.Select(section => section.Name)).Any() || !options.TrueForAll(IsKnown))
        {
            await Console.Error.WriteLineAsync($"bench/run [{string.Join(" | ", All.Select(section => section.Name))}]… [{LoadSeconds}60] [{CrashCycles}200]");
            return WrongCall;
        }

        await using var run = new Run(NumberOf(options, LoadSeconds, 60), NumberOf(options, CrashCycles, 200));
        foreach (var (name, measure) in All.Where(section => asked.Count == 0 || asked.Contains(section.Name)))
        {
            await Console.Error.WriteLineAsync($"{name}…");
            run.Report.Begin(name);
            await measure(run);
        }

        Console.WriteLine(await run.Report.TextAsync());
        return run.Report.AllHold ? 0 : Refused;
    }

    private static bool IsKnown(string option) =>
        option.StartsWith(LoadSeconds, StringComparison.Ordinal) || option.StartsWith(CrashCycles, StringComparison.Ordinal);

    private static int NumberOf(List<string> options, string name, int usual) =>
        options.FindLast(option => option.StartsWith(name, StringComparison.Ordinal)) is { } given
            ? int.Parse(given.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture)
            : usual;
}
