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

    /// <summary>What closed the day: closure, strike, or catch_up once withdrawn; none while it is served.</summary>
    public string? EventKind { get; init; }

    public string? EventLabel { get; init; }

    /// <summary>Pupils whom an event takes out that day.</summary>
    public int Away { get; init; }

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

    /// <summary>For a catch-up day: the weekday whose plans apply, 1 for Monday.</summary>
    public int? PlanWeekday { get; init; }

    public string Label { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Meals that it takes out of the counts; for a catch-up day, meals that it adds.</summary>
    public int Meals { get; init; }

    public long RefundedCents { get; init; }

    public Money Refunded => new(RefundedCents);

    public EventKind Type => Kind switch
    {
        "closure" => EventKind.Closure,
        "strike" => EventKind.Strike,
        "trip" => EventKind.Trip,
        "internship" => EventKind.Internship,
        "catch_up" => EventKind.CatchUp,
        _ => throw new InvalidDataException($"Unknown event: {Kind}."),
    };
}

/// <summary>A class of a school, with the pupils who eat at its place.</summary>
public sealed record OfficeClass
{
    public string Code { get; init; } = "";

    /// <summary>The school's words for it; often the code again.</summary>
    public string Label { get; init; } = "";

    /// <summary>Pupils who have a plan today or later.</summary>
    public int HalfBoarders { get; init; }
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

    /// <summary>The classes of a school of the account: those of its files, and those that only pupils name.</summary>
    public Task<IReadOnlyList<OfficeClass>> ClassesAsync(Scope scope, Guid schoolId, DateOnly today) =>
        db.ReadAsync<OfficeClass>(scope, ClassesOfSchool, new { schoolId, today });

    private const string Days = """
        select d.day, d.status, d.cutoff_at, d.sealed_at, v.kind as event_kind, v.label as event_label, coalesce(m.expected, 0) as expected,
          coalesce(m.cancelled, 0) as cancelled, coalesce(m.away, 0) as away
        from service_day d
        left join calendar_event v on v.tenant = d.tenant and v.event_id = d.closed_by
        left join (
          select x.day, sum(case when x.status <> 'closed' and not x.is_excused and x.cancellation_id is null then 1 else 0 end) as expected,
            sum(case when x.is_excused or x.cancellation_id is null then 0 else 1 end) as cancelled, sum(case when x.is_excused then 1 else 0 end) as away
          from meal x
          where x.tenant = @tenant and x.place_id = @placeId and x.service = 1 and x.day >= @from and x.day <= @to and x.is_planned
          group by x.day) m on m.day = d.day
        where d.tenant = @tenant and d.place_id = @placeId and d.service = 1 and d.day >= @from and d.day <= @to
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = @placeId and y.role = 3)
        order by d.day
        """;

    private const string Events = $"""
        select v.event_id, v.place_id, v.kind, v.first_day, v.last_day, v.division, v.plan_weekday, v.label, l.time_zone, v.created_at, v.withdrawn_at,
          (select count(*) from event_pupil e where e.tenant = v.tenant and e.event_id = v.event_id)
          + (select count(*) from service_day d cross join meal m where d.tenant = v.tenant and d.place_id = v.place_id
            and d.day >= v.first_day and d.day <= v.last_day and m.tenant = d.tenant and m.place_id = d.place_id and m.day = d.day and m.service = d.service
            and m.is_planned and not m.is_excused
            and (v.kind in ('closure', 'strike') and d.closed_by = v.event_id or v.kind = 'catch_up' and d.status <> 'closed' and m.cancellation_id is null)) as meals,
          (select cast(coalesce(sum(case when e.credit = 'family' then e.cents else -e.cents end), 0) as bigint) from ledger_entry e
            where e.tenant = v.tenant and e.cause_id = v.event_id) as refunded_cents
        from calendar_event v
        join place l on l.tenant = v.tenant and l.place_id = v.place_id
        where v.tenant = @tenant and {EventReach.Mine}
        """;

    private const string ClassesOfSchool = """
        select c.code, coalesce((select d.label from division d where d.tenant = @tenant and d.school_id = @schoolId and d.code = c.code), c.code) as label,
          (select count(*) from pupil p where p.tenant = @tenant and p.school_id = @schoolId and p.division = c.code
            and (p.exit_day is null or p.exit_day >= @today) and exists (select 1 from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id
              and m.weekdays > 0 and (m.valid_to is null or m.valid_to > @today))) as half_boarders
        from (
          select d.code from division d where d.tenant = @tenant and d.school_id = @schoolId
          union
          select p.division from pupil p where p.tenant = @tenant and p.school_id = @schoolId and p.division is not null
        ) c
        where exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = @schoolId and r.role in (3, 5)
          and r.ended_at is null)
        order by c.code
        """;
}
