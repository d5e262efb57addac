using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support.Crash;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>The statement of the act with one safety taken out of it, for the crash tests to catch (PostgreSQL).</summary>
internal static class SabotagedActs
{
    /// <summary>The cancellation is committed, then its ledger entry.</summary>
    public static SendOperation LedgerInAnotherTransaction(Db db) => CancelsBy(
        db, (scope, operation) => LedgerApart.CancelAsync(db, scope, new(operation.Key, World.Morning), operation.Meals));

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
            receiptId = World.NewId(), receiptContent = "{}", receiptEnds = World.Morning,
            ids = meals.Select(_ => World.NewId()).ToArray(), pupils = meals.Select(meal => meal.PupilId).ToArray(),
            days = meals.Select(meal => meal.Day).ToArray(), services = meals.Select(meal => (int)meal.Service).ToArray(),
        });
        return done.Select(row => new MealRef(row.PupilId, row.Day, row.Service)).ToHashSet();
    }

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public MealService Service { get; init; }
    }
}
