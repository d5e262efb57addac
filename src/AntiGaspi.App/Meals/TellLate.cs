using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Records absences told after the cutoff: nothing is refunded, the chef sees them.</summary>
public sealed class TellLate(Db db)
{
    internal const string Route = "tell-late";

    /// <summary>Tells the absences that still help; one answer per meal, ordered by day. The same sending twice gets the same answer.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<LateNoticeOutcome>> RunAsync(Scope scope, Operation op, IReadOnlyList<MealRef> meals)
    {
        var asked = new AskedMeals(op, meals);
        var hash = Operation.HashOf(Route, asked.Meals);
        var log = new OperationLog(db, scope, op, hash);
        if (await log.FirstAnswerAsync() is { } before)
        {
            return Repeat(asked, before);
        }

        var facts = await MealFactsRows.OfAsync(db, scope, asked.Meals);
        var now = op.ReceivedAt.ToStored();
        var answers = asked.Meals.Select(meal => Answer(meal, facts.GetValueOrDefault(meal, MealFacts.Unknown), now)).ToList();
        if (!answers.Any(answer => answer is LateNoticeOutcome.Told))
        {
            return answers;
        }

        // Null when the same sending came twice at once and the other one was first.
        var done = await log.OnceAsync(() => db.WriteAsync(scope, transaction => InsertAsync(transaction, scope, op, hash, answers)));
        return done ?? Repeat(asked, await log.FirstAnswerAsync() ?? []);
    }

    private static async Task<IReadOnlyList<LateNoticeOutcome>> InsertAsync(
        Transaction transaction, Scope scope, Operation op, string hash, List<LateNoticeOutcome> answers)
    {
        var now = op.ReceivedAt.ToStored();
        var refused = answers.OfType<LateNoticeOutcome.Refused>().Select(answer => new StoredRefusal(answer.Meal, (int)answer.Why, null));
        await transaction.ExecuteAsync(OperationLog.InsertWithRefusals, new { op = op.Id, route = Route, hash, now, refused = OperationLog.Stored(refused) });
        await transaction.ExecuteEachAsync(
            Insert,
            answers.OfType<LateNoticeOutcome.Told>().Select(answer => answer.Meal),
            meal => new { meal.PupilId, meal.Day, Service = (int)meal.Service, op = op.Id, now });
        await AuditTrail.AddAsync(transaction, "meals.told_late", op.Id, now);
        await transaction.ExecuteAsync(ReceiptNotice.Insert, new { now, receiptId = Ids.New(now), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op) });
        return answers;
    }

    private static List<LateNoticeOutcome> Repeat(AskedMeals asked, IReadOnlyList<StoredRefusal> first)
    {
        var refused = first.ToDictionary(refusal => refusal.Meal);
        return asked.Meals.Select(meal => refused.TryGetValue(meal, out var why)
            ? (LateNoticeOutcome)new LateNoticeOutcome.Refused(meal, (LateNoticeRefusal)why.Why)
            : new LateNoticeOutcome.Told(meal)).ToList();
    }

    private static LateNoticeOutcome Answer(MealRef meal, MealFacts facts, DateTimeOffset now) =>
        LateNotice.Judge(facts, now) is { } why ? new LateNoticeOutcome.Refused(meal, why) : new LateNoticeOutcome.Told(meal);

    // The guards are written again beside the insert: between the reading and the writing the day may have changed.
    internal const string Insert = """
        insert into late_notice (tenant, pupil_id, day, service, place_id, op_id, received_at, account_id)
        select m.tenant, m.pupil_id, m.day, m.service, m.place_id, @op, @now, @account
        from meal m
        where m.tenant = @tenant and m.pupil_id = @PupilId and m.day = @Day and m.service = @Service and m.is_planned and not m.is_excused
          and m.status <> 'closed' and m.cancellation_id is null and m.cutoff_at <= @now and @now < m.starts_at
        on conflict (tenant, pupil_id, day, service) do nothing
        """;
}
