using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support.Crash;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>The statement of the act with one safety taken out of it, for the crash tests to catch (PostgreSQL).</summary>
internal static class SabotagedActs
{
    private const string Ledger = """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, cancellation_id,
          regulation_id, tariff_id, entered_at, op_id)
        select tenant, cancellation_id, pupil_id, day, service, 'refund', 'refund_orders', 'family', refund_cents, term,
          cancellation_id, regulation_id, tariff_id, received_at, op_id
        from cancellation where tenant = @tenant and op_id = @op
        returning cause_id
        """;

    /// <summary>The cancellation is committed, then its ledger entry.</summary>
    public static SendOperation LedgerApart(Db db)
    {
        var cancellationOnly = Replaced("from done c where c.refund_cents > 0", "from done c where false");
        return CancelsBy(db, async (scope, operation) =>
        {
            var done = await CancelAsync(db, scope, operation, cancellationOnly);
            if (done.Count > 0)
            {
                await db.ReadAsync<Guid>(scope, Ledger, new { op = operation.Key });
            }

            return done.Count > 0 ? done : await FirstAnswerAsync(db, scope, operation);
        });
    }

    /// <summary>Nothing says that a meal is cancelled once only; the index must be dropped too.</summary>
    public static SendOperation MealNotUnique(Db db)
    {
        var unguarded = Replaced("on conflict (tenant, pupil_id, day, service) where restored_at is null do nothing", "");
        return CancelsBy(db, (scope, operation) => CancelAsync(
            db, scope, operation with { Meals = [.. operation.Possible] }, unguarded));
    }

    private static SendOperation CancelsBy(Db db, SendOperation cancel)
    {
        var real = CrashActs.On(db, World.Morning);
        return (scope, operation) => operation.Cancels ? cancel(scope, operation) : real(scope, operation);
    }

    private static string Replaced(string part, string by)
    {
        Assert.Contains(part, CancelMeals.Postgres, StringComparison.Ordinal);
        return CancelMeals.Postgres.Replace(part, by, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlySet<MealRef>> CancelAsync(Db db, Scope scope, CrashOperation operation, string statement)
    {
        var meals = operation.Meals;
        var done = await db.ReadAsync<Row>(scope, statement, new
        {
            op = operation.Key, now = World.Morning, hash = "", channel = "family", route = "cancel", audit = World.NewId(),
            ids = meals.Select(_ => World.NewId()).ToArray(), pupils = meals.Select(meal => meal.PupilId).ToArray(),
            days = meals.Select(meal => meal.Day).ToArray(), services = meals.Select(meal => (int)meal.Service).ToArray(),
        });
        return done.Select(row => new MealRef(row.PupilId, row.Day, row.Service)).ToHashSet();
    }

    private static async Task<IReadOnlySet<MealRef>> FirstAnswerAsync(Db db, Scope scope, CrashOperation operation)
    {
        var known = await db.ReadAsync<int>(scope, "select 1 from operation where tenant = @tenant and op_id = @op", new { op = operation.Key });
        return known.Count > 0 ? operation.Possible : new HashSet<MealRef>();
    }

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
