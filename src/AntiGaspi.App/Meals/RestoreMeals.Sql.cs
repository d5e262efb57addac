using AntiGaspi.App.Notices;

namespace AntiGaspi.App.Meals;

/// <content>The statements, side by side: one for PostgreSQL, four for SQLite. A shared test holds them equal.</content>
public sealed partial class RestoreMeals
{
    // The day is locked shared, as for a cancellation; the cancellation itself alone, so that its refund is the last one
    // written when a tariff is being revalued at the same time. A class that goes away while this waits gives the day a new
    // version, which the tiers seen before do not carry.
    internal const string Postgres = $"""
        with asked as (
          select a.* from unnest(@pupils, @days, @services) with ordinality as a (pupil_id, day, service, place_in_line)
        ), held as (
          select c.cancellation_id, c.pupil_id, c.day, c.service, c.refund_cents, c.term, c.regulation_id, c.tariff_id
          from asked a
          join cancellation c on c.tenant = @tenant and c.pupil_id = a.pupil_id and c.day = a.day and c.service = a.service
            and c.restored_at is null
          join service_day d on d.tenant = @tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service
          where d.status <> 'closed' and d.sealed_at is null and @now < d.cutoff_at
            and exists (select 1 from service_tier t where t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day
              and t.service = d.service and t.day_version = d.version)
            and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = a.pupil_id)
            and not exists (select 1 from event_pupil e where e.tenant = @tenant and e.pupil_id = a.pupil_id and e.day = a.day
              and e.service = a.service)
          order by a.place_in_line
          for share of d for update of c
        ), done as (
          update cancellation c set restored_at = @now, restored_op = @op, restored_by = @account
          from held h where c.tenant = @tenant and c.cancellation_id = h.cancellation_id
          returning h.*
        ), kept as (
          insert into operation (tenant, op_id, account_id, route, body_sha256, received_at)
          select @tenant, @op, @account, @route, @hash, @now from done limit 1
        ), returned as (
          insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
            regulation_id, tariff_id, entered_at, op_id)
          select @tenant, h.cancellation_id, h.pupil_id, h.day, h.service, 'refund_undo', 'family', 'refund_orders', h.refund_cents,
            h.term, h.cancellation_id, h.regulation_id, h.tariff_id, @now, @op
          from done h where h.refund_cents > 0
        ), told as (
          insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
          select @tenant, @audit, @now, @account, 'meals.restored', @op, cast(count(*) as text) from done having count(*) > 0
        ), written as (
        {ReceiptNotice.Insert}
          and exists (select 1 from done)
        )
        select pupil_id, day, service from done order by day, service, pupil_id
        """;

    // "cross join" keeps SQLite to the order from the meals asked for to their days, as for a cancellation.
    internal const string SqliteUpdate = """
        update cancellation set restored_at = @now, restored_op = @op, restored_by = @account
        where tenant = @tenant and cancellation_id in (
          select c.cancellation_id
          from json_each(@asked) a
          cross join cancellation c on c.tenant = @tenant and c.pupil_id = a.value ->> 1 and c.day = a.value ->> 2
            and c.service = a.value ->> 3 and c.restored_at is null
          cross join service_day d on d.tenant = @tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service
          where d.status <> 'closed' and d.sealed_at is null and @now < d.cutoff_at
            and exists (select 1 from service_tier t where t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day
              and t.service = d.service and t.day_version = d.version)
            and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = c.pupil_id)
            and not exists (select 1 from event_pupil e where e.tenant = @tenant and e.pupil_id = c.pupil_id and e.day = c.day
              and e.service = c.service))
        returning pupil_id, day, service
        """;

    internal const string SqliteLedger = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
          regulation_id, tariff_id, entered_at, op_id)
        select tenant, cancellation_id, pupil_id, day, service, 'refund_undo', 'family', 'refund_orders', refund_cents, term,
          cancellation_id, regulation_id, tariff_id, @now, @op
        from cancellation where tenant = @tenant and restored_op = @op and refund_cents > 0
        """;

    internal const string SqliteAudit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        select @tenant, @audit, @now, @account, 'meals.restored', @op, cast(count(*) as text)
        from cancellation where tenant = @tenant and restored_op = @op
        """;

    private const string DoneByOperation =
        "select pupil_id, day, service from cancellation where tenant = @tenant and restored_op = @op";
}
