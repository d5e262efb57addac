using HdrHistogram;

namespace AntiGaspi.Bench;

/// <summary>How long requests took, by percentile, each to the hundredth of a millisecond up to a minute.</summary>
internal sealed class Latencies
{
    private const double MicrosecondsPerMillisecond = 1000;
    private readonly LongConcurrentHistogram histogram = new(1, 60_000_000, 3);

    public long Count => histogram.TotalCount;

    public void Add(TimeSpan latency) => histogram.RecordValue(Math.Max(1, (long)latency.TotalMicroseconds));

    /// <summary>The milliseconds within which that percentage of the requests were answered.</summary>
    public double Percentile(double percent) => histogram.GetValueAtPercentile(percent) / MicrosecondsPerMillisecond;

    public override string ToString() =>
        $"p50 {Report.Text(Percentile(50))}, p99 {Report.Text(Percentile(99))}, p99.9 {Report.Text(Percentile(99.9))}, longest {Report.Text(Percentile(100))} ms";
}
