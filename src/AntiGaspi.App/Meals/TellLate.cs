using AntiGaspi.App.Notices;
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
        var now = op.ReceivedAt.ToStored();
        var told = await new Telling(db, scope, op, Route, meals).AnswerAsync(
            async asked =>
            {
                var facts = await MealFactsRows.OfAsync(db, scope, asked);
                return meal => (int?)LateNotice.Judge(facts.GetValueOrDefault(meal, MealFacts.Unknown), now);
            },
            Insert,
            "meals.told_late",
            transaction => transaction.ExecuteAsync(ReceiptNotice.Insert, new { now, receiptId = Ids.New(now), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op) }));
        return told.Select(one => one.Why is { } why
            ? (LateNoticeOutcome)new LateNoticeOutcome.Refused(one.Meal, (LateNoticeRefusal)why)
            : new LateNoticeOutcome.Told(one.Meal)).ToList();
    }

    internal const string Insert = """
        insert into late_notice (tenant, pupil_id, day, service, place_id, op_id, received_at, account_id)
        select m.tenant, m.pupil_id, m.day, m.service, m.place_id, @op, @now, @account
        from meal m
        where m.tenant = @tenant and m.pupil_id = @PupilId and m.day = @Day and m.service = @Service and m.is_planned and not m.is_excused
          and m.status <> 'closed' and m.cancellation_id is null and m.cutoff_at <= @now and @now < m.starts_at
        on conflict (tenant, pupil_id, day, service) do nothing
        """;
}
