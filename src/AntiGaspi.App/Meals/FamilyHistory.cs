using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>What was done for a child.</summary>
public enum HistoryKind
{
    Cancelled = 1,
    Restored = 2,
    ToldLate = 3,
    TakenBack = 4,
    ToldPupilLife = 5,
    AbsenceDeclared = 6,
    AbsenceEnded = 7,

    /// <summary>A day that the school had added is served no more: its cancellations ended with it.</summary>
    DayWithdrawn = 8,
}

/// <summary>A meal of an act.</summary>
/// <param name="Meal">The meal.</param>
/// <param name="HasStory">Whether the page of its story has something to tell.</param>
public sealed record HistoryMeal(MealRef Meal, bool HasStory);

/// <summary>An absence said once: what was declared or ended, or what did the act by itself.</summary>
/// <param name="Rhythm">Every week, or until further notice.</param>
/// <param name="Weekdays">Its days of the week.</param>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day.</param>
public sealed record HistoryAbsence(AbsenceRhythm Rhythm, int Weekdays, DateOnly FirstDay, DateOnly LastDay);

/// <summary>One act for one child: what somebody sent at once, or what an absence did by itself. It holds no amount, and of people their part only.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
/// <param name="TimeZone">The clock of the child's place.</param>
/// <param name="GivenName">The child.</param>
/// <param name="Who">By whom.</param>
/// <param name="Absence">The absence said once that it is about; null for an act of a person on meals.</param>
/// <param name="IsUnanswered">Whether an absence ended because nobody answered.</param>
/// <param name="Meals">Its meals, in their order; none for an absence that was declared or ended.</param>
public sealed record HistoryAct(
    HistoryKind Kind, DateTimeOffset At, string TimeZone, string GivenName, Speaker Who, HistoryAbsence? Absence, bool IsUnanswered, IReadOnlyList<HistoryMeal> Meals);

/// <summary>Some acts, the last one first.</summary>
public sealed record HistoryPage(IReadOnlyList<HistoryAct> Acts, bool HasOlder);

/// <summary>Reads what was done for a family's children, by anybody, as long as it is kept; one statement.</summary>
public sealed class FamilyHistory(Db db)
{
    /// <summary>Acts on a page.</summary>
    public const int Most = 15;

    /// <summary>How many pages there are at most: far more acts than a school year holds.</summary>
    public const int MostPages = 200;

    /// <summary>The acts of a page, for the children of a guardian.</summary>
    /// <param name="scope">The guardian.</param>
    /// <param name="page">0 for the last acts, 1 for those before them; never past the last page.</param>
    public async Task<HistoryPage> RunAsync(Scope scope, int page)
    {
        var skip = Math.Clamp(page, 0, MostPages - 1) * Most;
        var rows = await db.ReadAsync<Row>(scope, Sql, new { most = Most + 1, skip });
        var acts = rows.GroupBy(row => (row.At, row.OpId, row.Kind, row.PupilId)).Select(act => act.First().With(act)).ToList();
        return new(acts.Take(Most).ToList(), acts.Count > Most && page < MostPages - 1);
    }

    // What came through the family's door is the family's, even when its account is gone; else whoever is, or was, an adult of the child
    // is one, and anybody else who may act is the school.
    private const string Sql = $"""
        with mine as (
          select p.pupil_id, p.given_name,
            coalesce((select l.time_zone from meal_plan x join place l on l.tenant = x.tenant and l.place_id = x.place_id
              where x.tenant = p.tenant and x.pupil_id = p.pupil_id order by x.valid_from desc limit 1), 'Europe/Paris') as time_zone
          from pupil p
          where p.tenant = @tenant
            and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.door = 'family' and y.pupil_id = p.pupil_id)
        ), moved as ({Moved}), acts as (
          select m.pupil_id, m.kind, m.op_id, m.at, m.by_account
          from moved m
          group by m.pupil_id, m.kind, m.op_id, m.at, m.by_account
          order by m.at desc, m.op_id desc, m.kind desc, m.pupil_id limit @most offset @skip
        )
        select a.pupil_id, p.given_name, p.time_zone, a.kind, a.op_id, a.at, m.day, m.service, s.rhythm, s.weekdays, s.first_day, s.last_day,
          (a.kind = 7 and s.ended_by is null) as is_unanswered,
          case when a.by_account = @account then 1
            when m.by_family = 1 or exists (select 1 from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
              where g.tenant = @tenant and g.pupil_id = a.pupil_id and u.account_id = a.by_account) then 2
            else 3 end as who,
          (a.kind in (1, 2, 8) and exists (select 1 from meal_plan x join service_day d on d.tenant = x.tenant and d.place_id = x.place_id and d.service = x.service
            where x.tenant = @tenant and x.pupil_id = m.pupil_id and x.service = m.service and d.day = m.day
              and x.valid_from <= m.day and (x.valid_to is null or x.valid_to > m.day))) as has_story
        from acts a
        join mine p on p.pupil_id = a.pupil_id
        join moved m on m.pupil_id = a.pupil_id and m.kind = a.kind and m.op_id = a.op_id and m.at = a.at
        left join standing_absence s on s.tenant = @tenant and s.absence_id = m.absence_id
        order by a.at desc, a.op_id desc, a.kind desc, a.pupil_id, m.day, m.service
        """;

