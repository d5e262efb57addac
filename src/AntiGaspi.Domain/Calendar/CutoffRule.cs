using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Domain.Calendar;

/// <summary>How days before a meal are counted.</summary>
public enum DayUnit
{
    /// <summary>Days when the place serves (<i>jour de service</i>), whoever eats there.</summary>
    ServiceDay = 1,

    /// <summary>Monday to Friday but public holidays (<i>jour ouvré</i>); school holidays count.</summary>
    WorkingDay = 2,

    /// <summary>Every day (<i>jour calendaire</i>).</summary>
    CalendarDay = 3,
}

/// <summary>When the meal of a day can no longer be cancelled: a local hour of a day found from the day of the meal.</summary>
/// <remarks>A later meal never closes earlier. Source: docs/rules/cutoffs.md; domain notes on cutoffs in use.</remarks>
public abstract record CutoffRule
{
    /// <summary>Most days or weeks that a rule may go back.</summary>
    public const int MaxBack = 90;

    /// <summary>The hour on the place's clock.</summary>
    public abstract TimeOnly Time { get; init; }

    /// <summary>The first instant at which the meal of a day can no longer be cancelled.</summary>
    /// <param name="serviceDay">The day of the meal.</param>
    /// <param name="openDays">The open days of the place where it is eaten.</param>
    /// <param name="zone">The time zone of that place.</param>
    public Deadline For(DateOnly serviceDay, OpenDays openDays, TimeZoneInfo zone) =>
        Deadline.Of(DayFor(serviceDay, openDays), Time, zone);

    /// <summary>The local day on which the deadline of a meal falls.</summary>
    protected abstract DateOnly DayFor(DateOnly serviceDay, OpenDays openDays);
}

/// <summary>A number of days before the meal: "the previous serving day at 10:00".</summary>
/// <param name="DaysBefore">0 for the day itself, at most <see cref="CutoffRule.MaxBack"/>.</param>
/// <param name="Unit">Which days count.</param>
/// <param name="Time">The hour on the place's clock.</param>
public sealed record RelativeCutoff(int DaysBefore, DayUnit Unit, TimeOnly Time) : CutoffRule
{
    /// <inheritdoc/>
    public override TimeOnly Time { get; init; } = Time;

    /// <inheritdoc/>
    protected override DateOnly DayFor(DateOnly serviceDay, OpenDays openDays) => Unit switch
    {
        DayUnit.ServiceDay => openDays.StepBack(serviceDay, DaysBefore),
        DayUnit.WorkingDay => WorkingDayBefore(serviceDay, openDays),
        DayUnit.CalendarDay => serviceDay.AddDays(-DaysBefore),
    };

    private DateOnly WorkingDayBefore(DateOnly serviceDay, OpenDays openDays)
    {
        var day = serviceDay;
        for (var left = DaysBefore; left > 0; left -= openDays.IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(-1);
        }

        return day;
    }
}

/// <summary>A weekday of an earlier week: "Thursday of the week before, 12:00", whether or not the place serves on that day.</summary>
/// <param name="Weekday">The weekday of the deadline.</param>
/// <param name="WeeksBefore">Weeks (Monday to Sunday) before that of the meal, 1 to 12.</param>
/// <param name="Time">The hour on the place's clock.</param>
public sealed record WeeklyCutoff(DayOfWeek Weekday, int WeeksBefore, TimeOnly Time) : CutoffRule
{
    /// <inheritdoc/>
    public override TimeOnly Time { get; init; } = Time;

    /// <inheritdoc/>
    protected override DateOnly DayFor(DateOnly serviceDay, OpenDays openDays) =>
        WeekOf.MondayOf(serviceDay).AddDays((-7 * WeeksBefore) + WeekOf.SinceMonday(Weekday));
}

/// <summary>A weekday for each group of weekdays: "Friday 9:00 for Monday and Tuesday, Tuesday 9:00 for Thursday and Friday".</summary>
/// <param name="Groups">At least one group; a weekday that none names follows the last one named before it.</param>
/// <param name="Time">The hour on the place's clock.</param>
public sealed record GroupedCutoff(IReadOnlyList<CutoffGroup> Groups, TimeOnly Time) : CutoffRule
{
    /// <inheritdoc/>
    public override TimeOnly Time { get; init; } = Time;

    /// <summary>Whether two rules say the same, group by group.</summary>
    public bool Equals(GroupedCutoff? other) => other is not null && Time == other.Time && Groups.SequenceEqual(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Groups.Count);

    /// <inheritdoc/>
    protected override DateOnly DayFor(DateOnly serviceDay, OpenDays openDays)
    {
        var named = serviceDay;
        for (var back = 0; back < 7; back++)
        {
            if (Groups.FirstOrDefault(group => group.Meals.Has(named)) is { } found)
            {
                var gap = (WeekOf.SinceMonday(named.DayOfWeek) - WeekOf.SinceMonday(found.Weekday) + 7) % 7;
                return named.AddDays(gap == 0 ? -7 : -gap);
            }

            named = named.AddDays(-1);
        }

        return serviceDay.AddDays(-7);
    }
}

/// <summary>Meals of some weekdays that close together.</summary>
/// <param name="Meals">The weekdays of the meals.</param>
/// <param name="Weekday">Their deadline: the last such weekday strictly before the meal.</param>
public sealed record CutoffGroup(Weekdays Meals, DayOfWeek Weekday);

/// <summary>Weeks from Monday to Sunday.</summary>
public static class WeekOf
{
    internal static int SinceMonday(DayOfWeek day) => ((int)day + 6) % 7;

    /// <summary>The Monday of the week of a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-SinceMonday(day.DayOfWeek));
}
