namespace AntiGaspi.App.Tests.Meals.Programs;

/// <content>What the school office and the assembly decide: closures, trips, prices.</content>
internal sealed partial class ModelCollege
{
    /// <summary>A closure (no class named) or a trip of a class; nothing is kept of a dry run.</summary>
    public Task<string> DeclareAsync(Step.Declare asked, DateTimeOffset at) => Task.FromResult(Declare(asked));

    private string Declare(Step.Declare asked)
    {
        var days = Enumerable.Range(asked.First, Math.Min(asked.Length + 1, TinyCollege.Days.Length - asked.First)).Where(day => TinyCollege.Days[day].IsServed).ToArray();
        var touched = days.Where(day => !closed.Contains(day)).ToArray();
        var meals = touched
            .SelectMany(day => Enumerable.Range(0, TinyCollege.Children.Length).Select(child => (Child: child, Day: day)))
            .Where(meal => Eats(meal.Child, meal.Day) && !away.Contains(meal) && (asked.Division is null || TinyCollege.Children[meal.Child].Division == asked.Division))
            .ToArray();
        var refusal = asked.Account != TinyCollege.Office ? "UnknownPlace"
            : days.Length == 0 ? "NoDay"
            : asked.Division is not null && days.Any(frozen.ContainsKey) ? "Frozen"
            : asked.Division is null && touched.Length == 0 ? "AlreadyClosed"
            : asked.Division is not null && meals.Length == 0 ? "NobodyExpected"
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var refunds = meals.Where(meal => IsRefunded(meal.Child, meal.Day)).ToDictionary(meal => meal, MissingToFullPrice);
        if (!asked.DryRun)
        {
            closed.UnionWith(asked.Division is null ? touched : []);
            away.UnionWith(asked.Division is null ? [] : meals);
            refunds.ToList().ForEach(refund => ofRight[refund.Key] = refund.Value);
        }

        return $"declared {touched.Length} days {meals.Length} meals {refunds.Values.Sum()} cents";
    }

    public Task DecideAsync(Vote vote, DateTimeOffset at)
    {
        votes.Add(vote);
        return Task.CompletedTask;
    }

    /// <summary>Everything that stands is worth what the votes now say; what is still not known keeps what it had.</summary>
    public Task<string> RevalueAsync(DateTimeOffset at)
    {
        foreach (var (meal, one) in cancelled.ToList().Where(pair => IsRefunded(pair.Key.Child, pair.Key.Day)))
        {
            cancelled[meal] = (one.Tier, Worth(meal, one.Tier));
        }

        foreach (var meal in ofRight.Keys.ToList().Where(meal => FullPrice(meal) is not null))
        {
            ofRight[meal] = MissingToFullPrice(meal);
        }

        return Task.FromResult("nothing is left to revalue");
    }

    private long MissingToFullPrice((int Child, int Day) meal) =>
        Math.Max(0, (FullPrice(meal) ?? 0) - (cancelled.TryGetValue(meal, out var one) ? one.Refund ?? 0 : 0));

    private long? FullPrice((int Child, int Day) meal) => VoteFor(meal).Price;

    // All of the price before the first of two deadlines or the only one, then what the food costs.
    private long? Worth((int Child, int Day) meal, int tier) => (VoteFor(meal), tier) switch
    {
        ({ Price: { } price }, 1) => price,
        ({ Price: { } price, Food: { } food }, _) => Math.Min(price, food),
        _ => null,
    };

    // The price is that of the day of the meal, never that of the click; of two votes for one day the later one holds.
    private Vote VoteFor((int Child, int Day) meal) => votes
        .Where(vote => vote.PriceClass == TinyCollege.Children[meal.Child].PriceClass && vote.From <= TinyCollege.Days[meal.Day].Date)
        .MaxBy(vote => (vote.From, votes.LastIndexOf(vote)))!;
}
