using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Calendar;

/// <summary>Where an event stands in one class.</summary>
public sealed record EventClass
{
    /// <summary>The class; empty for pupils without one.</summary>
    public string Division { get; init; } = "";

    /// <summary>Pupils concerned, each once.</summary>
    public int Pupils { get; init; }

    /// <summary>Their meals that are not served.</summary>
    public int Meals { get; init; }

    /// <summary>Those of them that families had cancelled before: they are not refunded a second time.</summary>
    public int Cancelled { get; init; }

    /// <summary>What the event itself deducted, less what it took back.</summary>
    public long Cents { get; init; }
}

/// <summary>Entries of one amount: "405 times 3,35 €".</summary>
public sealed record EventMovement
{
    /// <summary>event_refund, or event_undo once withdrawn.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The amount of each entry.</summary>
    public long Cents { get; init; }

    public int Entries { get; init; }

    public DateTimeOffset EnteredAt { get; init; }

    public Money Total => new Money(Cents) * Entries;

    /// <summary>Whether it takes back what was deducted.</summary>
    public bool IsUndo => Kind == "event_undo";
}

/// <summary>Who an event concerns, and the entries that its amount is the sum of.</summary>
public sealed record EventStory(IReadOnlyList<EventClass> Classes, IReadOnlyList<EventMovement> Movements)
{
    public static EventStory Empty { get; } = new([], []);
}

/// <summary>« D’où vient ce chiffre ? » of an event: class by class from the records, amount by amount from the ledger.</summary>
public sealed class ExplainEvent(Db db)
{
    /// <summary>The story of an event; empty when it is not of a place of the account.</summary>
    public async Task<EventStory> RunAsync(Scope scope, Guid eventId) => new(
        await db.ReadAsync<EventClass>(scope, Classes, new { id = eventId }),
        await db.ReadAsync<EventMovement>(scope, Movements, new { id = eventId }));

    /// <summary>The story of an event that is being declared, or would be.</summary>
    internal static async Task<EventStory> ReadAsync(Transaction transaction, Guid eventId) => new(
        await transaction.QueryAsync<EventClass>(Classes, new { id = eventId }),
        await transaction.QueryAsync<EventMovement>(Movements, new { id = eventId }));

    private const string OfTheAccount = $"exists (select 1 from calendar_event v where v.tenant = @tenant and v.event_id = @id and {EventReach.Mine})";

    // A closure keeps no list: its meals are those of the days that it closed. A trip keeps its pupils. The amounts are the
    // ledger's, so that they add up to the cent whatever became of the plans since. They are gathered once, before the pupils
    // are looked at: a planner that knows nothing of a table yet (an import a minute ago) would gather them for each pupil.
    private const string Classes = $"""
        with x as materialized (
          select m.pupil_id, 1 as meals, case when m.cancellation_id is null then 0 else 1 end as cancelled, 0 as cents
          from calendar_event v
          cross join service_day d
          cross join meal m
          where v.tenant = @tenant and v.event_id = @id and v.kind in ('closure', 'strike')
            and d.tenant = v.tenant and d.place_id = v.place_id and d.day >= v.first_day and d.day <= v.last_day and d.closed_by = v.event_id
            and m.tenant = d.tenant and m.place_id = d.place_id and m.day = d.day and m.service = d.service and m.is_planned and not m.is_excused
          union all
          select e.pupil_id, 1, case when exists (select 1 from cancellation c where c.tenant = e.tenant and c.pupil_id = e.pupil_id and c.day = e.day
            and c.service = e.service and c.restored_at is null) then 1 else 0 end, 0
          from event_pupil e where e.tenant = @tenant and e.event_id = @id
          union all
          select l.pupil_id, 0, 0, case when l.credit = 'family' then l.cents else -l.cents end
          from ledger_entry l where l.tenant = @tenant and l.cause_id = @id
        )
        select coalesce(p.division, '') as division, cast(count(distinct x.pupil_id) as integer) as pupils, cast(sum(x.meals) as integer) as meals,
          cast(sum(x.cancelled) as integer) as cancelled, cast(sum(x.cents) as bigint) as cents
        from x
        join pupil p on p.tenant = @tenant and p.pupil_id = x.pupil_id
        where {OfTheAccount}
        group by coalesce(p.division, '') order by 1
        """;

    private const string Movements = $"""
        select l.kind, l.cents, cast(count(*) as integer) as entries, min(l.entered_at) as entered_at
        from ledger_entry l
        where l.tenant = @tenant and l.cause_id = @id and {OfTheAccount}
        group by l.kind, l.cents order by 4, l.kind, l.cents desc
        """;
}
