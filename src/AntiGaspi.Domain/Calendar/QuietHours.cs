namespace AntiGaspi.Domain.Calendar;

/// <summary>The hours at which no message leaves that nobody waits for, on the clock of the place of meal.</summary>
public static class QuietHours
{
    /// <summary>The first hour at which nothing leaves any more.</summary>
    public static readonly TimeOnly Begin = new(21, 0);

    /// <summary>The first hour at which messages leave again.</summary>
    public static readonly TimeOnly End = new(7, 0);

    /// <summary>When a message may leave: at once outside the quiet hours, else when they end.</summary>
    /// <param name="now">When it is ready.</param>
    /// <param name="zone">The time zone of the place of meal.</param>
    public static DateTimeOffset AfterOr(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var (day, hour) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return hour < End ? Deadline.Of(day, End, zone).At
            : hour >= Begin ? Deadline.Of(day.AddDays(1), End, zone).At
            : now;
    }
}
