namespace AntiGaspi.Web.Hosting;

/// <summary>The clock of the demonstration: it starts at a given instant, runs at the ordinary pace, and can be moved on, never back.</summary>
public sealed class DemoClock(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    private readonly long startedAt = real.GetTimestamp();
    private readonly Lock moving = new();
    private TimeSpan ahead = TimeSpan.Zero;

    /// <summary>The instant that the demonstration began at.</summary>
    public DateTimeOffset Start => start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (moving)
        {
            return start.ToUniversalTime() + real.GetElapsedTime(startedAt) + ahead;
        }
    }

    public override long GetTimestamp() => real.GetTimestamp();

    /// <summary>Moves the clock on to an instant; does nothing when it is past already.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        lock (moving)
        {
            var gap = instant - (start + real.GetElapsedTime(startedAt) + ahead);
            if (gap > TimeSpan.Zero)
            {
                ahead += gap;
            }
        }
    }
}
