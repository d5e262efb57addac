using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;

namespace AntiGaspi.App.Meals;

/// <content>The statements, side by side: one for PostgreSQL, four for SQLite. A shared test holds them equal.</content>
public sealed partial class CancelMeals
{
    // The guard compares stored instants, so it holds no rule. The shared lock keeps a cancellation from slipping past
    // the seal; every guard stands on d, the row that is locked: after waiting for it, only d is read again. That is why
    // a tier counts only while it carries d's own version.
    internal const string Postgres = $"""
        with asked as (
          select a.* from unnest(@ids, @pupils, @days, @services) with ordinality as a (id, pupil_id, day, service, place_in_line)
        ), done as (
          insert into cancellation (tenant, cancellation_id, pupil_id, day, service, place_id, op_id, received_at, account_id,
            channel, tier, term, regulation_id, tariff_id, price_cents, refund_cents)
          select d.tenant, a.id, a.pupil_id, d.day, d.service, d.place_id, @op, @now, @account, @channel, t.tier, d.term,
            case when m.basis = 'flat' then d.regulation_id end, r.tariff_id, r.price_cents, r.refund_cents
          from asked a
          join pupil p on p.tenant = @tenant and p.pupil_id = a.pupil_id
          join meal_plan m on m.tenant = @tenant and m.pupil_id = a.pupil_id and m.service = a.service
            and m.valid_from <= a.day and (m.valid_to is null or m.valid_to > a.day)
          join service_day d on d.tenant = @tenant and d.place_id = m.place_id and d.day = a.day and d.service = a.service
          join lateral (
            select s.tier, s.day_version from service_tier s
            where s.tenant = d.tenant and s.place_id = d.place_id and s.day = d.day and s.service = d.service and @now < s.cutoff_at
            order by s.tier limit 1) t on true
          left join refund_rate r on r.tenant = @tenant and r.school_id = p.school_id and r.price_class = m.price_class
            and r.tier = t.tier and r.valid_from <= a.day and (r.valid_to is null or r.valid_to > a.day)
            and m.basis = 'flat' and d.regulation_id is not null
          where d.status <> 'closed' and d.sealed_at is null and @now < d.cutoff_at and (d.opens_at is null or d.opens_at <= @now)
            and t.day_version = d.version and (m.weekdays & d.plan_bit) <> 0 and {StaySql.CoversDay}
            and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = a.pupil_id)
            and not exists (select 1 from event_pupil e where e.tenant = @tenant and e.pupil_id = a.pupil_id and e.day = a.day
              and e.service = a.service)
          order by a.place_in_line
          for share of d
          on conflict (tenant, pupil_id, day, service) where restored_at is null do nothing
          returning *
        ), kept as (
          insert into operation (tenant, op_id, account_id, route, body_sha256, received_at)
          select @tenant, @op, @account, @route, @hash, @now from done limit 1
        ), paid as (
          insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
            regulation_id, tariff_id, entered_at, op_id)
          select c.tenant, c.cancellation_id, c.pupil_id, c.day, c.service, 'refund', 'refund_orders', 'family', c.refund_cents,
            c.term, c.cancellation_id, c.regulation_id, c.tariff_id, @now, @op
          from done c where c.refund_cents > 0
        ), told as (
          insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
          select @tenant, @audit, @now, @account, 'meals.cancelled', @op, cast(count(*) as text) from done having count(*) > 0
        ), written as (
        {ReceiptNotice.Insert}
          and exists (select 1 from done)
        )
        select pupil_id, day, service, refund_cents as first_refund_cents from done order by day, service, pupil_id
        """;

    // From the meals asked for to their days: "cross join" keeps SQLite to that order. Left to itself, without statistics, it
    // goes through every day ahead and every pupil of each, for one meal.
    internal const string SqliteInsert = $"""
        insert into cancellation (tenant, cancellation_id, pupil_id, day, service, place_id, op_id, received_at, account_id,
          channel, tier, term, regulation_id, tariff_id, price_cents, refund_cents)
        select d.tenant, a.value ->> 0, p.pupil_id, d.day, d.service, d.place_id, @op, @now, @account, @channel, t.tier, d.term,
          case when m.basis = 'flat' then d.regulation_id end, r.tariff_id, r.price_cents, r.refund_cents
        from json_each(@asked) a
        cross join pupil p on p.tenant = @tenant and p.pupil_id = a.value ->> 1
        cross join meal_plan m on m.tenant = @tenant and m.pupil_id = p.pupil_id and m.service = a.value ->> 3
          and m.valid_from <= a.value ->> 2 and (m.valid_to is null or m.valid_to > a.value ->> 2)
        cross join service_day d on d.tenant = @tenant and d.place_id = m.place_id and d.day = a.value ->> 2 and d.service = m.service
        cross join service_tier t on t.tenant = d.tenant and t.place_id = d.place_id and t.day = d.day and t.service = d.service
          and t.tier = (select min(s.tier) from service_tier s where s.tenant = d.tenant and s.place_id = d.place_id
            and s.day = d.day and s.service = d.service and @now < s.cutoff_at)
        left join refund_rate r on r.tenant = @tenant and r.school_id = p.school_id and r.price_class = m.price_class
          and r.tier = t.tier and r.valid_from <= d.day and (r.valid_to is null or r.valid_to > d.day)
          and m.basis = 'flat' and d.regulation_id is not null
        where d.status <> 'closed' and d.sealed_at is null and @now < d.cutoff_at and (d.opens_at is null or d.opens_at <= @now)
          and t.day_version = d.version and (m.weekdays & d.plan_bit) <> 0 and {StaySql.CoversDay}
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = p.pupil_id)
          and not exists (select 1 from event_pupil e where e.tenant = @tenant and e.pupil_id = p.pupil_id and e.day = d.day
            and e.service = d.service)
        on conflict (tenant, pupil_id, day, service) where restored_at is null do nothing
        returning pupil_id, day, service, refund_cents as first_refund_cents
        """;

    internal const string SqliteLedger = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
          regulation_id, tariff_id, entered_at, op_id)
        select tenant, cancellation_id, pupil_id, day, service, 'refund', 'refund_orders', 'family', refund_cents, term,
          cancellation_id, regulation_id, tariff_id, @now, @op
        from cancellation where tenant = @tenant and op_id = @op and refund_cents > 0
        """;

    internal const string SqliteAudit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        select @tenant, @audit, @now, @account, 'meals.cancelled', @op, cast(count(*) as text)
        from cancellation where tenant = @tenant and op_id = @op
        """;

    // The amount first answered, which a later tariff does not change: that of the entry made by the cancellation itself.
    private const string DoneByOperation = """
        select c.pupil_id, c.day, c.service, coalesce(e.cents, case when c.refund_cents = 0 then 0 end) as first_refund_cents
        from cancellation c
        left join ledger_entry e on e.tenant = c.tenant and e.cause_id = c.cancellation_id and e.kind = 'refund'
          and e.pupil_id = c.pupil_id and e.day = c.day and e.service = c.service
        where c.tenant = @tenant and c.op_id = @op
        """;
}
