using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>A sabotaged act: the cancellation and its key are committed, then its ledger entries, in a transaction of their own.</summary>
public static class LedgerApart
{
    private const string Paid = "from done c where c.refund_cents > 0";
    private const string Done = "select pupil_id, day, service from cancellation where tenant = @tenant and op_id = @op";

    private static readonly string CancellationOnly = CancelMeals.Postgres.Contains(Paid, StringComparison.Ordinal)
        ? CancelMeals.Postgres.Replace(Paid, "from done c where false", StringComparison.Ordinal)
        : throw new InvalidOperationException("The statement of the act has changed: nothing is taken out of it.");

    /// <summary>Cancels meals; returns those that this operation cancelled, now or when it was first sent.</summary>
    public static async Task<IReadOnlySet<MealRef>> CancelAsync(Db db, Scope scope, Operation op, IReadOnlyList<MealRef> meals)
    {
        var asked = new AskedMeals(op, meals);
        var values = new
        {
            op = op.Id, now = op.ReceivedAt.ToStored(), hash = "", channel = "family", route = "cancel", audit = Ids.New(op.ReceivedAt),
            receiptId = Ids.New(op.ReceivedAt), receiptContent = "{}", receiptEnds = op.ReceivedAt.ToStored(),
            ids = asked.Ids, pupils = asked.Pupils, days = asked.Days, services = asked.Services, asked = asked.Json,
        };
        var done = await db.WriteAsync(scope, CancellationOnly, transaction => WithoutLedgerAsync(transaction, values), values);
        if (done.Count > 0)
        {
            await db.WriteAsync(scope, transaction => transaction.ExecuteAsync(CancelMeals.SqliteLedger, values));
        }

        var answered = done.Count > 0 ? done : await db.ReadAsync<Row>(scope, Done, values);
        return answered.Select(row => new MealRef(row.PupilId, row.Day, row.Service)).ToHashSet();
    }

    private static async Task<IReadOnlyList<Row>> WithoutLedgerAsync(Transaction transaction, object values)
    {
        var done = await transaction.QueryAsync<Row>(CancelMeals.SqliteInsert, values);
        if (done.Count > 0)
        {
            await transaction.ExecuteAsync(OperationLog.Insert, values);
            await transaction.ExecuteAsync(CancelMeals.SqliteAudit, values);
        }

        return done;
    }

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
