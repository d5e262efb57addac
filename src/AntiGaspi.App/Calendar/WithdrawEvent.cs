using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Calendar;

/// <summary>Why an event cannot be withdrawn.</summary>
public enum WithdrawRefusal
{
    /// <summary>No such event in the places of the account.</summary>
    UnknownEvent,

    /// <summary>It was withdrawn before.</summary>
    AlreadyWithdrawn,

    /// <summary>The cutoff of one of its days is over: the kitchen and the families have counted on it.</summary>
    TooLate,

    /// <summary>Another event needs one of its days (a closure over a trip; for a day that was added, any): withdraw that one first.</summary>
    Overlapped,
}

/// <summary>The answer to a withdrawal.</summary>
public abstract record WithdrawOutcome
{
    /// <summary>Withdrawn, with what it took back.</summary>
    public sealed record Withdrawn(EventEffect Effect) : WithdrawOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(WithdrawRefusal Why) : WithdrawOutcome;
}

/// <summary>
/// Withdraws an event while every day's cutoff is ahead: closed days open again, pupils who were away are expected again,
/// what was refunded as of right is taken back by new entries. Meals that families had cancelled stay cancelled, but those of
/// a day that is no longer added: it is not billed any more, so its refunds are taken back too. Deadlines move back with it.
/// What another event of the same sort takes out as well (a strike on a closed day, the right dates of a trip) stays out under that one.
/// </summary>
public sealed class WithdrawEvent(Db db)
{
    /// <summary>Withdraws it; with <paramref name="dryRun"/> the effect is worked out and nothing is kept.</summary>
    public Task<WithdrawOutcome> RunAsync(Scope scope, Guid eventId, DateTimeOffset receivedAt, bool dryRun = false) => db.WriteAsync(
        scope,
        transaction => DecideAsync(transaction, eventId, receivedAt.ToStored()),
        keep: outcome => !dryRun && outcome is WithdrawOutcome.Withdrawn);

    private static async Task<WithdrawOutcome> DecideAsync(Transaction transaction, Guid id, DateTimeOffset now)
    {
        // A revaluation that has seen the event is over, or waits and sees it withdrawn: otherwise its refund would come after it was taken back.
        await transaction.HoldTenantAsync();
        var found = await transaction.QueryAsync<EventRow>($"{Event} {(transaction.Engine == Engine.Postgres ? "for update of v" : "")}", new { id });
        if (found is not [var declared])
        {
            return new WithdrawOutcome.Refused(WithdrawRefusal.UnknownEvent);
        }

        if (declared.WithdrawnAt is not null)
        {
            return new WithdrawOutcome.Refused(WithdrawRefusal.AlreadyWithdrawn);
        }

        var values = new { id, now, declared.PlaceId, declared.FirstDay, declared.LastDay, audit = Ids.New(now), declared.Kind };
        var days = await transaction.QueryAsync<DayRow>($"{Days} {transaction.ForUpdate}", values);
        if (days.Any(day => day.SealedAt is not null || day.CutoffAt <= now))
        {
            return new WithdrawOutcome.Refused(WithdrawRefusal.TooLate);
        }

        if ((await transaction.QueryAsync<Guid>(Overlapping, values)).Count > 0)
        {
            return new WithdrawOutcome.Refused(WithdrawRefusal.Overlapped);
        }

        var effect = await UndoAsync(transaction, declared, values, days.Count);
        if (declared.Closes || declared.Adds)
        {
            await ServiceDayRows.WriteAsync(transaction, now, declared.FirstDay, declared.PlaceId);
        }

        return new WithdrawOutcome.Withdrawn(effect);
    }

