using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>A family, or the office for one that calls, says in one tap that what was seen at a meal is not so. Once for a meal: two adults, two taps or two nodes make one contest.</summary>
public sealed class ContestAttendance(Db db)
{
    /// <summary>Contests a meal; null when the contest stands, made before or not.</summary>
    /// <param name="scope">The family, or the office.</param>
    /// <param name="meal">The meal.</param>
    /// <param name="now">When the server had the whole request.</param>
    public async Task<ContestRefusal?> RunAsync(Scope scope, MealRef meal, DateTimeOffset now)
    {
        var values = new { meal.PupilId, meal.Day, Service = (int)meal.Service };
        var row = (await db.ReadAsync<MismatchRows.Row>(scope, MismatchRows.Sql + MismatchRows.OfAccount + OfMeal, values)).SingleOrDefault();
        var isKnown = row is not null || (await db.ReadAsync<int>(scope, Known, values)).Count > 0;
        var today = row?.Value?.DayOf(now) ?? meal.Day;
        if (Contest.Judge(isKnown, row?.Kind, meal.Day, today) is { } why)
        {
            return why;
        }

        await db.WriteAsync(scope, async transaction =>
        {
            var next = await transaction.QueryAsync<DateOnly>(NextOpenDays, new { row!.PlaceId, Service = (int)meal.Service, today, Contest.OpenDaysToAnswer });
            var id = Ids.New(now);
            return await transaction.ExecuteAsync(
                Insert, new { id, meal.PupilId, meal.Day, Service = (int)meal.Service, now = now.ToStored(), due = Contest.DueDay(next, today) }) == 0
                ? 0 : await AuditTrail.AddAsync(transaction, "attendance.contested", id, now);
        });
        return null;
    }

    private const string OfMeal = " and a.pupil_id = @PupilId and a.day = @Day and a.service = @Service";

    private const string Known = "select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = @PupilId and y.door = @scopeDoor";

    private const string NextOpenDays = """
        select d.day from service_day d
        where d.tenant = @tenant and d.place_id = @PlaceId and d.service = @Service and d.status <> 'closed' and d.day > @today
        order by d.day limit @OpenDaysToAnswer
        """;

    // The door is looked at again where it is written: it may have closed meanwhile.
    private const string Insert = $"""
        insert into contest (tenant, contest_id, pupil_id, day, service, account_id, received_at, due_day)
        select a.tenant, @id, a.pupil_id, a.day, a.service, @account, @now, @due
        from attendance a
        where a.tenant = @tenant and a.pupil_id = @PupilId and a.day = @Day and a.service = @Service and a.told_evening is not null and exists ({Known})
        on conflict (tenant, pupil_id, day, service) do nothing
        """;
}
