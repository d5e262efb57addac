namespace AntiGaspi.App.French;

/// <summary>Instants as people of a place read them on the wall.</summary>
/// <param name="Zone">The place's time zone.</param>
/// <param name="Now">When the page is read.</param>
public sealed record PlaceClock(TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <summary>The clock of Paris, for pages that belong to no place.</summary>
    public static PlaceClock Paris(DateTimeOffset now) => new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), now);

    /// <summary>The date at the place.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>The instant at which the day began at the place.</summary>
    public DateTimeOffset Midnight => Instant(Today, TimeSpan.Zero);

    /// <summary>The instant of an hour of a day at the place.</summary>
    public DateTimeOffset Instant(DateOnly day, TimeSpan hour)
    {
        var local = day.ToDateTime(TimeOnly.FromTimeSpan(hour));
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>An instant on the clock of the place.</summary>
    public DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The hour of an instant: "10 h 00".</summary>
    public string Time(DateTimeOffset instant) => Formats.Time(TimeOnly.FromDateTime(Local(instant)));

    /// <summary>The hour of an instant to the second: "10 h 01 min 30 s".</summary>
    public string TimeToTheSecond(DateTimeOffset instant) => Formats.TimeToTheSecond(TimeOnly.FromDateTime(Local(instant)));

    /// <summary>A moment that has passed: "aujourd’hui à 10 h 01", "hier à 10 h 00", "le vendredi 20 novembre à 10 h 00".</summary>
    public string Past(DateTimeOffset instant)
    {
        var day = DateOnly.FromDateTime(Local(instant));
        var when = (Today.DayNumber - day.DayNumber) switch
        {
            0 => "aujourd’hui",
            1 => "hier",
            _ => $"le {Formats.Day(day)}",
        };
        return $"{when} à {Time(instant)}";
    }

    /// <summary>How long one may act: "jusqu’à aujourd’hui, 10 h 00", "jusqu’au mardi 24 novembre à 10 h 00".</summary>
    public string Until(DateTimeOffset instant)
    {
        var local = Local(instant);
        return Formats.Until(Today, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
