namespace AntiGaspi.Domain.Kitchen;

/// <summary>When the headcount of a day is frozen.</summary>
public static class Sealing
{
    /// <summary>
    /// Time between the cutoff and the freeze, for requests received in time and still in flight.
    /// Source: reliability.md §3.2 (90 s absorb a failover of the database and queued requests).
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(90);

    /// <summary>The first instant at which a day may be frozen.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset cutoffAt) => cutoffAt + Grace;

    /// <summary>Whether a day may be frozen at an instant.</summary>
    public static bool IsDue(DateTimeOffset cutoffAt, DateTimeOffset now) => now >= DueAt(cutoffAt);
}
