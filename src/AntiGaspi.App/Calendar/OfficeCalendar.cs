using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>A day of service, as the office looks at it.</summary>
public sealed record OfficeDay
{
    public DateOnly Day { get; init; }

    public string Status { get; init; } = "";

    public DateTimeOffset CutoffAt { get; init; }

    public DateTimeOffset? SealedAt { get; init; }

    /// <summary>Pupils expected: planned, not excused, not cancelled; none on a closed day.</summary>
    public int Expected { get; init; }

    /// <summary>Meals that families cancelled.</summary>
    public int Cancelled { get; init; }

    public string? EventLabel { get; init; }

    public DayStatus State => DayStatuses.Parse(Status);
}

/// <summary>An event that holds, as the office looks at it.</summary>
public sealed record OfficeEvent
{
    public Guid EventId { get; init; }

    public Guid PlaceId { get; init; }

    public string Kind { get; init; } = "";

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public string? Division { get; init; }

    public string Label { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public int Meals { get; init; }

    public long RefundedCents { get; init; }

    public Money Refunded => new(RefundedCents);
}

/// <summary>Reads the days of service of a place and the events that change them.</summary>
public sealed class OfficeCalendar(Db db)
{
    /// <summary>Most days of one reading.</summary>
    public const int MaxDays = 62;

    /// <summary>The days of a place between two days, both included, for lunch.</summary>
    public Task<IReadOnlyList<OfficeDay>> DaysAsync(Scope scope, Guid placeId, DateOnly from, DateOnly to) =>
        to.DayNumber - from.DayNumber >= MaxDays
            ? throw new ArgumentOutOfRangeException(nameof(to), to, $"At most {MaxDays} days in one reading.")
            : db.ReadAsync<OfficeDay>(scope, Days, new { placeId, from, to });

    /// <summary>The events of a place that hold, from a day on.</summary>
    public Task<IReadOnlyList<OfficeEvent>> EventsAsync(Scope scope, Guid placeId, DateOnly from) => db.ReadAsync<OfficeEvent>(
        scope, $"{Events} and v.place_id = @placeId and v.withdrawn_at is null and v.last_day >= @from order by v.first_day, v.event_id", new { placeId, from });

    /// <summary>One event; null when it is not of a place of the account.</summary>
    public async Task<OfficeEvent?> EventAsync(Scope scope, Guid eventId) =>
        (await db.ReadAsync<OfficeEvent>(scope, $"{Events} and v.event_id = @eventId", new { eventId })).SingleOrDefault();

    private const string Days = """
        select d.day, d.status, d.cutoff_at, d.sealed_at, v.label as event_label, coalesce(m.expected, 0) as expected, coalesce(m.cancelled, 0) as cancelled
        from service_day d
        left join calendar_event v on v.tenant = d.tenant and v.event_id = d.closed_by
        left join (
          select x.day, sum(case when x.status <> 'closed' and x.cancellation_id is null then 1 else 0 end) as expected,
            sum(case when x.cancellation_id is null then 0 else 1 end) as cancelled
          from meal x
          where x.tenant = @tenant and x.place_id = @placeId and x.service = 1 and x.day >= @from and x.day <= @to and x.is_planned and not x.is_excused
          group by x.day) m on m.day = d.day
        where d.tenant = @tenant and d.place_id = @placeId and d.service = 1 and d.day >= @from and d.day <= @to
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = @placeId and y.role = 3)
        order by d.day
        """;

    private const string Events = """
        select v.event_id, v.place_id, v.kind, v.first_day, v.last_day, v.division, v.label, l.time_zone, v.created_at, v.withdrawn_at,
          (select count(*) from event_pupil e where e.tenant = v.tenant and e.event_id = v.event_id) as meals,
          (select cast(coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0) as bigint) from ledger_entry e
            where e.tenant = v.tenant and e.cause_id = v.event_id) as refunded_cents
        from calendar_event v
        join place l on l.tenant = v.tenant and l.place_id = v.place_id
        where v.tenant = @tenant
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = v.place_id and y.role = 3)
        """;
}
