using System.Globalization;

namespace AntiGaspi.Bench;

/// <summary>The parts of the bench, in the order in which they run, and what the command line says of them.</summary>
internal static class Sections
{
    private const int Refused = 1;
    private const int WrongCall = 2;

    private static readonly (string Name, Func<Run, Task> Measure)[] All =
    [
        ("cancel", CancelBench.RunAsync),
        ("planning", PlanningBench.RunAsync),
        ("headcount", HeadcountBench.RunAsync),
        ("import", ImportBench.RunAsync),
        ("start", StartBench.RunAsync),
        ("load", LoadBench.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [ImportOnce.Verb, ..])
        {
            return await ImportOnce.RunAsync(args[1..]);
        }

        var asked = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();
        var options = args.Where(word => word.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (asked.Except(All.Select(section => section.Name)).Any() || options.Any(option => !option.StartsWith("--load-seconds=", StringComparison.Ordinal)))
        {
            await Console.Error.WriteLineAsync($"bench/run [{string.Join(" | ", All.Select(section => section.Name))}]… [--load-seconds=60]");
            return WrongCall;
        }

        var seconds = options.Select(option => option.Split('=')[1]).LastOrDefault() ?? "60";
        await using var run = new Run(int.Parse(seconds, CultureInfo.InvariantCulture));
        foreach (var (name, measure) in All.Where(section => asked.Count == 0 || asked.Contains(section.Name)))
        {
            await Console.Error.WriteLineAsync($"{name}…");
            run.Report.Begin(name);
            await measure(run);
        }

        Console.WriteLine(await run.Report.TextAsync());
        return run.Report.AllHold ? 0 : Refused;
    }
}
