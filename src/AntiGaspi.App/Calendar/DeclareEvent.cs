using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Calendar;

/// <summary>What the school office declares of some days of a place.</summary>
public enum EventKind
{
    /// <summary>No service (<i>fermeture</i>).</summary>
    Closure,

    /// <summary>No service for a strike (<i>grève</i>).</summary>
    Strike,

    /// <summary>A class is away and eats elsewhere (<i>sortie, voyage</i>).</summary>
    Trip,

    /// <summary>A class is on an internship (<i>stage, séquence d’observation</i>).</summary>
    Internship,

    /// <summary>A day served exceptionally, as another weekday (<i>rattrapage</i>).</summary>
    CatchUp,
}

/// <summary>An event as it is declared.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="PlaceId">The place of meal.</param>
/// <param name="FirstDay">First day, included.</param>
/// <param name="LastDay">Last day, included.</param>
/// <param name="Label">A few words for the school; no name of a person.</param>
/// <param name="SchoolId">For a trip: the school of the class.</param>
/// <param name="Division">For a trip: the class.</param>
/// <param name="PlanWeekday">For a catch-up day: the weekday whose plans apply, 1 for Monday.</param>
public sealed record NewEvent(
    EventKind Kind, Guid PlaceId, DateOnly FirstDay, DateOnly LastDay, string Label, Guid? SchoolId = null, string? Division = null, int? PlanWeekday = null);

/// <summary>What an event changed, or would change.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Days">Days of service touched; those that were closed already are not.</param>
/// <param name="Meals">Meals of pupils taken out.</param>
/// <param name="Refunded">What was refunded as of right.</param>
public sealed record EventEffect(Guid EventId, int Days, int Meals, Money Refunded);

/// <summary>Why an event cannot be declared.</summary>
public enum EventRefusal
{
    /// <summary>The place is not one of the account's.</summary>
    UnknownPlace,

    /// <summary>The last day is before the first, or the span is longer than a school year allows.</summary>
    WrongSpan,

    /// <summary>No day of service is touched: there is nothing to declare.</summary>
    NoDay,

    /// <summary>The days touched are all closed already.</summary>
    AlreadyClosed,

    /// <summary>A class that has no pupil expected on those days.</summary>
    NobodyExpected,

    /// <summary>A day of service exists already on the day to add.</summary>
    AlreadyServed,

    /// <summary>The headcount of a day touched is frozen: a class cannot be taken out of it any more.</summary>
    Frozen,
}

/// <summary>The answer to an event: what it did, or why nothing was done.</summary>
public abstract record EventOutcome
{
    /// <summary>Declared, with its effect.</summary>
    public sealed record Declared(EventEffect Effect) : EventOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    public sealed record Refused(EventRefusal Why) : EventOutcome;
}

/// <summary>Declares a closure, a strike, a trip or a catch-up day: one transaction, the days taken alone.</summary>
public sealed partial class DeclareEvent(Db db)
{
    /// <summary>Longest event, in days.</summary>
    public const int MaxDays = 62;

    /// <summary>
    /// Declares the event. A closure refunds every expected meal as of right, once (a meal already cancelled is only
    /// topped up to the full price); a trip excuses the pupils of the class and refunds them the same way.
    /// With <paramref name="dryRun"/> the effect is worked out and nothing is kept: what hurts many is confirmed with its numbers.
    /// </summary>
    public async Task<EventOutcome> RunAsync(Scope scope, NewEvent asked, DateTimeOffset receivedAt, bool dryRun = false)
    {
        if (asked.LastDay < asked.FirstDay || asked.LastDay.DayNumber - asked.FirstDay.DayNumber >= MaxDays)
        {
            return new EventOutcome.Refused(EventRefusal.WrongSpan);
        }

        return await db.WriteAsync(
            scope,
            transaction => DeclareAsync(transaction, asked, Ids.New(receivedAt), receivedAt.ToStored()),
            keep: outcome => !dryRun && outcome is EventOutcome.Declared);
    }

