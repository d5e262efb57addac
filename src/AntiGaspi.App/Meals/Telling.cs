using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>What came of one meal of a telling: the number of the refusal, or null when it was told.</summary>
internal sealed record ToldMeal(MealRef Meal, int? Why);

/// <summary>
/// What two acts have in common that tell something of meals (to the kitchen, to pupils' life): every meal is judged before
/// anything is written, what can be told is written once together with what was refused, and the same sending gets the same answer.
/// </summary>
internal sealed class Telling(Db db, Scope scope, Operation op, string route, IReadOnlyList<MealRef> meals)
{
    /// <summary>One answer per meal, ordered by day.</summary>
    /// <param name="judge">Reads what the meals are judged by, and gives the rule.</param>
    /// <param name="insert">The statement, or the two, that tell one meal; they hold the guards again, since the day may have changed since the reading.</param>
    /// <param name="action">What is written in the trail.</param>
    /// <param name="beside">What else is written in the same transaction.</param>
    /// <exception cref="OperationReusedException">The key was used before with another body.</exception>
    public async Task<IReadOnlyList<ToldMeal>> AnswerAsync(
        Func<MealRef[], Task<Func<MealRef, int?>>> judge, string insert, string action, Func<Transaction, Task>? beside = null)
    {
        var asked = new AskedMeals(op, meals).Meals;
        var hash = Operation.HashOf(route, asked);
        var log = new OperationLog(db, scope, op, hash);
        if (await log.FirstAnswerAsync() is { } before)
        {
            return Repeat(asked, before);
        }

        var rule = await judge(asked);
        var answers = asked.Select(meal => new ToldMeal(meal, rule(meal))).ToList();
        if (answers.All(answer => answer.Why is not null))
        {
            // Refused perhaps for what the same sending has just done: it came twice, and the other one wrote while this one read.
            return await log.FirstAnswerAsync() is { } other ? Repeat(asked, other) : answers;
        }

        // Null when the same sending came twice at once and the other one was first.
        var done = await log.OnceAsync(() => db.WriteAsync(scope, async transaction =>
        {
            await WriteAsync(transaction, hash, answers, insert, action);
            await (beside?.Invoke(transaction) ?? Task.CompletedTask);
            return (IReadOnlyList<ToldMeal>)answers;
        }));
        return done ?? Repeat(asked, await log.FirstAnswerAsync() ?? []);
    }

    private async Task WriteAsync(Transaction transaction, string hash, List<ToldMeal> answers, string insert, string action)
    {
        var now = op.ReceivedAt.ToStored();
        var refused = answers.Where(answer => answer.Why is not null).Select(answer => new StoredRefusal(answer.Meal, answer.Why!.Value, null));
        await transaction.ExecuteAsync(OperationLog.InsertWithRefusals, new { op = op.Id, route, hash, now, refused = OperationLog.Stored(refused) });
        foreach (var meal in answers.Where(answer => answer.Why is null).Select(answer => answer.Meal))
        {
            // Taking back is two statements for a meal.
            await transaction.ExecuteAsync(insert, new { meal.PupilId, meal.Day, Service = (int)meal.Service, op = op.Id, now });
        }

        await AuditTrail.AddAsync(transaction, action, op.Id, now);
    }

    private static List<ToldMeal> Repeat(MealRef[] asked, IReadOnlyList<StoredRefusal> first)
    {
        var refused = first.ToDictionary(refusal => refusal.Meal, refusal => refusal.Why);
        return asked.Select(meal => new ToldMeal(meal, refused.TryGetValue(meal, out var why) ? why : null)).ToList();
    }
}
