namespace AntiGaspi.App.Calendar;

/// <content>The statements; one text serves both databases.</content>
public sealed partial class DeclareEvent
{
    // A class is taken out by the office of its own school, or by the local authority; on a trip, by pupils' life of its school too.
    private const string Reach = """
        select p.place_id from place p
        where p.tenant = @tenant and p.place_id = @PlaceId
          and exists (select 1 from may_see_place y where y.tenant = @tenant and y.account_id = @account and y.place_id = p.place_id
            and (y.role in (3, 7) or y.role = 5 and @isTrip = 1))
          and (@anySchool = 1 or exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.ended_at is null
            and (r.role in (3, 7) or r.role = 5 and @isTrip = 1) and (r.school_id = @school or r.school_id is null)))
        """;

    // Whether the event of a key is the one asked for, by the same person.
    private const string Earlier = """
        select case when v.kind = @kind and v.place_id = @PlaceId and v.first_day = @FirstDay and v.last_day = @LastDay and v.label = @Label
          and coalesce(v.division, '') = coalesce(@Division, '') and coalesce(v.plan_weekday, 0) = coalesce(@PlanWeekday, 0) and v.created_by = @account
          then 1 else 0 end
        from calendar_event v where v.tenant = @tenant and v.event_id = @id
        """;

    private const string Deadlines = """
        select day, cutoff_at from service_day
        where tenant = @tenant and place_id = @PlaceId and service = 1 and status <> 'closed' and sealed_at is null and day > @LastDay and day <= @horizon
        order by day
        """;

    private const string InsertEvent = """
        insert into calendar_event (tenant, event_id, place_id, school_id, kind, first_day, last_day, division, label, plan_weekday, meal_supplied,
          created_at, created_by)
        values (@tenant, @id, @PlaceId, @SchoolId, @kind, @FirstDay, @LastDay, @Division, @Label, @PlanWeekday, @supplied, @now, @account)
        """;

    private const string ExpectedThen = """
        from meal m
        left join refund_rate r on r.tenant = m.tenant and r.school_id = m.school_id and r.price_class = m.price_class and r.tier = 0
          and r.valid_from <= m.day and (r.valid_to is null or r.valid_to > m.day)
        where m.tenant = @tenant and m.place_id = @PlaceId and m.day >= @FirstDay and m.day <= @LastDay and m.status <> 'closed'
          and m.is_planned and not m.is_excused
        """;

    private const string OfTheClass = " and m.school_id = @SchoolId and m.division = @Division";

    // One refund per pupil, day and service: a meal already cancelled is only brought up to the full price.
    private const string RefundRows = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id, regulation_id,
          tariff_id, entered_at, op_id)
        select m.tenant, @id, m.pupil_id, m.day, m.service, 'event_refund', 'refund_orders', 'family',
          r.refund_cents - coalesce(m.refund_cents, 0), m.term, null, r.regulation_id, r.tariff_id, @now, null
        """;

    // Where no règlement governs the day, no euro is written, whatever the rates of the pupil's own school say.
    private const string Refundable =
        " and m.basis = 'flat' and m.regulation_id is not null and r.refund_cents - coalesce(m.refund_cents, 0) > 0";

    private const string CountClosed = "select cast(count(*) as integer) " + ExpectedThen;

    private const string RefundClosed = RefundRows + " " + ExpectedThen + Refundable;

    private const string RefundAway = RefundRows + " " + ExpectedThen + OfTheClass + Refundable;

    private const string ExcuseAway = """
        insert into event_pupil (tenant, event_id, pupil_id, day, service)
        select m.tenant, @id, m.pupil_id, m.day, m.service
        """ + " " + ExpectedThen + OfTheClass;

    // A cancellation or an undo that waited for the day reads the day's row again, and nothing else: without a new version it
    // would not see that the class is away, and the meal would be refunded twice, or not at all.
    internal const string NextVersion = """
        update service_day set version = version + 1
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay and status <> 'closed'
        """;

    private const string NextVersionOfTiers = """
        update service_tier set day_version = (select d.version from service_day d where d.tenant = service_tier.tenant
          and d.place_id = service_tier.place_id and d.day = service_tier.day and d.service = service_tier.service)
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay
        """;

    private const string CloseDays = """
        update service_day set status = 'closed', closed_by = @id
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay and status <> 'closed'
        """;

    private const string AddAgain = """
        update service_day set status = 'open', closed_by = null
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay and status = 'closed'
        """;

    private const string Added = """
        select day, service, status, cutoff_at, sealed_at from service_day
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay and status <> 'closed' order by day, service
        """;

    private const string Refunded = """
        select cast(coalesce(sum(cents), 0) as bigint) from ledger_entry where tenant = @tenant and cause_id = @id
        """;

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, 'event.declared', @id, @kind)
        """;
}
