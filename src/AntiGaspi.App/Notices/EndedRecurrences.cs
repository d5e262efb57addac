using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The first meals after the last day of an absence of every week that a family declared: they are planned again, and whoever forgot
/// that the absence had an end would pay for meals that nobody eats. Nothing else of a recurrence is worth a message: what it cancels
/// is cancelled by itself, and what was restored or ended by hand is what somebody wanted.
/// </summary>
public sealed class EndedRecurrences(Db db) : IReminderSource
{
    // From the end of a school year to the first weeks of the next one, when an absence without an end has come to its own.
    private const int MaxDaysSinceEnd = 100;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReminderReason>> OfAsync(Scope family, DateOnly from, DateOnly to) =>
        (await db.ReadAsync<Row>(family, Sql(db.Engine), new { since = from.AddDays(-MaxDaysSinceEnd), to }))
            .GroupBy(row => (row.AbsenceId, row.Day.DayOfWeek)).Select(meals => meals.First()).Where(meal => meal.Day >= from)
            .Select(meal => new ReminderReason(new(meal.PupilId, meal.Day, meal.Service), ReminderCause.EndedRecurrence, LastDay: meal.LastDay)).ToList();

    // What the office declared is its own word, and an absence that somebody ended needs no reminder.
    private static string Sql(Engine engine) => $"""
        select a.absence_id, a.last_day, m.pupil_id, m.day, m.service
        from may_act y
        cross join standing_absence a
        cross join meal m
        where y.tenant = @tenant and y.account_id = @account and y.door = 'family'
          and a.tenant = y.tenant and a.pupil_id = y.pupil_id and a.rhythm = 1 and a.channel = 'family' and a.ended_at is null
          and a.last_day >= @since and a.last_day < @to
          and m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.service = a.service and m.day > a.last_day and m.day <= @to
          and (a.weekdays & {AbsenceSql.BitOf(engine)}) <> 0 and m.is_planned and not m.is_excused and m.status <> 'closed'
        order by a.absence_id, m.day
        """;

    private sealed record Row
    {
        public Guid AbsenceId { get; init; }

        public DateOnly LastDay { get; init; }

        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
