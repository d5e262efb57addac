using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Calendar;

/// <summary>The days on which one place serves meals (<i>jours de service</i>), whoever eats there.</summary>
/// <remarks>
/// The most specific layer wins: a closure of the place, then a special day (<i>rattrapage</i>), then public holidays,
/// school holidays, the school year and the weekdays served. Source: docs/rules/cutoffs.md, §2.
/// </remarks>
public sealed class OpenDays
{
    /// <summary>Most open days that one step may go back.</summary>
    public const int MaxSteps = 366;

    private const int MaxYears = 64;
    private const int MaxDaysInYear = 400;

    private readonly Weekdays serving;
    private readonly HolidayArea area;
    private readonly DateOnly[] days;

    /// <summary>The open days of a place, for the school years that are known.</summary>
    /// <param name="serving">The weekdays on which the place serves: with Wednesday only if it does.</param>
    /// <param name="calendar">School years and holidays of the place's zone only; at most 64 years.</param>
    /// <param name="area">Where the place stands for public holidays.</param>
    /// <param name="closures">Days when this place does not serve: strike, breakdown, teachers' day, bridge.</param>
    /// <param name="specialDays">Days when it serves all the same: a Wednesday that makes up for a bridge, a late last week.</param>
    /// <exception cref="ArgumentException">More than one zone, more than 64 years, or a year of more than 400 days.</exception>
    public OpenDays(
        Weekdays serving,
        SchoolCalendar calendar,
        HolidayArea area = HolidayArea.National,
        IEnumerable<DateOnly>? closures = null,
        IEnumerable<DateOnly>? specialDays = null)
    {
        var zones = calendar.Years.Select(year => year.Zone).Concat(calendar.Holidays.Select(holiday => holiday.Zone)).Distinct();
        if (zones.Count() > 1 || calendar.Years.Count > MaxYears)
        {
            throw new ArgumentException("A place has one zone and at most 64 school years.", nameof(calendar));
        }

        this.serving = serving;
        this.area = area;
        var open = calendar.Years.SelectMany(DaysOf).Where(serving.Has).ToHashSet();
        open.RemoveWhere(day => PublicHolidays.Include(day, area) || calendar.Holidays.Any(holiday => holiday.Covers(day)));
        open.UnionWith(specialDays ?? []);
        open.ExceptWith(closures ?? []);
        days = [.. open.Order()];
    }

    /// <summary>The first open day that is known; null when there is none.</summary>
    public DateOnly? First => days.Length == 0 ? null : days[0];

    /// <summary>The last open day that is known; null when there is none.</summary>
    public DateOnly? Last => days.Length == 0 ? null : days[^1];

    /// <summary>Whether the place serves on that day.</summary>
    public bool IsOpen(DateOnly day) => Array.BinarySearch(days, day) >= 0;

    /// <summary>Whether offices work on that day (<i>jour ouvré</i>): Monday to Friday but public holidays, school holidays included.</summary>
    public bool IsWorkingDay(DateOnly day) => Weekdays.FiveDays.Has(day) && !PublicHolidays.Include(day, area);

    /// <summary>The nth open day strictly before a day, which need not be open itself; that day when n is 0.</summary>
    /// <param name="day">The day to start from.</param>
    /// <param name="openDays">How many open days to go back, 0 to <see cref="MaxSteps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of days outside those bounds.</exception>
    /// <remarks>Before the first day that is known, each weekday served counts as open.</remarks>
    public DateOnly StepBack(DateOnly day, int openDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(openDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(openDays, MaxSteps);
        if (openDays == 0)
        {
            return day;
        }

        var position = PositionOf(day) - openDays;
        return position >= 0 ? days[position] : BeforeAnyKnown(day, -position);
    }

    /// <summary>The first open day strictly after a day; null when none is known.</summary>
    public DateOnly? Next(DateOnly after)
    {
        var position = PositionOf(after.AddDays(1));
        return position < days.Length ? days[position] : null;
    }

    /// <summary>The open days from one day to another, both included, in order; none when they are reversed.</summary>
    public IReadOnlyList<DateOnly> Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return [];
        }

        return days[PositionOf(from)..PositionOf(to.AddDays(1))];
    }

    private static IEnumerable<DateOnly> DaysOf(SchoolYear year)
    {
        var length = year.SummerFrom.DayNumber - year.FirstDay.DayNumber;
        return length is >= 0 and <= MaxDaysInYear
            ? Enumerable.Range(0, length).Select(year.FirstDay.AddDays)
            : throw new ArgumentException("A school year has 0 to 400 days.", nameof(year));
    }

    /// <summary>How many known open days stand before a day.</summary>
    private int PositionOf(DateOnly day)
    {
        var found = Array.BinarySearch(days, day);
        return found >= 0 ? found : ~found;
    }

    private DateOnly BeforeAnyKnown(DateOnly day, int count)
    {
        var counted = serving.Mask == 0 ? new Weekdays(127) : serving;
        var back = First is { } first && first < day ? first : day;
        for (var left = count; left > 0; left -= counted.Has(back) ? 1 : 0)
        {
            back = back.AddDays(-1);
        }

        return back;
    }
}