    private static async Task<EventEffect> UndoAsync(Transaction transaction, EventRow declared, object values, int days)
    {
        await transaction.ExecuteAsync(HandDaysOver, values);
        await transaction.ExecuteAsync(HandPupilsOver, values);
        await transaction.ExecuteAsync(TakeBack, values);
        var meals = declared.Kind switch
        {
            "catch_up" => await CloseAsync(transaction, values),
            "closure" or "strike" => await ReopenAsync(transaction, values),
            _ => await ExpectAsync(transaction, values),
        };
        var taken = (await transaction.QueryAsync<long>(TakenBack, values))[0];
        await transaction.ExecuteAsync("update calendar_event set withdrawn_at = @now where tenant = @tenant and event_id = @id", values);
        await transaction.ExecuteAsync(Audit, values);
        return new EventEffect(declared.EventId, days, meals, new Money(taken));
    }

    private static async Task<int> ReopenAsync(Transaction transaction, object values)
    {
        await transaction.ExecuteAsync("update service_day set status = 'open', closed_by = null where tenant = @tenant and closed_by = @id", values);
        return (await transaction.QueryAsync<int>(CountMeals, values))[0];
    }

    private static async Task<int> ExpectAsync(Transaction transaction, object values)
    {
        var meals = (await transaction.QueryAsync<int>(CountAway, values))[0];
        await transaction.ExecuteAsync("delete from event_pupil where tenant = @tenant and event_id = @id", values);
        return meals;
    }

    // A day served exceptionally is no longer served; its row stays, closed by the event that had made it.
    private static async Task<int> CloseAsync(Transaction transaction, object values)
    {
        var meals = (await transaction.QueryAsync<int>(CountMeals, values))[0];
        await transaction.ExecuteAsync($"update service_day set status = 'closed', closed_by = @id where {OfTheDays} and status <> 'closed'", values);

        // The cancellations are taken first: a tariff that is being revalued at the same time writes its last refund before.
        await transaction.ExecuteAsync(EndCancellations, values);
        await transaction.ExecuteAsync(TakeBackCancelled, values);
        return meals;
    }

    private const string OfTheDays = "tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay";

    private const string Event = $"""
        select v.event_id, v.place_id, v.kind, v.first_day, v.last_day, v.withdrawn_at
        from calendar_event v
        where v.tenant = @tenant and v.event_id = @id and {EventReach.Mine}
        """;

    private const string Days = $"select cutoff_at, sealed_at from service_day where {OfTheDays} order by day, service";

    // A class that comes back under a closure would pay for a day without service; so would nobody for a day that is
    // no longer added, but what another event refunded for it would stay.
    private const string Overlapping = """
        select event_id from calendar_event
        where tenant = @tenant and place_id = @PlaceId and event_id <> @id and withdrawn_at is null
          and (kind in ('closure', 'strike') and @Kind not in ('closure', 'strike') or @Kind = 'catch_up') and first_day <= @LastDay and last_day >= @FirstDay
        """;

    private const string OtherClosure = """
        from calendar_event v where v.tenant = @tenant and v.place_id = @PlaceId and v.event_id <> @id and v.withdrawn_at is null
          and v.kind in ('closure', 'strike') and v.first_day <= service_day.day and v.last_day >= service_day.day
        """;

    private const string HandDaysOver = $"""
        update service_day set closed_by = (select v.event_id {OtherClosure} order by v.created_at, v.event_id limit 1)
        where {OfTheDays} and closed_by = @id and @Kind in ('closure', 'strike') and exists (select 1 {OtherClosure})
        """;

    // The rows of the kinds that take a class out; those of the withdrawn one go afterwards.
    private const string HandPupilsOver = """
        insert into event_pupil (tenant, event_id, pupil_id, day, service)
        select x.tenant, v.event_id, x.pupil_id, x.day, x.service
        from event_pupil x
        join calendar_event mine on mine.tenant = x.tenant and mine.event_id = x.event_id
        join pupil p on p.tenant = x.tenant and p.pupil_id = x.pupil_id
        join calendar_event v on v.tenant = x.tenant and v.place_id = mine.place_id and v.event_id <> mine.event_id and v.withdrawn_at is null
          and v.kind = mine.kind and v.meal_supplied = mine.meal_supplied and v.school_id = p.school_id and v.division = p.division
          and v.first_day <= x.day and v.last_day >= x.day
        where x.tenant = @tenant and x.event_id = @id
        on conflict do nothing
        """;

