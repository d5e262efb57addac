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

    /// <summary>Another event covers one of its days (a closure; for a day that was added, any): withdraw that one first.</summary>
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
        await transaction.ExecuteAsync(TakeBack, values);
        var meals = declared.Kind switch
        {
            "catch_up" => await CloseAsync(transaction, values),
            "closure" or "strike" => await ReopenAsync(transaction, values),
            _ => await transaction.ExecuteAsync("delete from event_pupil where tenant = @tenant and event_id = @id", values),
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
          and (kind in ('closure', 'strike') or @Kind = 'catch_up') and first_day <= @LastDay and last_day >= @FirstDay
        """;

    // An event refunds a meal at most once, and no other event does: what its entries without cancellation add up to is its own.
    private const string TakeBack = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id, regulation_id,
          tariff_id, entered_at, op_id)
        select e.tenant, @id, e.pupil_id, e.day, e.service, 'event_undo', 'family', 'refund_orders', s.cents, e.term, null, e.regulation_id,
          e.tariff_id, @now, null
        from ledger_entry e
        join (
          select pupil_id, day, service, sum(case when credit = 'family' then cents else -cents end) as cents
          from ledger_entry where tenant = @tenant and cancellation_id is null and day >= @FirstDay and day <= @LastDay
          group by pupil_id, day, service) s on s.pupil_id = e.pupil_id and s.day = e.day and s.service = e.service and s.cents > 0
        where e.tenant = @tenant and e.cause_id = @id and e.kind = 'event_refund'
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
