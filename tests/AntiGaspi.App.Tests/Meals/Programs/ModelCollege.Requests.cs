using System.Globalization;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <content>What families and the office ask: cancel, restore, tell late, and the memory of keys.</content>
internal sealed partial class ModelCollege
{
    private sealed record Memory(Verb Verb, int Account, HashSet<int> Meals, IReadOnlyList<string> Answers);

    private readonly Dictionary<int, Memory> keys = [];

    /// <summary>The answers to one sending, by day and then by pupil. A key that changed something is remembered.</summary>
    public Task<IReadOnlyList<string>> AskAsync(int key, Verb verb, int account, int[] meals, DateTimeOffset at) =>
        Task.FromResult(Ask(key, verb, account, meals, at));

    private IReadOnlyList<string> Ask(int key, Verb verb, int account, int[] meals, DateTimeOffset at)
    {
        if (keys.TryGetValue(key, out var first))
        {
            return first.Verb == verb && first.Account == account && first.Meals.SetEquals(meals) ? first.Answers : ["the key was used before"];
        }

        var ordered = meals.Distinct().OrderBy(meal => meal % TinyCollege.Days.Length).ThenBy(meal => meal / TinyCollege.Days.Length).ToArray();
        var answers = Array.ConvertAll(ordered, meal => $"{meal} {One(verb, account, (meal / TinyCollege.Days.Length, meal % TinyCollege.Days.Length), at)}");
        if (answers.Any(answer => answer.Contains("done", StringComparison.Ordinal)))
        {
            keys[key] = new(verb, account, [.. meals], answers);
        }

        return answers;
    }

    private string One(Verb verb, int account, (int Child, int Day) meal, DateTimeOffset at)
    {
        if (!MayAct(account, meal.Child) || !TinyCollege.Days[meal.Day].IsServed)
        {
            return "UnknownMeal";
        }

        return verb switch
        {
            Verb.Cancel => Cancel(meal, at),
            Verb.Restore => Restore(meal, at),
            Verb.TellLate => TellLate(meal, at),
        };
    }

    private string Cancel((int Child, int Day) meal, DateTimeOffset at)
    {
        var day = TinyCollege.Days[meal.Day];
        var refusal = !Eats(meal.Child, meal.Day) ? "NotConcerned"
            : closed.Contains(meal.Day) ? "Closed"
            : away.Contains(meal) ? "NotConcerned"
            : cancelled.ContainsKey(meal) ? "AlreadyCancelled"
            : at >= day.Deadlines[^1] ? "TooLate"
            : frozen.ContainsKey(meal.Day) ? "Sealed"
            : at < day.Opens ? "BeyondHorizon"
            : null;
        if (refusal is not null)
        {
            return $"{refusal} {Deadline(meal.Day)}";
        }

        var tier = Array.FindIndex(day.Deadlines, deadline => at < deadline) + 1;
        var refund = IsRefunded(meal.Child, meal.Day) ? Worth(meal, tier) : null;
        cancelled[meal] = (tier, refund);
        return $"done {refund?.ToString(CultureInfo.InvariantCulture) ?? "?"}";
    }

    private string Restore((int Child, int Day) meal, DateTimeOffset at)
    {
        var refusal = !cancelled.ContainsKey(meal) ? "NotCancelled"
            : closed.Contains(meal.Day) ? "Closed"
            : away.Contains(meal) ? "NotConcerned"
            : at >= TinyCollege.Days[meal.Day].Deadlines[^1] ? "TooLate"
            : frozen.ContainsKey(meal.Day) ? "Sealed"
            : null;
        if (refusal is not null)
        {
            return $"{refusal} {Deadline(meal.Day)}";
        }

        cancelled.Remove(meal);
        return "done";
    }

    private string TellLate((int Child, int Day) meal, DateTimeOffset at)
    {
        var day = TinyCollege.Days[meal.Day];
        var expected = Eats(meal.Child, meal.Day) && !closed.Contains(meal.Day) && !away.Contains(meal) && !cancelled.ContainsKey(meal);
        var refusal = !expected ? "NotExpected"
            : at < day.Deadlines[^1] ? "StillCancellable"
            : told.Contains(meal) ? "AlreadyTold"
            : at >= day.Begins ? "ServiceBegun"
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        told.Add(meal);
        return "done";
    }

    private static bool MayAct(int account, int child) => child < TinyCollege.Children.Length
        && (account == TinyCollege.Office || TinyCollege.Children[child].Guardians.Contains(account));

    private static string Deadline(int day) => TinyCollege.Days[day].Deadlines[^1].UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
