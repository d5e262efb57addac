using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Tests.Support.Crash;

/// <summary>
/// A family that cancels and restores its meals without rest. Nobody else touches them, so it knows at each moment what
/// every answer must be. Some sendings ask for more than is possible, so that refusals are repeated after a crash too.
/// </summary>
public sealed class CrashFamily(Scope scope, IReadOnlyList<MealRef> meals, int seed)
{
    private static readonly DateTimeOffset AnyInstant = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(seed);
    private readonly HashSet<MealRef> cancelled = [];

    public Scope Scope => scope;

    public IReadOnlyCollection<MealRef> Cancelled => cancelled;

    /// <summary>What was sent and not answered.</summary>
    public CrashOperation? Pending { get; private set; }

    public static Guid NewKey() => Ids.New(AnyInstant);

    /// <summary>Chooses what to send next; at least one of its meals can be done.</summary>
    public CrashOperation Next()
    {
        var cancels = cancelled.Count == 0 || (cancelled.Count < meals.Count && random.Next(2) == 0);
        var possible = meals.Where(meal => cancelled.Contains(meal) != cancels).ToArray();
        var asked = new HashSet<MealRef> { possible[random.Next(possible.Length)] };
        for (var more = random.Next(5) - 2; more > 0; more--)
        {
            asked.Add(meals[random.Next(meals.Count)]);
        }

        Pending = new(NewKey(), cancels, [.. asked], asked.Intersect(possible).ToHashSet());
        return Pending;
    }

    /// <summary>The pending operation was answered: what was possible is done.</summary>
    public void Answered(CrashOperation operation)
    {
        Pending = null;
        if (operation.Cancels)
        {
            cancelled.UnionWith(operation.Possible);
        }
        else
        {
            cancelled.ExceptWith(operation.Possible);
        }
    }
}
