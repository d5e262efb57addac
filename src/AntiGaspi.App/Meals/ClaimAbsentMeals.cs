using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Meals that a standing absence took, to be cancelled in one operation.</summary>
/// <param name="AbsenceId">The absence.</param>
/// <param name="OpId">The operation, always the same for the same meals: however often it is run, they are cancelled once.</param>
/// <param name="Actor">Whose word it is.</param>
/// <param name="Channel">family or office.</param>
/// <param name="IsEnded">The absence was ended meanwhile: nothing is to be cancelled any more.</param>
/// <param name="Meals">The meals.</param>
public sealed record ClaimedMeals(Guid AbsenceId, Guid OpId, Guid Actor, string Channel, bool IsEnded, IReadOnlyList<MealRef> Meals);

/// <summary>
/// Takes the meals that standing absences ask to cancel now, each once for ever, under the lock of the absence. Cancelling them is an act
/// like any other; a crash in between leaves them in waiting, and the same operation is run again.
/// </summary>
public sealed class ClaimAbsentMeals(Db db)
{
    // Until further notice, a word answers for the deadlines of the next day only; an hour more where the clock changes.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(25);

    /// <summary>Takes what is due and answers what is to be cancelled, of one absence or of all.</summary>
    public async Task<IReadOnlyList<ClaimedMeals>> RunAsync(Scope service, DateTimeOffset now, Guid? absenceId = null)
    {
        var values = new
        {
            now = now.ToStored(), soon = (now + Soon).ToStored(), today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
            any = absenceId is null ? 1 : 0, absenceId = absenceId ?? Guid.Empty,
        };
        var open = await db.ReadAsync<OpenRow>(service, AbsenceSql.Open(db.Engine), values);
        foreach (var absence in open.Where(row => row.IsSpokenFor).GroupBy(row => row.AbsenceId))
        {
            foreach (var some in absence.Chunk(MealRef.MaxPerOperation))
            {
                await db.WriteAsync(service, transaction => ClaimAsync(transaction, some, now));
            }
        }

        var waiting = await db.ReadAsync<WaitingRow>(service, Waiting, values);
        return waiting.GroupBy(row => row.OpId).Select(op => op.First().With(op.Select(row => row.Meal).ToList())).ToList();
    }

    /// <summary>Says that an operation was run. What an absence that was ended meanwhile has cancelled is to be given back.</summary>
    public Task<int> AppliedAsync(Scope service, ClaimedMeals claimed, DateTimeOffset now) => db.WriteAsync(service, async transaction =>
    {
        var values = new { claimed.OpId, claimed.AbsenceId, now = now.ToStored() };
        await transaction.QueryAsync<Guid>($"select absence_id from standing_absence where tenant = @tenant and absence_id = @AbsenceId {transaction.ForUpdate}", values);
        await transaction.ExecuteAsync("update standing_absence set settled_at = null where tenant = @tenant and absence_id = @AbsenceId and ended_at is not null", values);
        return await transaction.ExecuteAsync("update standing_absence_day set applied_at = @now where tenant = @tenant and op_id = @OpId and applied_at is null", values);
    });

    private static async Task<int> ClaimAsync(Transaction transaction, IReadOnlyList<OpenRow> meals, DateTimeOffset now)
    {
        var (op, first) = (Ids.New(now), meals[0]);
        if (await transaction.QueryAsync<Guid>($"{Lock} {transaction.ForUpdate}", new { first.AbsenceId }) is not [_])
        {
            return 0;
        }

        await transaction.ExecuteEachAsync(Claim, meals, meal => new { meal.AbsenceId, meal.PupilId, meal.Day, Service = (int)meal.Service, op, now = now.ToStored() });
        return meals.Count;
    }

    internal const string Lock = "select absence_id from standing_absence where tenant = @tenant and absence_id = @AbsenceId and ended_at is null";

    private const string Claim = """
        insert into standing_absence_day (tenant, absence_id, pupil_id, day, service, op_id, claimed_at, said_by, channel)
        select @tenant, @AbsenceId, @PupilId, @Day, @Service, @op, @now, a.said_by, a.channel
        from standing_absence a where a.tenant = @tenant and a.absence_id = @AbsenceId
        on conflict (tenant, absence_id, day, service) do nothing
        """;

    private const string Waiting = """
        select x.absence_id, x.op_id, x.pupil_id, x.day, x.service, coalesce(x.said_by, a.said_by) as said_by, coalesce(x.channel, a.channel) as channel, case when a.ended_at is null then 0 else 1 end as is_ended
        from standing_absence_day x
        join standing_absence a on a.tenant = x.tenant and a.absence_id = x.absence_id
        where x.tenant = @tenant and x.applied_at is null and (@any = 1 or x.absence_id = @absenceId)
        order by x.op_id, x.day, x.service
        """;

    private sealed record OpenRow
    {
        public Guid AbsenceId { get; init; }

        public Guid PupilId { get; init; }

        public AbsenceRhythm Rhythm { get; init; }

        public DateTimeOffset SaidAt { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public DateTimeOffset CutoffAt { get; init; }

        public string TimeZone { get; init; } = "";

        public bool IsSpokenFor => Rhythm == AbsenceRhythm.Weekly || FurtherNotice.Answers(SaidAt, CutoffAt, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
    }

    private sealed record WaitingRow
    {
        public Guid AbsenceId { get; init; }

        public Guid OpId { get; init; }

        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public Guid SaidBy { get; init; }

        public string Channel { get; init; } = "";

        public int IsEnded { get; init; }

        public MealRef Meal => new(PupilId, Day, Service);

        public ClaimedMeals With(IReadOnlyList<MealRef> meals) => new(AbsenceId, OpId, SaidBy, Channel, IsEnded == 1, meals);
    }
}
