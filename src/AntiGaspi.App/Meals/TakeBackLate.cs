using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Takes back absences that were told after the cutoff: the child comes after all, and the chef reads it at once. No amount changes.</summary>
public sealed class TakeBackLate(Db db)
{
    internal const string Route = "take-back-late";

    /// <summary>Takes back what still can be; one answer per meal, ordered by day. The same sending twice gets the same answer.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<TakeBackOutcome>> RunAsync(Scope scope, Operation op, IReadOnlyList<MealRef> meals)
    {
        var now = op.ReceivedAt.ToStored();
        var told = await new Telling(db, scope, op, Route, meals).AnswerAsync(
            async asked =>
            {
                var facts = await MealFactsRows.OfAsync(db, scope, asked);
                return meal => (int?)LateNotice.JudgeTakeBack(facts.GetValueOrDefault(meal, MealFacts.Unknown), now);
            },
            Move,
            "meals.late_taken_back",
            transaction => transaction.ExecuteAsync(ReceiptNotice.Insert, new { now, receiptId = Ids.New(now), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op) }));
        return told.Select(one => one.Why is { } why
            ? (TakeBackOutcome)new TakeBackOutcome.Refused(one.Meal, (TakeBackRefusal)why)
            : new TakeBackOutcome.TakenBack(one.Meal)).ToList();
    }

    // Two statements of the one transaction: what was told goes to what was taken back, so that the same meal can be told again.
    internal const string Move = """
        insert into late_notice_back (tenant, back_op, pupil_id, day, service, place_id, op_id, told_at, told_by, back_at, back_by)
        select l.tenant, @op, l.pupil_id, l.day, l.service, l.place_id, l.op_id, l.received_at, l.account_id, @now, @account
        from late_notice l
        join service_day d on d.tenant = l.tenant and d.place_id = l.place_id and d.day = l.day and d.service = l.service
        where l.tenant = @tenant and l.pupil_id = @PupilId and l.day = @Day and l.service = @Service and @now < d.starts_at;
        delete from late_notice where tenant = @tenant and pupil_id = @PupilId and day = @Day and service = @Service
          and exists (select 1 from late_notice_back b where b.tenant = late_notice.tenant and b.back_op = @op and b.pupil_id = late_notice.pupil_id
            and b.day = late_notice.day and b.service = late_notice.service)
        """;
}