    // An absence said once did what has its operation; it gave back what was restored since its end. What was taken back had been told.
    // An added day that is withdrawn ends the cancellations of that day, in the name of the event.
    private const string Moved = """
        select c.pupil_id, c.day, c.service, 1 as kind, c.received_at as at, c.account_id as by_account, c.op_id, x.absence_id,
          case when c.channel = 'office' then 0 else 1 end as by_family
        from cancellation c
        left join standing_absence_day x on x.tenant = c.tenant and x.op_id = c.op_id and x.pupil_id = c.pupil_id and x.day = c.day and x.service = c.service
        where c.tenant = @tenant and c.pupil_id in (select pupil_id from mine)
        union all
        select c.pupil_id, c.day, c.service,
          case when exists (select 1 from calendar_event v where v.tenant = c.tenant and v.event_id = c.restored_op) then 8 else 2 end,
          c.restored_at, c.restored_by, c.restored_op, e.absence_id, 0
        from cancellation c
        left join standing_absence_day x on x.tenant = c.tenant and x.op_id = c.op_id and x.pupil_id = c.pupil_id and x.day = c.day and x.service = c.service
        left join standing_absence e on e.tenant = x.tenant and e.absence_id = x.absence_id and e.ended_at <= c.restored_at
        where c.tenant = @tenant and c.restored_at is not null and c.pupil_id in (select pupil_id from mine)
        union all
        select l.pupil_id, l.day, l.service, 3, l.received_at, l.account_id, l.op_id, null, 0
        from late_notice l where l.tenant = @tenant and l.pupil_id in (select pupil_id from mine)
        union all
        select b.pupil_id, b.day, b.service, 3, b.told_at, b.told_by, b.op_id, null, 0
        from late_notice_back b where b.tenant = @tenant and b.pupil_id in (select pupil_id from mine)
        union all
        select b.pupil_id, b.day, b.service, 4, b.back_at, b.back_by, b.back_op, null, 0
        from late_notice_back b where b.tenant = @tenant and b.pupil_id in (select pupil_id from mine)
        union all
        select n.pupil_id, n.day, n.service, 5, n.told_at, n.told_by, n.op_id, null, 0
        from pupil_life_notice n where n.tenant = @tenant and n.pupil_id in (select pupil_id from mine)
        union all
        select s.pupil_id, s.first_day, s.service, 6, s.declared_at, s.declared_by, s.absence_id, s.absence_id, 0
        from standing_absence s where s.tenant = @tenant and s.pupil_id in (select pupil_id from mine)
        union all
        select s.pupil_id, s.first_day, s.service, 7, s.ended_at, s.ended_by, s.absence_id, s.absence_id, 0
        from standing_absence s where s.tenant = @tenant and s.ended_at is not null and s.pupil_id in (select pupil_id from mine)
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public string GivenName { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public HistoryKind Kind { get; init; }

        public Guid OpId { get; init; }

        public DateTimeOffset At { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public AbsenceRhythm? Rhythm { get; init; }

        public int? Weekdays { get; init; }

        public DateOnly? FirstDay { get; init; }

        public DateOnly? LastDay { get; init; }

        public bool IsUnanswered { get; init; }

        public Speaker Who { get; init; }

        public bool HasStory { get; init; }

        private bool IsOnMeals => Kind is not (HistoryKind.AbsenceDeclared or HistoryKind.AbsenceEnded);

        public HistoryAct With(IEnumerable<Row> rows) => new(
            Kind, At, TimeZone, GivenName, Who,
            Rhythm is { } rhythm ? new(rhythm, Weekdays!.Value, FirstDay!.Value, LastDay!.Value) : null,
            IsUnanswered,
            IsOnMeals ? rows.Select(row => new HistoryMeal(new(PupilId, row.Day, row.Service), row.HasStory)).ToList() : []);
    }
}
