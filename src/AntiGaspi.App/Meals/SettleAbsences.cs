using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>What an absence that is ended had cancelled, and can still be given back.</summary>
/// <param name="AbsenceId">The absence.</param>
/// <param name="Actor">Who ended it; whose word it was, when nobody did.</param>
/// <param name="Meals">The meals; none when nothing is left to give back.</param>
public sealed record Settlement(Guid AbsenceId, Guid Actor, IReadOnlyList<MealRef> Meals);

/// <summary>Finds what ended absences have to give back. Meals that somebody cancelled by hand are not theirs.</summary>
public sealed class SettleAbsences(Db db)
{
    /// <summary>The absences that are ended and not settled, one or all.</summary>
    public async Task<IReadOnlyList<Settlement>> RunAsync(Scope service, DateTimeOffset now, Guid? absenceId = null)
    {
        var values = new { now = now.ToStored(), any = absenceId is null ? 1 : 0, absenceId = absenceId ?? Guid.Empty };
        var ended = await db.ReadAsync<EndedRow>(service, Ended, values);
        if (ended.Count == 0)
        {
            return [];
        }

        var meals = (await db.ReadAsync<MealRow>(service, Meals, values)).ToLookup(row => row.AbsenceId, row => new MealRef(row.PupilId, row.Day, row.Service));
        return ended.Select(row => new Settlement(row.AbsenceId, row.Actor, meals[row.AbsenceId].Take(MealRef.MaxPerOperation).ToList())).ToList();
    }

    /// <summary>Says that what could be given back was.</summary>
    public Task<int> SettledAsync(Scope service, Guid absenceId, DateTimeOffset now) => db.WriteAsync(service, transaction => transaction.ExecuteAsync(
        "update standing_absence set settled_at = @now where tenant = @tenant and absence_id = @absenceId and ended_at is not null and settled_at is null",
        new { absenceId, now = now.ToStored() }));

    private const string Unsettled = "a.tenant = @tenant and a.ended_at is not null and a.settled_at is null and (@any = 1 or a.absence_id = @absenceId)";

    private const string Ended = $"select a.absence_id, coalesce(a.ended_by, a.said_by) as actor from standing_absence a where {Unsettled} order by a.absence_id";

    private const string Meals = $"""
        select a.absence_id, c.pupil_id, c.day, c.service
        from standing_absence a
        cross join standing_absence_day x
        cross join cancellation c
        cross join service_day d
        where {Unsettled} and x.tenant = a.tenant and x.absence_id = a.absence_id
          and c.tenant = x.tenant and c.pupil_id = x.pupil_id and c.day = x.day and c.service = x.service and c.op_id = x.op_id and c.restored_at is null
          and d.tenant = c.tenant and d.place_id = c.place_id and d.day = c.day and d.service = c.service and d.sealed_at is null and @now < d.cutoff_at
        order by a.absence_id, c.day, c.service
        """;

    private sealed record EndedRow
    {
        public Guid AbsenceId { get; init; }

        public Guid Actor { get; init; }
    }

    private sealed record MealRow
    {
        public Guid AbsenceId { get; init; }

        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
