namespace AntiGaspi.Domain.Calendar;

/// <summary>An instant after which it is too late, with the local date and hour that people read (<i>heure limite</i>).</summary>
/// <param name="At">The instant, in UTC. What is received at that very instant is late.</param>
/// <param name="LocalDay">The date at the place.</param>
/// <param name="LocalTime">The hour on the place's clock.</param>
/// <param name="TimeZone">The IANA name of the place's time zone: "Europe/Paris", "Indian/Reunion".</param>
public readonly record struct Deadline(DateTimeOffset At, DateOnly LocalDay, TimeOnly LocalTime, string TimeZone)
{
    private const int LongestJumpMinutes = 24 * 60;

    /// <summary>The deadline at an hour of a day on the clock of a place.</summary>
    /// <remarks>
    /// An hour that the spring jump skips becomes the first one that exists after it; an hour that exists twice in autumn
    /// is the second one. Source: docs/rules/cutoffs.md, §3.
    /// </remarks>
    public static Deadline Of(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        for (var minutes = 0; zone.IsInvalidTime(local) && minutes < LongestJumpMinutes; minutes++)
        {
            local = local.AddMinutes(1);
        }

        var at = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return new(at, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone.Id);
    }

    /// <summary>Whether something received at that instant is still in time.</summary>
    public bool Accepts(DateTimeOffset received) => received < At;
}
