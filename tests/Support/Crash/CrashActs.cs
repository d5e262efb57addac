using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>Families that call the acts in this process.</summary>
public static class CrashActs
{
    /// <param name="db">The database that the acts write to.</param>
    /// <param name="receivedAt">When every operation is said to be received: before the cutoff of every meal.</param>
    public static SendOperation On(Db db, DateTimeOffset receivedAt)
    {
        var (cancel, restore) = (new CancelMeals(db), new RestoreMeals(db));
        return async (scope, operation) =>
        {
            var op = new Operation(operation.Key, receivedAt);
            return operation.Cancels ? Done(await cancel.RunAsync(scope, op, operation.Meals)) : Done(await restore.RunAsync(scope, op, operation.Meals));
        };
    }

    private static HashSet<MealRef> Done(IReadOnlyList<CancelOutcome> answers) =>
        answers.OfType<CancelOutcome.Cancelled>().Select(answer => answer.Meal).ToHashSet();

    private static HashSet<MealRef> Done(IReadOnlyList<RestoreOutcome> answers) =>
        answers.OfType<RestoreOutcome.Restored>().Select(answer => answer.Meal).ToHashSet();
}
