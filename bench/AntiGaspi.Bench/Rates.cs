namespace AntiGaspi.Bench;

/// <summary>How many acts were done in how long, and what they cost each program in milliseconds of processor.</summary>
internal sealed record Rates(long Acts, double Seconds, double GeneratorMilliseconds, double ServiceMilliseconds, double DatabaseMilliseconds)
{
    public double PerSecond => Acts / Seconds;

    /// <summary>Where the time of one act goes.</summary>
    public string Costs =>
        $"generator {Each(GeneratorMilliseconds)}, service {Each(ServiceMilliseconds)}, database {Each(DatabaseMilliseconds)} ms of processor each";

    /// <summary>The round in the middle, by speed.</summary>
    public static Rates Median(IEnumerable<Rates> rounds) => rounds.OrderBy(round => round.PerSecond).ToList() is var sorted ? sorted[sorted.Count / 2] : null!;

    private string Each(double milliseconds) => Report.Text(milliseconds / Acts);
}