    private static async Task<EventOutcome> DeclareAsync(Transaction transaction, NewEvent asked, Guid id, DateTimeOffset now)
    {
        var reach = await transaction.QueryAsync<int>(
            Reach, new { asked.PlaceId, anySchool = asked.SchoolId is null ? 1 : 0, school = asked.SchoolId ?? Guid.Empty });
        if (reach.Count == 0)
        {
            return new EventOutcome.Refused(EventRefusal.UnknownPlace);
        }

        // The days are taken alone before anything is read of them.
        var days = await transaction.QueryAsync<DayRow>(
            $"""
            select d.day, d.service, d.status, d.sealed_at, exists (select 1 from calendar_event v where v.tenant = d.tenant
              and v.event_id = d.closed_by and v.kind = 'catch_up') as was_added
            from service_day d
            where d.tenant = @tenant and d.place_id = @PlaceId and d.day >= @FirstDay and d.day <= @LastDay order by d.day, d.service
            {(transaction.Engine == Engine.Postgres ? "for update of d" : "")}
            """, new { asked.PlaceId, asked.FirstDay, asked.LastDay });
        var refusal = RefusalOf(asked.Kind, days);
        if (refusal is { } why)
        {
            return new EventOutcome.Refused(why);
        }

        return await ApplyAsync(transaction, asked, id, now, days.Count(day => day.Status != "closed"));
    }

    private static EventRefusal? RefusalOf(EventKind kind, IReadOnlyList<DayRow> days) => (kind, days.Count) switch
    {
        (EventKind.CatchUp, > 0) => days.All(day => day.MayBeAddedAgain) ? null : EventRefusal.AlreadyServed,
        (EventKind.CatchUp, _) => null,
        (_, 0) => EventRefusal.NoDay,
        (EventKind.Trip or EventKind.Internship, _) => days.Any(day => day.SealedAt is not null) ? EventRefusal.Frozen : null,
        _ => days.All(day => day.Status == "closed") ? EventRefusal.AlreadyClosed : null,
    };

    private static async Task<EventOutcome> ApplyAsync(Transaction transaction, NewEvent asked, Guid id, DateTimeOffset now, int days)
    {
        var values = new
        {
            id, now, asked.PlaceId, asked.FirstDay, asked.LastDay, asked.Label, asked.SchoolId, asked.Division, asked.PlanWeekday,
            kind = KindText(asked.Kind), supplied = false, audit = Ids.New(now),
        };
        await transaction.ExecuteAsync(InsertEvent, values);
        var meals = 0;
        if (asked.Kind is EventKind.Closure or EventKind.Strike)
        {
            // Refunds are written while the meals still read as expected, then the days are closed.
            meals = (await transaction.QueryAsync<int>(CountClosed, values)).Single();
            await transaction.ExecuteAsync(RefundClosed, values);
            await transaction.ExecuteAsync(CloseDays, values);
        }
        else if (asked.Kind is EventKind.Trip or EventKind.Internship)
        {
            await transaction.ExecuteAsync(RefundAway, values);
            meals = await transaction.ExecuteAsync(ExcuseAway, values);
            await transaction.ExecuteAsync(NextVersion, values);
            await transaction.ExecuteAsync(NextVersionOfTiers, values);
            if (meals == 0)
            {
                return new EventOutcome.Refused(EventRefusal.NobodyExpected);
            }
        }

        else
        {
            await transaction.ExecuteAsync(AddAgain, values);
        }

        await transaction.ExecuteAsync(Audit, values);
        var refunded = (await transaction.QueryAsync<long>(Refunded, values)).Single();
        return new EventOutcome.Declared(new EventEffect(id, days, meals, new Money(refunded)));
    }

    private static string KindText(EventKind kind) => kind switch
    {
        EventKind.Closure => "closure",
        EventKind.Strike => "strike",
        EventKind.Trip => "trip",
        EventKind.Internship => "internship",
        EventKind.CatchUp => "catch_up",
    };

    private sealed record DayRow
    {
        public DateOnly Day { get; init; }

        public int Service { get; init; }

        public string Status { get; init; } = "";

        public DateTimeOffset? SealedAt { get; init; }

        public bool WasAdded { get; init; }

        /// <summary>The day was added by an event that has been withdrawn since.</summary>
        public bool MayBeAddedAgain => WasAdded && Status == "closed" && SealedAt is null;
    }
}
