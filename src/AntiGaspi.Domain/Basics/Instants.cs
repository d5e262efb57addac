namespace AntiGaspi.Domain.Basics;

/// <summary>Instants as the service keeps them: UTC, cut to the millisecond when they enter.</summary>
public static class Instants
{
    /// <summary>The same instant in UTC without anything finer than a millisecond, so that both databases keep it exactly.</summary>
    public static DateTimeOffset ToStored(this DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
