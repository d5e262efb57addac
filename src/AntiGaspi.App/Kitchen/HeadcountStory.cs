using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Kitchen;

/// <summary>One change of a day's number, without any name.</summary>
/// <param name="At">When the request was received.</param>
/// <param name="Day">The day of the meal.</param>
/// <param name="Kind">cancelled, restored, late, back, event, guests.</param>
/// <param name="Meals">How many meals, all of one request; below zero where guests are taken off.</param>
public sealed record HeadcountChange(DateTimeOffset At, DateOnly Day, string Kind, int Meals);

/// <summary>Where a class stands in a day's number.</summary>
/// <param name="Division">The class; empty for pupils without one.</param>
/// <param name="Planned">Pupils whose plan covers the day.</param>
/// <param name="Cancelled">Cancelled in time.</param>
/// <param name="Excused">Taken out by an event.</param>
/// <param name="Late">Told after the cutoff: still counted.</param>
public sealed record DivisionCount(string Division, int Planned, int Cancelled, int Excused, int Late)
{
    public int Counted => Planned - Cancelled - Excused;
}

/// <summary>Tells where a headcount comes from, and what changed it.</summary>
public sealed class HeadcountStory(Db db)
{
    private const int MaxChanges = 500;

    // Guests are entered for weeks at once: only the days that are cooked for now are told.
    private const int DaysOfGuests = 7;

    /// <summary>What changed the numbers of a place since an instant, the latest first; empty when the account may not see it.</summary>
    public async Task<IReadOnlyList<HeadcountChange>> ChangesAsync(Scope scope, Guid placeId, DateTimeOffset since, DateOnly from) =>
        (await db.ReadAsync<ChangeRow>(scope, Changes, new { placeId, since, from, to = from.AddDays(DaysOfGuests), MaxChanges })).Select(row => row.Value).ToList();

    /// <summary>The records behind a day's number, class by class; empty when the account may not see the place.</summary>
    public async Task<IReadOnlyList<DivisionCount>> OfDayAsync(Scope scope, ServiceKey key) =>
        (await db.ReadAsync<DivisionRow>(scope, Divisions, HeadcountRows.Values(key))).Select(row => row.Value).ToList();

    private const string OnDay = """
        join service_day d on d.tenant = o.tenant and d.place_id = o.place_id and d.service = o.service and d.day >= o.first_day and d.day <= o.last_day
          and d.day >= @from and d.day <= @to and d.status <> 'closed' and (o.weekdays & d.plan_bit) <> 0
        where o.tenant = @tenant and o.place_id = @placeId
        """;

    private const string Changes = $"""
        select x.at, x.day, x.kind, sum(x.covers) as meals
        from (
          select c.received_at as at, c.day, 'cancelled' as kind, 1 as covers from cancellation c
          where c.tenant = @tenant and c.place_id = @placeId and c.day >= @from and c.received_at >= @since
          union all
          select c.restored_at, c.day, 'restored', 1 from cancellation c
          where c.tenant = @tenant and c.place_id = @placeId and c.day >= @from and c.restored_at >= @since
          union all
          select l.received_at, l.day, 'late', 1 from late_notice l
          where l.tenant = @tenant and l.place_id = @placeId and l.day >= @from and l.received_at >= @since
          union all
          select b.told_at, b.day, 'late', 1 from late_notice_back b
          where b.tenant = @tenant and b.place_id = @placeId and b.day >= @from and b.told_at >= @since
          union all
          select b.back_at, b.day, 'back', 1 from late_notice_back b
          where b.tenant = @tenant and b.place_id = @placeId and b.day >= @from and b.back_at >= @since
          union all
          select v.created_at, m.day, 'event', 1 from calendar_event v
          join event_pupil e on e.tenant = v.tenant and e.event_id = v.event_id and e.day >= @from
          join meal m on m.tenant = e.tenant and m.pupil_id = e.pupil_id and m.day = e.day and m.service = e.service
          where v.tenant = @tenant and v.created_at >= @since and m.place_id = @placeId and m.is_planned and m.cancellation_id is null
          union all
          select o.created_at, d.day, 'guests', o.covers from extra_cover o {OnDay} and o.created_at >= @since
          union all
          select o.withdrawn_at, d.day, 'guests', -o.covers from extra_cover o {OnDay} and o.withdrawn_at >= @since
        ) x
        where exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = @placeId)
        group by x.at, x.day, x.kind
        order by x.at desc, x.day limit @MaxChanges
        """;

    private const string Divisions = """
        select coalesce(m.division, '') as division, count(*) as planned,
          sum(case when not m.is_excused and m.cancellation_id is not null then 1 else 0 end) as cancelled,
          sum(case when m.is_excused then 1 else 0 end) as excused,
          sum(case when m.is_told_late then 1 else 0 end) as late
        from meal m
        where m.tenant = @tenant and m.place_id = @PlaceId and m.day = @Day and m.service = @Service and m.is_planned
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = @PlaceId)
        group by coalesce(m.division, '')
        order by 1
        """;

    private sealed record ChangeRow
    {
        public DateTimeOffset At { get; init; }

        public DateOnly Day { get; init; }

        public string Kind { get; init; } = "";

        public long Meals { get; init; }

        public HeadcountChange Value => new(At, Day, Kind, (int)Meals);
    }

    private sealed record DivisionRow
    {
        public string Division { get; init; } = "";

        public long Planned { get; init; }

        public long Cancelled { get; init; }

        public long Excused { get; init; }

        public long Late { get; init; }

        public DivisionCount Value => new(Division, (int)Planned, (int)Cancelled, (int)Excused, (int)Late);
    }
}
