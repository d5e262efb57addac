using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Restores cancelled meals (<i>rétablir</i>) before their cutoff; what was refunded is taken back by new entries.</summary>
public sealed partial class RestoreMeals(Db db)
{
    internal const string Route = "restore";

    /// <summary>Restores the meals that can still be; one answer per meal, ordered by day. All in one transaction.</summary>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<RestoreOutcome>> RunAsync(Scope scope, Operation op, IReadOnlyList<MealRef> meals)
    {
        var asked = new AskedMeals(op, meals);
        var hash = Operation.HashOf(Route, asked.Meals);
        var log = new OperationLog(db, scope, op, hash);
        var done = await log.OnceAsync(() => UpdateAsync(scope, op, asked, hash));
        if (done?.Count == asked.Meals.Length)
        {
            return done.Select(row => (RestoreOutcome)new RestoreOutcome.Restored(row.Ref)).ToList();
        }

        // As for a cancellation: a first answer that was cut short by a crash has no reasons yet.
        if (done is not { Count: > 0 } && await log.FirstAnswerAsync() is { } refused)
        {
            done = await db.ReadAsync<Row>(scope, DoneByOperation, new { op = op.Id });
            if (done.Count + refused.Count == asked.Meals.Length)
            {
                return Repeat(asked, done, refused);
            }
        }

        var answers = await ExplainAsync(scope, op, asked, done ?? []);
        if (done is { Count: > 0 })
        {
            await log.KeepRefusalsAsync(answers.OfType<RestoreOutcome.Refused>().Select(r => new StoredRefusal(r.Meal, (int)r.Why, r.CutoffAt)));
        }

        return answers;
    }

    private Task<IReadOnlyList<Row>> UpdateAsync(Scope scope, Operation op, AskedMeals asked, string hash) =>
        db.WriteAsync(scope, Postgres, transaction => StepsAsync(transaction, scope, op, asked, hash), new
        {
            op = op.Id, now = op.ReceivedAt.ToStored(), hash, route = Route, audit = Ids.New(op.ReceivedAt),
            receiptId = Ids.New(op.ReceivedAt), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op),
            pupils = asked.Pupils, days = asked.Days, services = asked.Services,
        });

    private static async Task<IReadOnlyList<Row>> StepsAsync(Transaction transaction, Scope scope, Operation op, AskedMeals asked, string hash)
    {
        var values = new
        {
            op = op.Id, now = op.ReceivedAt.ToStored(), hash, route = Route, audit = Ids.New(op.ReceivedAt), asked = asked.Json,
            receiptId = Ids.New(op.ReceivedAt), receiptContent = ReceiptNotice.ContentOf(scope, op), receiptEnds = ReceiptNotice.EndsOf(op),
        };
        var done = await transaction.QueryAsync<Row>(SqliteUpdate, values);
        if (done.Count > 0)
        {
            await transaction.ExecuteAsync(OperationLog.Insert, values);
            await transaction.ExecuteAsync(SqliteLedger, values);
            await transaction.ExecuteAsync(SqliteAudit, values);
            await transaction.ExecuteAsync(ReceiptNotice.Insert, values);
        }

        return done.OrderBy(row => row.Ref, MealRef.LockOrder).ToList();
    }

    private async Task<IReadOnlyList<RestoreOutcome>> ExplainAsync(Scope scope, Operation op, AskedMeals asked, IReadOnlyList<Row> done)
    {
        var facts = await MealFactsRows.OfAsync(db, scope, asked.Meals);
        var restored = done.Select(row => row.Ref).ToHashSet();
        var now = op.ReceivedAt.ToStored();
        return asked.Meals.Select(meal =>
        {
            if (restored.Contains(meal))
            {
                return (RestoreOutcome)new RestoreOutcome.Restored(meal);
            }

            var seen = facts.GetValueOrDefault(meal, MealFacts.Unknown);
            return new RestoreOutcome.Refused(meal, Restoration.Judge(seen, now) ?? RestoreRefusal.Sealed, seen.IsKnown ? seen.CutoffAt : null);
        }).ToList();
    }

    private static List<RestoreOutcome> Repeat(AskedMeals asked, IReadOnlyList<Row> done, IReadOnlyList<StoredRefusal> refused)
    {
        var answers = done.ToDictionary(row => row.Ref, row => (RestoreOutcome)new RestoreOutcome.Restored(row.Ref));
        foreach (var first in refused)
        {
            answers.Add(first.Meal, new RestoreOutcome.Refused(first.Meal, (RestoreRefusal)first.Why, first.CutoffAt));
        }

        return asked.Meals.Select(meal => answers[meal]).ToList();
    }

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }

        public MealRef Ref => new(PupilId, Day, Service);
    }
}
