using AntiGaspi.App.Calendar;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>The answer to an absence that was declared.</summary>
public abstract record DeclareOutcome
{
    /// <summary>Declared; what it cancels is for the acts of every day, one after the other.</summary>
    public sealed record Declared(Guid AbsenceId) : DeclareOutcome;

    /// <summary>Not declared, and why; the end of the school year, where it is known.</summary>
    public sealed record Refused(AbsenceRefusal Why, DateOnly? YearEnd) : DeclareOutcome;
}

/// <summary>Declares an absence said once: some days of every week of the school year, or every meal until further notice.</summary>
public sealed class DeclareAbsence(Db db)
{
    /// <summary>Declares it for a family, or for one by the office; the same sending twice declares it once.</summary>
    /// <param name="scope">A family, or the office of the pupil's school.</param>
    /// <param name="id">The number of the absence, made with the form.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="channel">family or office.</param>
    /// <param name="now">When.</param>
    public Task<DeclareOutcome> RunAsync(Scope scope, Guid id, AbsenceRequest request, string channel, DateTimeOffset now) =>
        db.WriteAsync(scope, transaction => DeclareAsync(transaction, scope, id, request, channel, now));

    private static async Task<DeclareOutcome> DeclareAsync(
        Transaction transaction, Scope scope, Guid id, AbsenceRequest request, string channel, DateTimeOffset now)
    {
        var values = new { pupilId = request.PupilId };
        if (await transaction.QueryAsync<Guid>($"{Pupil} {transaction.ForUpdate}", values) is not [_]
            || await transaction.QueryAsync<PlaceRow>(Place, values) is not { Count: > 0 } plans)
        {
            return new DeclareOutcome.Refused(AbsenceRefusal.UnknownPupil, null);
        }

        if (await transaction.QueryAsync<Guid>("select said_by from standing_absence where tenant = @tenant and absence_id = @id", new { id }) is [var by])
        {
            return by == scope.AccountId ? new DeclareOutcome.Declared(id) : new DeclareOutcome.Refused(AbsenceRefusal.UnknownPupil, null);
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(plans[0].TimeZone)).DateTime);
        var yearEnd = await YearEndAsync(transaction, plans[0].Zone, today);
        var running = await transaction.QueryAsync<RunningRow>(Running, new { pupilId = request.PupilId, today });
        var asked = new AskedAbsence(request.Rhythm, request.Days, request.First, request.Last ?? (request.First > yearEnd ? request.First : yearEnd));
        var facts = new AbsenceFacts(
            new(plans.Aggregate(0, (mask, plan) => mask | plan.Weekdays)), today, yearEnd, running.Select(row => row.Value).ToList());
        if (AbsenceRule.Judge(asked, facts) is { } why)
        {
            return new DeclareOutcome.Refused(why, yearEnd);
        }

        await transaction.ExecuteAsync(Insert, new
        {
            id, request.PupilId, rhythm = (int)asked.Rhythm, days = asked.Days.Mask, asked.First, asked.Last, now = now.ToStored(), channel,
        });
        await AuditTrail.AddAsync(transaction, "absence.declared", id, now, asked.Rhythm.ToString());
        return new DeclareOutcome.Declared(id);
    }

    // Without a calendar of the zone, the year is that of the bills.
    private static async Task<DateOnly> YearEndAsync(Transaction transaction, string zone, DateOnly today)
    {
        var years = (await OpenDaysRows.SchoolCalendarAsync(transaction, Enum.Parse<SchoolZone>(zone))).Years;
        var end = years.Where(year => year.SummerFrom > today).MinBy(year => year.SummerFrom)?.SummerFrom ?? BillingYear.FirstDayOf(today).AddYears(1);
        return end.AddDays(-1);
    }

    // The pupil is kept from others: two declarations at once see one another.
    private const string Pupil = """
        select p.pupil_id from pupil p
        where p.tenant = @tenant and p.pupil_id = @pupilId
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = p.pupil_id)
        """;

    private const string Place = """
        select l.zone, l.time_zone, m.weekdays from meal_plan m join place l on l.tenant = m.tenant and l.place_id = m.place_id
        where m.tenant = @tenant and m.pupil_id = @pupilId and m.service = 1 order by m.valid_from desc
        """;

    private const string Running = """
        select rhythm, weekdays, first_day, last_day from standing_absence
        where tenant = @tenant and pupil_id = @pupilId and ended_at is null and last_day >= @today
        """;

    private const string Insert = """
        insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel)
        values (@tenant, @id, @PupilId, 1, @rhythm, @days, @First, @Last, @now, @account, @now, @account, @channel)
        """;

    private sealed record PlaceRow
    {
        public string Zone { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public int Weekdays { get; init; }
    }

    private sealed record RunningRow
    {
        public AbsenceRhythm Rhythm { get; init; }

        public int Weekdays { get; init; }

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public AskedAbsence Value => new(Rhythm, new(Weekdays), FirstDay, LastDay);
    }
}
