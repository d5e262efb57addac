using System.Text.Json;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Cancels meals (<i>décommander</i>): one day, a range, two children; a page, the desk and the API are this act.</summary>
public sealed partial class CancelMeals(Db db)
{
    internal const string Route = "cancel";

    /// <summary>Cancels the meals that can still be; one answer per meal, ordered by day. All in one transaction.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<CancelOutcome>> RunAsync(
        Scope scope, Operation op, IReadOnlyList<MealRef> meals, string channel = "family")
    {
        var asked = new AskedMeals(op, meals);
        var hash = Operation.HashOf(Route, asked.Meals);
        var log = new OperationLog(db, scope, op, hash);
        var done = await log.OnceAsync(() => InsertAsync(scope, op, asked, hash, channel));
        if (done?.Count == asked.Meals.Length)
        {
            return done.Select(Cancelled).ToList();
        }

        // A retry after the cutoff still gets its first answer; only then do we explain a refusal. A first answer that was
        // cut short by a crash has no reasons yet: they are found again.
        if (done is not { Count: > 0 } && await log.FirstAnswerAsync() is { } refused)
        {
            done = await db.ReadAsync<Row>(scope, DoneByOperation, new { op = op.Id });
            if (done.Count + refused.Count == asked.Meals.Length)
            {
                return Repeat(asked, done, refused);
            }
        }

        var answers = await ExplainAsync(scope, op, asked, done ?? []);
        if (answers.OfType<CancelOutcome.Refused>().Any(refused => refused.Why == CancelRefusal.Sealed))
        {
            await log.AuditAsync("meals.received_in_time_after_seal");
        }

        if (done is { Count: > 0 })
        {
            await log.KeepRefusalsAsync(answers.OfType<CancelOutcome.Refused>().Select(r => new StoredRefusal(r.Meal, (int)r.Why, r.CutoffAt)));
        }

        return answers;
    }

    private Task<IReadOnlyList<Row>> InsertAsync(Scope scope, Operation op, AskedMeals asked, string hash, string channel) =>
        db.WriteAsync(scope, Postgres, transaction => StepsAsync(transaction, scope, op, asked, hash, channel), new
        {
            op = op.Id, now = op.ReceivedAt.ToStored(), hash, channel, route = Route, audit = Ids.New(op.ReceivedAt),
            receiptId = Ids.New(op.ReceivedAt), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op),
            ids = asked.Ids, pupils = asked.Pupils, days = asked.Days, services = asked.Services,
        });

    private static async Task<IReadOnlyList<Row>> StepsAsync(
        Transaction transaction, Scope scope, Operation op, AskedMeals asked, string hash, string channel)
    {
        var values = new
        {
            op = op.Id, now = op.ReceivedAt.ToStored(), hash, channel, route = Route, audit = Ids.New(op.ReceivedAt), asked = asked.Json,
            receiptId = Ids.New(op.ReceivedAt), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op),
        };
        var done = await transaction.QueryAsync<Row>(SqliteInsert, values);
        if (done.Count > 0)
        {
            await transaction.ExecuteAsync(OperationLog.Insert, values);
            await transaction.ExecuteAsync(SqliteLedger, values);
            await transaction.ExecuteAsync(SqliteAudit, values);
            await transaction.ExecuteAsync(ReceiptNotice.Insert, values);
        }

        return done.OrderBy(row => row.Ref, MealRef.LockOrder).ToList();
    }

    private async Task<IReadOnlyList<CancelOutcome>> ExplainAsync(Scope scope, Operation op, AskedMeals asked, IReadOnlyList<Row> done)
    {
        var facts = await MealFactsRows.OfAsync(db, scope, asked.Meals);
        var cancelled = done.ToDictionary(row => row.Ref);
        var now = op.ReceivedAt.ToStored();
        return asked.Meals.Select(meal =>
        {
            if (cancelled.TryGetValue(meal, out var row))
            {
                return Cancelled(row);
            }

            var seen = facts.GetValueOrDefault(meal, MealFacts.Unknown);

            // Judged possible a moment after it was refused: the day changed in between, so the freeze came first.
            return new CancelOutcome.Refused(meal, Cancellation.Judge(seen, now) ?? CancelRefusal.Sealed, seen.IsKnown ? seen.CutoffAt : null);
        }).ToList();
    }

    private static List<CancelOutcome> Repeat(AskedMeals asked, IReadOnlyList<Row> done, IReadOnlyList<StoredRefusal> refused)
    {
        var answers = done.ToDictionary(row => row.Ref, Cancelled);
        foreach (var first in refused)
        {
            answers.Add(first.Meal, new CancelOutcome.Refused(first.Meal, (CancelRefusal)first.Why, first.CutoffAt));
        }

        return asked.Meals.Select(meal => answers[meal]).ToList();
    }

    private static CancelOutcome Cancelled(Row row) =>
        new CancelOutcome.Cancelled(row.Ref, row.FirstRefundCents is { } cents ? new Money(cents) : null);

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public long? FirstRefundCents { get; init; }

        public MealRef Ref => new(PupilId, Day, Service);
    }
}
