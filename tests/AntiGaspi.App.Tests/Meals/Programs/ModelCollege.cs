using System.Globalization;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>
/// What the tiny collège should answer and remember, written from the rules of half-board refunds and from nothing else:
/// it knows neither the program's rules nor its tables. A meal is eaten unless something was said; a cancellation received
/// before the last deadline takes it out and refunds the share of its tier at the price of the meal's day; an undo takes
/// the refund back; a closure or a trip brings what was refunded to the full price, once.
/// </summary>
internal sealed partial class ModelCollege : ICollege
{
    private readonly Dictionary<(int Child, int Day), (int Tier, long? Refund)> cancelled = [];
    private readonly HashSet<(int Child, int Day)> told = [];
    private readonly HashSet<(int Child, int Day)> away = [];
    private readonly HashSet<int> closed = [];
    private readonly Dictionary<int, SortedDictionary<string, int>> frozen = [];

    // What an event refunds of right: nothing yet where the price is not known.
    private readonly Dictionary<(int Child, int Day), long> ofRight = [];
    private readonly List<Vote> votes = [.. TinyCollege.FirstVotes];

    /// <summary>What the database should hold, one fact a line, in order.</summary>
    public Task<IReadOnlyList<string>> FactsAsync() => Task.FromResult<IReadOnlyList<string>>(
    [
        .. cancelled.Select(pair => $"active {Name(pair.Key)} tier {pair.Value.Tier} {pair.Value.Refund?.ToString(CultureInfo.InvariantCulture) ?? "?"}")
            .Concat(told.Select(meal => $"told {Name(meal)}"))
            .Concat(away.Select(meal => $"away {Name(meal)}"))
            .Concat(closed.Select(day => $"closed {TinyCollege.Days[day].Date:yyyy-MM-dd}"))
            .Concat(frozen.SelectMany(day => day.Value.Select(line => $"frozen {TinyCollege.Days[day.Key].Date:yyyy-MM-dd} {line.Key} {line.Value}")))
            .Concat(Owed().Where(pair => pair.Cents != 0).Select(pair => $"owed {Name(pair.Meal)} {pair.Cents}"))
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>The number of a day: pupils by menu option, then the other guests.</summary>
    public Task<string> SealAsync(int day, DateTimeOffset at) => Task.FromResult(Seal(day, at));

    private string Seal(int day, DateTimeOffset at)
    {
        if (frozen.ContainsKey(day))
        {
            return "AlreadySealed";
        }

        if (at < TinyCollege.Days[day].Deadlines[^1].AddSeconds(90))
        {
            return "NotDue";
        }

        frozen[day] = Count(day);
        return "Sealed";
    }

    private SortedDictionary<string, int> Count(int day)
    {
        SortedDictionary<string, int> count = new(StringComparer.Ordinal);
        if (closed.Contains(day))
        {
            return count;
        }

        for (var child = 0; child < TinyCollege.Children.Length; child++)
        {
            if (Eats(child, day) && !away.Contains((child, day)) && !cancelled.ContainsKey((child, day)))
            {
                var line = $"pupils {TinyCollege.Children[child].Option}";
                count[line] = count.GetValueOrDefault(line) + 1;
            }
        }

        var date = TinyCollege.Days[day].Date;
        foreach (var extra in TinyCollege.Extras.Where(one => one.First <= date && date <= one.Last && InMask(one.Weekdays, date)))
        {
            count[$"{extra.Part} {extra.Label}"] = extra.Covers;
        }

        return count;
    }

    // The plan covers the day; whether the place is open is another question.
    private static bool Eats(int child, int day)
    {
        var (pupil, date) = (TinyCollege.Children[child], TinyCollege.Days[day].Date);
        return InMask(pupil.Weekdays, date) && (pupil.Entry is null || pupil.Entry <= date);
    }

    private static bool InMask(int mask, DateOnly date) => ((mask >> (((int)date.DayOfWeek + 6) % 7)) & 1) == 1;

    // Only the flat rate is refunded (a ticket is not bought, a boarder is not concerned), and only where a vote allows it.
    private static bool IsRefunded(int child, int day) => TinyCollege.Children[child].Basis == "flat" && TinyCollege.Days[day].IsRegulated;

    private IEnumerable<((int Child, int Day) Meal, long Cents)> Owed() => cancelled.Keys.Union(ofRight.Keys)
        .Select(meal => (meal, (cancelled.TryGetValue(meal, out var one) ? one.Refund ?? 0 : 0) + ofRight.GetValueOrDefault(meal)));

    private static string Name((int Child, int Day) meal) => $"{TinyCollege.Pupil(meal.Child)} {TinyCollege.Days[meal.Day].Date:yyyy-MM-dd}";
}
