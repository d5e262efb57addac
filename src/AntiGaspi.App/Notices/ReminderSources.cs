using AntiGaspi.App.Calendar;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>The week in which classes begin again, at the place where each child eats.</summary>
public sealed class CalendarReturns(Db db) : IReminderSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReminderReason>> OfAsync(Scope family, DateOnly from, DateOnly to)
    {
        var first = WeekOf.MondayOf(from);
        List<(string Zone, DateOnly Day)> days = [];
        foreach (var zone in await db.ReadAsync<string>(family, "select distinct zone from place where tenant = @tenant order by zone"))
        {
            var calendar = await OpenDaysRows.SchoolCalendarAsync(db, Enum.Parse<SchoolZone>(zone));

            // The first day of the school year is a return too.
            days.AddRange(calendar.Holidays.Select(holiday => holiday.ReturnDay).Concat(calendar.Years.Select(year => year.FirstDay)).Where(day => first <= day && day <= to).Select(day => (zone, day)));
        }

        var returns = days.ToLookup(one => one.Zone, one => one.Day, StringComparer.Ordinal);
        return returns.Count == 0 ? [] : (await db.ReadAsync<MealRow>(family, Meals, new { from, to }))
            .Where(meal => returns[meal.Zone].Any(day => day <= meal.Day && WeekOf.MondayOf(day) == WeekOf.MondayOf(meal.Day)))
            .Select(meal => new ReminderReason(new(meal.PupilId, meal.Day, meal.Service), ReminderCause.CalendarReturn)).ToList();
    }

    // From the account to its children to their days: "cross join" keeps SQLite to that order.
    private const string Meals = """
        select m.pupil_id, m.day, m.service, l.zone
        from may_act y
        cross join meal m
        cross join place l
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
          and m.tenant = y.tenant and m.pupil_id = y.pupil_id and m.day >= @from and m.day <= @to and m.is_planned
          and l.tenant = m.tenant and l.place_id = m.place_id
        """;

    private sealed record MealRow
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public string Zone { get; init; } = "";
    }
}

/// <summary>What the school declared for the day of a meal that takes place all the same.</summary>
public sealed class CollectiveEvents(Db db) : IReminderSource
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReminderReason>> OfAsync(Scope family, DateOnly from, DateOnly to) =>
        (await db.ReadAsync<Row>(family, Sql, new { from, to }))
            .Select(row => new ReminderReason(new(row.PupilId, row.Day, row.Service), ReminderCause.CollectiveEvent, row.Label)).ToList();

    private const string Sql = """
        select m.pupil_id, m.day, m.service, v.label
        from may_act y
        cross join meal m
        cross join calendar_event v
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
          and m.tenant = y.tenant and m.pupil_id = y.pupil_id and m.day >= @from and m.day <= @to and m.is_planned and not m.is_excused
          and m.status <> 'closed'
          and v.tenant = m.tenant and v.place_id = m.place_id and v.withdrawn_at is null and v.first_day <= m.day and v.last_day >= m.day
          and (v.school_id is null or v.school_id = m.school_id) and (v.division is null or v.division = m.division)
        order by m.day, v.event_id
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public string Label { get; init; } = "";
    }
}
