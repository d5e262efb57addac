using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>
/// Brings what was refunded to what the rates now say: a tariff voted later for a day changes it by new entries, and a
/// price that was not known gets its first one. Run after a tariff or a règlement is recorded, and by a job; running it
/// twice writes nothing more.
/// </summary>
public sealed class RevalueMeals(Db db)
{
    // Meals of one transaction: the rows stay locked a short while only.
    private const int Batch = 200;

    /// <summary>Revalues every cancelled or closed meal whose tariff is no longer the right one; returns how many.</summary>
    public async Task<int> RunAsync(Scope scope, DateTimeOffset now)
    {
        var total = 0;
        for (var done = Batch; done == Batch; total += done)
        {
            done = await db.WriteAsync(scope, transaction => CancellationsAsync(transaction, now.ToStored()));
        }

        for (var done = Batch; done == Batch; total += done)
        {
            done = await db.WriteAsync(scope, transaction => EventsAsync(transaction, now.ToStored()));
        }

        return total;
    }

    private static async Task<int> CancellationsAsync(Transaction transaction, DateTimeOffset now)
    {
        var rows = await transaction.QueryAsync<Row>($"{StaleCancellations} limit {Batch} {(transaction.Engine == Engine.Postgres ? "for update of c" : "")}");
        foreach (var row in rows)
        {
            await transaction.ExecuteAsync(
                """
                update cancellation set regulation_id = @RegulationId, tariff_id = @TariffId, price_cents = @PriceCents, refund_cents = @NewCents
                where tenant = @tenant and cancellation_id = @CancellationId
                """, row);
            await EnterAsync(transaction, row, now);
        }

        return rows.Count;
    }

    private static async Task<int> EventsAsync(Transaction transaction, DateTimeOffset now)
    {
        var rows = await transaction.QueryAsync<Row>($"{StaleEvents} limit {Batch}");
        foreach (var row in rows)
        {
            await EnterAsync(transaction, row, now);
        }

        return rows.Count;
    }

    private static async Task EnterAsync(Transaction transaction, Row row, DateTimeOffset now)
    {
        var difference = (row.NewCents ?? 0) - (row.OldCents ?? 0);
        if (difference == 0)
        {
            return;
        }

        await transaction.ExecuteAsync(
            """
            insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
              regulation_id, tariff_id, entered_at, op_id)
            values (@tenant, @TariffId, @PupilId, @Day, @Service, @kind, @debit, @credit, @cents, @Term, @CancellationId, @RegulationId,
              @TariffId, @now, null)
            """,
            new
            {
                row.TariffId, row.PupilId, row.Day, row.Service, row.Term, row.CancellationId, row.RegulationId, now, cents = Math.Abs(difference),
                kind = KindOf(row, difference),
                debit = difference > 0 ? "refund_orders" : "family", credit = difference > 0 ? "family" : "refund_orders",
            });
    }

    // What an event added to a partial refund changes under the same vote as the cancellation: it has kinds of its own.
    private static string KindOf(Row row, long difference) => (row.CancellationId, difference) switch
    {
        (null, > 0) => "event_refund",
        (null, _) => "event_undo",
        (_, > 0) => "revaluation_up",
        _ => "revaluation_down",
    };

    // The tier is the one that the request was in time for; only its worth changes.
    private const string StaleCancellations = """
        select c.cancellation_id, c.pupil_id, c.day, c.service, c.term, c.refund_cents as old_cents, r.refund_cents as new_cents, r.price_cents,
          r.regulation_id, r.tariff_id
        from cancellation c
        join pupil p on p.tenant = c.tenant and p.pupil_id = c.pupil_id
        join meal_plan m on m.tenant = c.tenant and m.pupil_id = c.pupil_id and m.service = c.service and m.valid_from <= c.day
          and (m.valid_to is null or m.valid_to > c.day) and m.basis = 'flat'
        join refund_rate r on r.tenant = c.tenant and r.school_id = p.school_id and r.price_class = m.price_class and r.tier = c.tier
          and r.valid_from <= c.day and (r.valid_to is null or r.valid_to > c.day)
        where c.tenant = @tenant and c.restored_at is null and c.regulation_id is not null and c.tariff_id is distinct from r.tariff_id
        order by c.cancellation_id
        """;

    // A meal that an event refunds has no row of its own: what was refunded is the sum of its entries without cancellation,
    // nothing so far where the price was not known. Only what the cancellation does not refund already is due.
    private const string StaleEvents = """
        with touched as (
          select p.pupil_id, p.day, p.service
          from event_pupil p
          join calendar_event v on v.tenant = p.tenant and v.event_id = p.event_id and not v.meal_supplied
          where p.tenant = @tenant
          union
          select m.pupil_id, d.day, d.service
          from service_day d
          join meal_plan m on m.tenant = d.tenant and m.place_id = d.place_id and m.service = d.service
            and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day)
          where d.tenant = @tenant and d.status = 'closed'
        ), entered as (
          select pupil_id, day, service, sum(case when credit = 'family' then cents else -cents end) as cents
          from ledger_entry where tenant = @tenant and cancellation_id is null
          group by pupil_id, day, service
        ), due as (
          select m.pupil_id, m.day, m.service, m.term, coalesce(e.cents, 0) as old_cents,
            case when r.refund_cents > coalesce(m.refund_cents, 0) then r.refund_cents - coalesce(m.refund_cents, 0) else 0 end as new_cents,
            r.price_cents, r.regulation_id, r.tariff_id
          from touched t
          join meal m on m.tenant = @tenant and m.pupil_id = t.pupil_id and m.day = t.day and m.service = t.service
            and m.is_planned and m.basis = 'flat' and m.regulation_id is not null
          join refund_rate r on r.tenant = @tenant and r.school_id = m.school_id and r.price_class = m.price_class and r.tier = 0
            and r.valid_from <= m.day and (r.valid_to is null or r.valid_to > m.day) and r.refund_cents is not null
          left join entered e on e.pupil_id = m.pupil_id and e.day = m.day and e.service = m.service
        )
        select due.*, null as cancellation_id
        from due
        where due.old_cents <> due.new_cents
          and not exists (select 1 from ledger_entry x where x.tenant = @tenant and x.cause_id = due.tariff_id and x.pupil_id = due.pupil_id
            and x.day = due.day and x.service = due.service and x.cancellation_id is null)
        order by due.day, due.pupil_id
        """;

    private sealed record Row
    {
        public Guid? CancellationId { get; init; }

        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public int Service { get; init; }

        public string Term { get; init; } = "";

        public long? OldCents { get; init; }

        public long? NewCents { get; init; }

        public long? PriceCents { get; init; }

        public Guid RegulationId { get; init; }

        public Guid TariffId { get; init; }
    }
}
