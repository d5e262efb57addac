using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>
/// Brings what was refunded to what the rates and the plans now say: a tariff voted later for a day changes it by new entries,
/// a price that was not known gets its first one, and a meal that is no longer billed (departure, other weekdays, no longer at
/// a flat rate) is worth nothing. Run after each of these changes, and by a job; running it twice writes nothing more.
/// Days whose plans may have been deleted since (<see cref="RetentionLimits.MealsFrom"/>) and pupils who were erased are left as they
/// were entered: there, a plan that is missing says nothing of what was billed.
/// </summary>
public sealed class RevalueMeals(Db db)
{
    // Meals of one transaction: the rows stay locked a short while only.
    private const int Batch = 200;

    /// <summary>Revalues every cancelled or closed meal that is not worth what was entered for it; returns how many.</summary>
    public async Task<int> RunAsync(Scope scope, DateTimeOffset now)
    {
        var total = 0;
        foreach (var step in new Func<Transaction, DateTimeOffset, Task<int>>[] { CancellationsAsync, EventsAsync, EventsGoneAsync })
        {
            for (var done = Batch; done == Batch; total += done)
            {
                done = await db.WriteAsync(scope, async transaction =>
                {
                    // Two nodes never revalue the same meals at once; a cancellation that is being written is not kept waiting.
                    await transaction.HoldTenantAsync();
                    return await step(transaction, now.ToStored());
                });
            }
        }

        return total;
    }

    private static async Task<int> CancellationsAsync(Transaction transaction, DateTimeOffset now)
    {
        var rows = await transaction.QueryAsync<Row>(
            $"{StaleCancellations} limit {Batch} {(transaction.Engine == Engine.Postgres ? "for update of c" : "")}", Known(now));
        foreach (var row in rows)
        {
            await transaction.ExecuteAsync(
                """
                update cancellation set regulation_id = @RegulationId, tariff_id = @NewTariffId, price_cents = @PriceCents, refund_cents = @NewCents
                where tenant = @tenant and cancellation_id = @CancellationId
                """, row);
            await EnterAsync(transaction, row, now);
        }

        return rows.Count;
    }

    private static Task<int> EventsAsync(Transaction transaction, DateTimeOffset now) => EnterAllAsync(transaction, StaleEvents, now);

    private static Task<int> EventsGoneAsync(Transaction transaction, DateTimeOffset now) => EnterAllAsync(transaction, GoneEvents, now);

    private static async Task<int> EnterAllAsync(Transaction transaction, string sql, DateTimeOffset now)
    {
        var rows = await transaction.QueryAsync<Row>($"{sql} limit {Batch}", Known(now));
        foreach (var row in rows)
        {
            await EnterAsync(transaction, row, now);
        }

        return rows.Count;
    }

