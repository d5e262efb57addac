namespace AntiGaspi.Domain.Basics;

/// <summary>A set of days of the week, as a bit mask: Monday 1, Tuesday 2, … Sunday 64.</summary>
/// <param name="Mask">From 0 (no day) to 127 (every day).</param>
public readonly record struct Weekdays(int Mask)
{
    /// <summary>No day: a pupil who is expected only on days entered one by one.</summary>
    public static Weekdays None => new(0);

    /// <summary>Monday, Tuesday, Thursday, Friday: the usual four-day plan (<i>forfait 4 jours</i>).</summary>
    public static Weekdays FourDays => Of(DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Thursday, DayOfWeek.Friday);

    /// <summary>Monday to Friday (<i>forfait 5 jours</i>).</summary>
    public static Weekdays FiveDays => new(0b0011111);

    /// <summary>The set of the days given.</summary>
    public static Weekdays Of(params ReadOnlySpan<DayOfWeek> days)
    {
        var mask = 0;
        foreach (var day in days)
        {
            mask |= Bit(day);
        }

        return new(mask);
    }

    /// <summary>How many days are in the set, from 0 to 7.</summary>
    public int Count => int.PopCount(Mask);

    /// <summary>The bit of one day: 1 for Monday … 64 for Sunday.</summary>
    public static int Bit(DayOfWeek day) => 1 << (((int)day + 6) % 7);

    /// <summary>The bit of the weekday of a date.</summary>
    public static int Bit(DateOnly day) => Bit(day.DayOfWeek);

    /// <summary>Whether the weekday of a date is in the set.</summary>
    public bool Has(DateOnly day) => (Mask & Bit(day)) != 0;

    /// <summary>Whether a weekday is in the set.</summary>
    public bool Has(DayOfWeek day) => (Mask & Bit(day)) != 0;
}