    private const string CountAway = """
        select cast(count(*) as integer) from event_pupil x
        where x.tenant = @tenant and x.event_id = @id and not exists (select 1 from event_pupil o
          where o.tenant = x.tenant and o.pupil_id = x.pupil_id and o.day = x.day and o.service = x.service and o.event_id <> x.event_id)
        """;

    // What is entered for a meal without a cancellation, at its declaration or by a revaluation since (a pupil who came later, a price
    // that was voted later), is this event's where it takes the meal out and no other does.
    private const string TakeBack = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id, regulation_id,
          tariff_id, entered_at, op_id)
        select @tenant, @id, s.pupil_id, s.day, s.service, 'event_undo', 'family', 'refund_orders', s.cents, s.term, null,
          (select e.regulation_id from ledger_entry e where e.tenant = @tenant and e.pupil_id = s.pupil_id and e.day = s.day and e.service = s.service
            and e.cancellation_id is null order by e.entered_at desc, e.cause_id desc limit 1),
          (select e.tariff_id from ledger_entry e where e.tenant = @tenant and e.pupil_id = s.pupil_id and e.day = s.day and e.service = s.service
            and e.cancellation_id is null order by e.entered_at desc, e.cause_id desc limit 1), @now, null
        from (
          select pupil_id, day, service, term, sum(case when credit = 'family' then cents else -cents end) as cents
          from ledger_entry where tenant = @tenant and cancellation_id is null and day >= @FirstDay and day <= @LastDay
          group by pupil_id, day, service, term) s
        where s.cents > 0 and (
          exists (select 1 from event_pupil x where x.tenant = @tenant and x.event_id = @id and x.pupil_id = s.pupil_id and x.day = s.day and x.service = s.service)
          or exists (select 1 from meal m join service_day d on d.tenant = m.tenant and d.place_id = m.place_id and d.day = m.day and d.service = m.service
            where m.tenant = @tenant and m.pupil_id = s.pupil_id and m.day = s.day and m.service = s.service and d.closed_by = @id and @Kind <> 'catch_up'))
          and not exists (select 1 from event_pupil x join calendar_event v on v.tenant = x.tenant and v.event_id = x.event_id and not v.meal_supplied
            where x.tenant = @tenant and x.event_id <> @id and x.pupil_id = s.pupil_id and x.day = s.day and x.service = s.service)
        """;

    private const string EndCancellations = $"""
        update cancellation set restored_at = @now, restored_op = @id, restored_by = @account where {OfTheDays} and restored_at is null
        """;

    private const string TakeBackCancelled = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id, regulation_id,
          tariff_id, entered_at, op_id)
        select tenant, cancellation_id, pupil_id, day, service, 'refund_undo', 'family', 'refund_orders', refund_cents, term, cancellation_id,
          regulation_id, tariff_id, @now, null
        from cancellation where tenant = @tenant and restored_op = @id and refund_cents > 0
        """;

    private const string TakenBack = """
        select cast(coalesce(sum(cents), 0) as bigint) from ledger_entry
        where tenant = @tenant and (cause_id = @id and kind = 'event_undo' or kind = 'refund_undo' and cause_id in (
          select c.cancellation_id from cancellation c where c.tenant = @tenant and c.restored_op = @id))
        """;

    private const string CountMeals = """
        select cast(count(*) as integer) from meal
        where tenant = @tenant and place_id = @PlaceId and day >= @FirstDay and day <= @LastDay and status <> 'closed' and is_planned and not is_excused
          and cancellation_id is null
        """;

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, 'event.withdrawn', @id, @Kind)
        """;

    private sealed record EventRow
    {
        public Guid EventId { get; init; }

        public Guid PlaceId { get; init; }

        public string Kind { get; init; } = "";

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public DateTimeOffset? WithdrawnAt { get; init; }

        public bool Closes => Kind is "closure" or "strike";

        public bool Adds => Kind == "catch_up";
    }

    private sealed record DayRow
    {
        public DateTimeOffset CutoffAt { get; init; }

        public DateTimeOffset? SealedAt { get; init; }
    }
}
