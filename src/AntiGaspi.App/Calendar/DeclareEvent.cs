using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>Declares a closure, a strike, a trip or a catch-up day: one transaction, the days taken alone.</summary>
public sealed partial class DeclareEvent(Db db)
{
    /// <summary>Longest event, in days.</summary>
    public const int MaxDays = 62;

    /// <summary>
    /// Declares the event. A closure refunds every expected meal as of right, once (a meal already cancelled is only
    /// topped up to the full price); a trip excuses the pupils of the class and refunds them the same way; a catch-up day
    /// is there for families and kitchen at once. The deadlines that the event moves are moved in the same transaction.
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
            transaction => DeclareAsync(transaction, asked, asked.Key ?? Ids.New(receivedAt), receivedAt.ToStored()),
            keep: outcome => !dryRun && outcome is EventOutcome.Declared);
    }

    private static async Task<EventOutcome> DeclareAsync(Transaction transaction, NewEvent asked, Guid id, DateTimeOffset now)
    {
        // The events of a place wait for each other: a day to add has no row yet that they could wait on. Not "for update",
        // which would make every cancellation wait that only refers to the place.
        var reach = await transaction.QueryAsync<Guid>(
            $"{Reach} {(transaction.Engine == Engine.Postgres ? "for no key update of p" : "")}",
            new { asked.PlaceId, anySchool = asked.SchoolId is null ? 1 : 0, school = asked.SchoolId ?? Guid.Empty, isTrip = asked.Kind == EventKind.Trip ? 1 : 0 });
        if (reach.Count == 0)
        {
            return new EventOutcome.Refused(EventRefusal.UnknownPlace);
        }

        if (await EarlierAsync(transaction, asked, id) is { } earlier)
        {
            return earlier;
        }

        // The days are taken alone before anything is read of them.
        var days = await transaction.QueryAsync<DayRow>(
            $"""
            select d.day, d.service, d.status, d.cutoff_at, d.sealed_at, exists (select 1 from calendar_event v where v.tenant = d.tenant
              and v.event_id = d.closed_by and v.kind = 'catch_up') as was_added
            from service_day d
            where d.tenant = @tenant and d.place_id = @PlaceId and d.day >= @FirstDay and d.day <= @LastDay order by d.day, d.service
            {(transaction.Engine == Engine.Postgres ? "for update of d" : "")}
            """, new { asked.PlaceId, asked.FirstDay, asked.LastDay });
        return RefusalOf(asked.Kind, days) is { } why
            ? new EventOutcome.Refused(why)
            : await ApplyAsync(transaction, asked, id, now, days.Where(day => day.Status != "closed").Select(day => day.Touched).ToList());
    }

    // A deadline is counted in days of service: those that follow the event within some weeks may move.
    private static object DaysAfter(NewEvent asked) => new { asked.PlaceId, asked.LastDay, horizon = asked.LastDay.AddDays(CutoffRule.MaxBack) };

    private static async Task<EventOutcome?> EarlierAsync(Transaction transaction, NewEvent asked, Guid id)
    {
        var same = await transaction.QueryAsync<int>(
            Earlier, new { id, kind = KindText(asked.Kind), asked.PlaceId, asked.FirstDay, asked.LastDay, asked.Label, asked.Division, asked.PlanWeekday });
        return same switch
        {
            [] => null,
            [1] => new EventOutcome.Repeated(id),
            _ => new EventOutcome.Refused(EventRefusal.KeyReused),
        };
    }

    private static EventRefusal? RefusalOf(EventKind kind, IReadOnlyList<DayRow> days) => (kind, days.Count) switch
    {
        (EventKind.CatchUp, > 0) => days.All(day => day.MayBeAddedAgain) ? null : EventRefusal.AlreadyServed,
        (EventKind.CatchUp, _) => null,
        (_, 0) => EventRefusal.NoDay,
        (EventKind.Trip or EventKind.Internship, _) => days.Any(day => day.SealedAt is not null) ? EventRefusal.Frozen : null,
        _ => days.All(day => day.Status == "closed") ? EventRefusal.AlreadyClosed : null,
    };

    private static async Task<EventOutcome> ApplyAsync(Transaction transaction, NewEvent asked, Guid id, DateTimeOffset now, List<TouchedDay> touched)
    {
        var values = new
        {
            id, now, asked.PlaceId, asked.FirstDay, asked.LastDay, asked.Label, asked.SchoolId, asked.Division, asked.PlanWeekday,
            kind = KindText(asked.Kind), supplied = false, audit = Ids.New(now),
        };
        await transaction.ExecuteAsync(InsertEvent, values);
        var before = await transaction.QueryAsync<DeadlineRow>(Deadlines, DaysAfter(asked));
        var meals = 0;
        if (asked.Kind is EventKind.Closure or EventKind.Strike)
        {
            // Refunds are written while the meals still read as expected, then the days are closed.
            meals = (await transaction.QueryAsync<int>(CountClosed, values)).Single();
            await transaction.ExecuteAsync(RefundClosed, values);
            await transaction.ExecuteAsync(CloseDays, values);
            await ServiceDayRows.WriteAsync(transaction, now, asked.FirstDay, asked.PlaceId);
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
            touched = await AddAsync(transaction, asked, now, values);
            if (touched.Count == 0 || touched.Any(day => day.CutoffAt <= now))
            {
                return new EventOutcome.Refused(touched.Count == 0 ? EventRefusal.NoDay : EventRefusal.TooLate);
            }

            meals = (await transaction.QueryAsync<int>(CountClosed, values)).Single();
        }

        await transaction.ExecuteAsync(Audit, values);
        var refunded = (await transaction.QueryAsync<long>(Refunded, values)).Single();
        var story = await ExplainEvent.ReadAsync(transaction, id);
        var after = (await transaction.QueryAsync<DeadlineRow>(Deadlines, DaysAfter(asked))).ToDictionary(day => day.Day, day => day.CutoffAt);
        var moved = before.Where(day => after[day.Day] != day.CutoffAt).Select(day => new MovedDeadline(day.Day, day.CutoffAt, after[day.Day])).ToList();
        return new EventOutcome.Declared(new EventEffect(id, touched.Count, meals, new Money(refunded)) { Touched = touched, Story = story, Moved = moved });
    }

    // The days that were added before and withdrawn since open again; the others are made from the calendar, with their deadlines.
    private static async Task<List<TouchedDay>> AddAsync(Transaction transaction, NewEvent asked, DateTimeOffset now, object values)
    {
        await transaction.ExecuteAsync(AddAgain, values);
        await ServiceDayRows.WriteAsync(transaction, now, asked.FirstDay, asked.PlaceId);
        return (await transaction.QueryAsync<DayRow>(Added, values)).Select(day => day.Touched).ToList();
    }

    private static string KindText(EventKind kind) => kind switch
    {
        EventKind.Closure => "closure",
        EventKind.Strike => "strike",
        EventKind.Trip => "trip",
        EventKind.Internship => "internship",
        EventKind.CatchUp => "catch_up",
    };

    private sealed record DeadlineRow
    {
        public DateOnly Day { get; init; }

        public DateTimeOffset CutoffAt { get; init; }
    }

    private sealed record DayRow
    {
        public DateOnly Day { get; init; }

        public int Service { get; init; }

        public string Status { get; init; } = "";

        public DateTimeOffset CutoffAt { get; init; }

        public DateTimeOffset? SealedAt { get; init; }

        public bool WasAdded { get; init; }

        /// <summary>The day was added by an event that has been withdrawn since.</summary>
        public bool MayBeAddedAgain => WasAdded && Status == "closed" && SealedAt is null;

        public TouchedDay Touched => new(Day, CutoffAt, SealedAt);
    }
}