    // From the first day whose plans are all there.
    private static object Known(DateTimeOffset now) => new { from = new RetentionLimits(now).MealsFrom };

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
            values (@tenant, @cause, @PupilId, @Day, @Service, @kind, @debit, @credit, @cents, @Term, @CancellationId, @RegulationId,
              @TariffId, @now, null)
            """,
            new
            {
                cause = Ids.New(now), row.TariffId, row.PupilId, row.Day, row.Service, row.Term, row.CancellationId, row.RegulationId, now,
                cents = Math.Abs(difference), kind = KindOf(row, difference),
                debit = difference > 0 ? "refund_orders" : "family", credit = difference > 0 ? "family" : "refund_orders",
            });
    }

    private static string KindOf(Row row, long difference) => (row.IsBilled, row.WasBilled, row.CancellationId, difference) switch
    {
        (0, _, _, _) => "plan_down",
        (_, 0, _, _) => "plan_up",
        (_, _, null, > 0) => "event_refund",
        (_, _, null, _) => "event_undo",
        (_, _, _, > 0) => "revaluation_up",
        (_, _, _, _) => "revaluation_down",
    };

    // A meal is billed when a flat rate covers its weekday while the pupil was there.
    private const string Billed = $"m.basis = 'flat' and (m.weekdays & d.plan_bit) <> 0 and {StaySql.CoversDay}";

    // The tier is the one that the request was in time for; only its worth changes. What is no longer billed keeps its
    // cancellation, worth nothing and without a tariff: a pupil who comes back by the next file finds it again.
    private const string StaleCancellations = $"""
        select c.cancellation_id, c.pupil_id, c.day, c.service, c.term, c.refund_cents as old_cents,
          case when m.pupil_id is null then 0 else r.refund_cents end as new_cents,
          case when m.pupil_id is null then null else r.price_cents end as price_cents,
          coalesce(r.regulation_id, c.regulation_id) as regulation_id, r.tariff_id as new_tariff_id, coalesce(r.tariff_id, c.tariff_id) as tariff_id,
          case when m.pupil_id is null then 0 else 1 end as is_billed,
          case when c.tariff_id is null and c.refund_cents = 0 then 0 else 1 end as was_billed
        from cancellation c
        join pupil p on p.tenant = c.tenant and p.pupil_id = c.pupil_id
        join service_day d on d.tenant = c.tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service
        left join meal_plan m on m.tenant = c.tenant and m.pupil_id = c.pupil_id and m.service = c.service and m.valid_from <= c.day
          and (m.valid_to is null or m.valid_to > c.day) and {Billed}
        left join refund_rate r on r.tenant = c.tenant and r.school_id = p.school_id and r.price_class = m.price_class and r.tier = c.tier
          and r.valid_from <= c.day and (r.valid_to is null or r.valid_to > c.day)
        where c.tenant = @tenant and c.day >= @from and p.erased_at is null and c.restored_at is null and c.regulation_id is not null
          and ((m.pupil_id is null and coalesce(c.refund_cents, -1) <> 0)
            or (m.pupil_id is not null and r.tariff_id is not null and c.tariff_id is distinct from r.tariff_id)
            or (m.pupil_id is not null and r.tariff_id is null and c.tariff_id is null and c.refund_cents = 0))
        order by c.cancellation_id
        """;

    // A meal that an event refunds has no row of its own: what was refunded is the sum of its entries without cancellation,
    // nothing so far where the price was not known. Only what the cancellation does not refund already is due. A day that is
    // closed because it was added and then withdrawn was never billed.
    private const string StaleEvents = """
        with touched as (
          select p.pupil_id, p.day, p.service
          from event_pupil p
          join calendar_event v on v.tenant = p.tenant and v.event_id = p.event_id and not v.meal_supplied
          where p.tenant = @tenant
          union
          select m.pupil_id, d.day, d.service
          from service_day d
          join calendar_event v on v.tenant = d.tenant and v.event_id = d.closed_by and v.kind in ('closure', 'strike') and v.withdrawn_at is null
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
            and m.day >= @from and m.is_planned and m.basis = 'flat' and m.regulation_id is not null
          join refund_rate r on r.tenant = @tenant and r.school_id = m.school_id and r.price_class = m.price_class and r.tier = 0
            and r.valid_from <= m.day and (r.valid_to is null or r.valid_to > m.day) and r.refund_cents is not null
          left join entered e on e.pupil_id = m.pupil_id and e.day = m.day and e.service = m.service
        )
        select due.*, null as cancellation_id, 1 as is_billed, 1 as was_billed
        from due
        where due.old_cents <> due.new_cents
        order by due.day, due.pupil_id
        """;

    // What an event refunded of a meal that is no longer billed.
    private const string GoneEvents = $"""
        select e.pupil_id, e.day, e.service, e.term, e.cents as old_cents, 0 as new_cents, null as cancellation_id, 0 as is_billed, 1 as was_billed,
          (select x.regulation_id from ledger_entry x where x.tenant = @tenant and x.pupil_id = e.pupil_id and x.day = e.day and x.service = e.service
            and x.cancellation_id is null order by x.entered_at desc, x.cause_id desc limit 1) as regulation_id,
          (select x.tariff_id from ledger_entry x where x.tenant = @tenant and x.pupil_id = e.pupil_id and x.day = e.day and x.service = e.service
            and x.cancellation_id is null order by x.entered_at desc, x.cause_id desc limit 1) as tariff_id
        from (
          select pupil_id, day, service, term, sum(case when credit = 'family' then cents else -cents end) as cents
          from ledger_entry where tenant = @tenant and cancellation_id is null
          group by pupil_id, day, service, term) e
        join pupil p on p.tenant = @tenant and p.pupil_id = e.pupil_id
        where e.cents > 0 and e.day >= @from and p.erased_at is null and not exists (
          select 1 from meal_plan m
          join service_day d on d.tenant = m.tenant and d.place_id = m.place_id and d.day = e.day and d.service = e.service
          where m.tenant = @tenant and m.pupil_id = e.pupil_id and m.service = e.service and m.valid_from <= e.day
            and (m.valid_to is null or m.valid_to > e.day) and {Billed})
        order by e.day, e.pupil_id
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

        /// <summary>The tariff that its worth now comes from; none when it is not billed.</summary>
        public Guid? NewTariffId { get; init; }

        public int IsBilled { get; init; }

        public int WasBilled { get; init; }
    }
}
