using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>How a pupil eats, as the office states it.</summary>
public enum StatedPlan
{
    /// <summary>Half-boarder at a flat rate on some weekdays (<i>forfait</i>).</summary>
    Flat = 1,

    /// <summary>Boarder, counted at lunch on some weekdays (<i>interne</i>).</summary>
    Boarder = 2,

    /// <summary>Pays each meal, or never eats here: expected on no weekday.</summary>
    NotExpected = 3,
}

/// <summary>A plan as the office states it.</summary>
/// <param name="PupilId">Who.</param>
/// <param name="Plan">How the pupil eats.</param>
/// <param name="Days">On which weekdays; none for <see cref="StatedPlan.NotExpected"/>.</param>
/// <param name="From">The first day that it holds.</param>
public sealed record NewMealPlan(Guid PupilId, StatedPlan Plan, Weekdays Days, DateOnly From);

/// <summary>Why a plan cannot be set.</summary>
public enum PlanRefusal
{
    /// <summary>No such pupil in the schools of the account.</summary>
    UnknownPupil,

    /// <summary>A plan on weekdays, without any.</summary>
    NoDay,

    /// <summary>A weekday on which the place does not serve.</summary>
    NotServed,

    /// <summary>A headcount of that day or of a later one is frozen.</summary>
    AlreadyFrozen,

    /// <summary>More than a year ahead, or in the past.</summary>
    WrongDay,
}

/// <summary>The answer to a plan.</summary>
public abstract record PlanOutcome
{
    /// <summary>It holds from that day.</summary>
    public sealed record Set(DateOnly From) : PlanOutcome;

    /// <summary>Refused; nothing was changed.</summary>
    /// <param name="Why">The cause.</param>
    /// <param name="FirstDay">The first day that would be possible, when the day is the cause.</param>
    public sealed record Refused(PlanRefusal Why, DateOnly? FirstDay = null) : PlanOutcome;
}

/// <summary>States on which days a pupil eats, from a day whose headcount is not frozen yet: ends the old plan, begins the new one.</summary>
public sealed class SetMealPlan(Db db)
{
    /// <summary>Furthest day that a plan may begin on, in days from today.</summary>
    public const int MaxDaysAhead = 366;

    /// <summary>Sets the plan.</summary>
    /// <param name="scope">The school office.</param>
    /// <param name="asked">The plan.</param>
    /// <param name="today">The day at the school.</param>
    /// <param name="now">When it was asked.</param>
    public Task<PlanOutcome> RunAsync(Scope scope, NewMealPlan asked, DateOnly today, DateTimeOffset now) => db.WriteAsync(
        scope,
        transaction => DecideAsync(transaction, asked, today, now.ToStored()),
        keep: outcome => outcome is PlanOutcome.Set);

    private static async Task<PlanOutcome> DecideAsync(Transaction transaction, NewMealPlan asked, DateOnly today, DateTimeOffset now)
    {
        var pupils = await transaction.QueryAsync<PupilRow>($"{Pupil} {(transaction.Engine == Engine.Postgres ? "for update of p" : "")}", new { asked.PupilId });
        if (pupils is not [var pupil])
        {
            return new PlanOutcome.Refused(PlanRefusal.UnknownPupil);
        }

        if (RefusalOf(asked, pupil, today) is { } why)
        {
            return new PlanOutcome.Refused(why, why == PlanRefusal.WrongDay ? today : null);
        }

        var first = await PlanRows.FirstDayAsync(transaction, pupil.PlaceId, asked.From);
        if (first > asked.From)
        {
            return new PlanOutcome.Refused(PlanRefusal.AlreadyFrozen, first);
        }

        await PlanRows.ChangeAsync(transaction, [new(asked.PupilId, asked.From, TermsOf(asked, pupil))]);
        await transaction.ExecuteAsync(
            """
            insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
            values (@tenant, @audit, @now, @account, 'plan.set', @PupilId, @detail)
            """,
            new { audit = Ids.New(now), now, asked.PupilId, detail = $"{asked.Plan} {asked.Days.Mask} {StoredValues.Text(asked.From)}" });
        return new PlanOutcome.Set(asked.From);
    }

    private static PlanRefusal? RefusalOf(NewMealPlan asked, PupilRow pupil, DateOnly today)
    {
        if (asked.From < today || asked.From.DayNumber - today.DayNumber > MaxDaysAhead)
        {
            return PlanRefusal.WrongDay;
        }

        if (asked.Plan == StatedPlan.NotExpected)
        {
            return null;
        }

        if (asked.Days.Count == 0)
        {
            return PlanRefusal.NoDay;
        }

        return (asked.Days.Mask & ~pupil.ServedWeekdays) == 0 ? null : PlanRefusal.NotServed;
    }

    private static PlanTerms TermsOf(NewMealPlan asked, PupilRow pupil) => asked.Plan switch
    {
        StatedPlan.Flat => PlanRows.Flat(pupil.PlaceId, asked.Days, pupil.MenuOption),
        StatedPlan.Boarder => PlanRows.Boarder(pupil.PlaceId, asked.Days, pupil.MenuOption),
        StatedPlan.NotExpected => PlanRows.Ticket(pupil.PlaceId, pupil.MenuOption),
    };

    // A pupil without a plan eats at the place of the school.
    private const string Pupil = """
        select v.place_id, v.weekdays as served_weekdays, coalesce((select m.menu_option from meal_plan m where m.tenant = p.tenant
            and m.pupil_id = p.pupil_id and m.service = 1 order by m.valid_from desc limit 1), 'standard') as menu_option
        from pupil p
        join place_service v on v.tenant = p.tenant and v.service = 1 and v.place_id = coalesce(
          (select m.place_id from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.service = 1 order by m.valid_from desc limit 1),
          (select x.place_id from place x where x.tenant = p.tenant and x.host_school_id = p.school_id order by x.place_id limit 1))
        where p.tenant = @tenant and p.pupil_id = @PupilId
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = p.pupil_id and y.door = 'office')
        """;

    private sealed record PupilRow
    {
        public Guid PlaceId { get; init; }

        public int ServedWeekdays { get; init; }

        public string MenuOption { get; init; } = "";
    }
}
