using System.Collections.Concurrent;
using System.Diagnostics;
using AntiGaspi.Domain.Basics;
using Dapper;

namespace AntiGaspi.Bench;

/// <summary>The families of the last minute: most look at their planning, some cancel, a part of them tomorrow's meal.</summary>
internal sealed class Visitors
{
    private const int TomorrowOneIn = 3;
    private const int HomeOneIn = 10;
    private const int FirstServerError = 500;
    private const int FirstError = 400;

    private static readonly DateOnly Tomorrow = new(2026, 11, 24);

    // Closer than this, the order in which two requests were sent says nothing of that in which they were received.
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(1);

    private readonly Random chance = new(5);
    private readonly List<FamilyClient> browsers = [];
    private readonly Queue<(FamilyClient Browser, MealRef Meal)> tomorrow = new();
    private readonly Queue<(FamilyClient Browser, MealRef Meal)> later = new();
    private readonly ConcurrentDictionary<MealRef, long> asked = new();

    public Visitors(Store store, IReadOnlyList<Family> families, Uri address)
    {
        using var line = new HttpLine(address);
        var meals = new List<(FamilyClient Browser, MealRef Meal)>();
        foreach (var family in families)
        {
            var browser = new FamilyClient(Sessions.Of(family.AccountId));
            browser.Open(line);
            browsers.Add(browser);
            meals.AddRange(family.Meals.Select(meal => (browser, meal)));
        }

        var mixed = meals.ToArray();
        chance.Shuffle(mixed);
        foreach (var meal in mixed)
        {
            (meal.Meal.Day == Tomorrow ? tomorrow : later).Enqueue(meal);
        }
    }

    /// <summary>What they do for some seconds, and when. How long it takes from the tap to the page that confirms is counted apart.</summary>
    public IReadOnlyList<Request> Plan(double cancellationsPerSecond, double pagesPerSecond, int seconds, Latencies? confirmed = null)
    {
        var acts = OpenLoop.Moments(cancellationsPerSecond, seconds, chance).ToList();
        var oneIn = Math.Max(TomorrowOneIn, (acts.Count / Math.Max(1, tomorrow.Count * 3 / 4)) + 1);
        var cancellations = acts.Select((due, i) => new Request(due, CancelNext(i % oneIn == 0 && tomorrow.Count > 0 ? tomorrow : later), confirmed));
        var pages = OpenLoop.Moments(pagesPerSecond, seconds, chance).Select(due => new Request(due, Read())).ToList();
        return [.. cancellations.Concat(pages).OrderBy(one => one.Due)];
    }

    /// <summary>How many meals were asked for and are not cancelled; and how many of those were asked for in time.</summary>
    public async Task<(int Refused, int Wrongly)> RefusedAsync(Store store)
    {
        await using var connection = await store.OpenAsync();
        var stored = (await connection.QueryAsync("select pupil_id as pupil, day as day from cancellation where restored_at is null"))
            .Select(row => (Family.IdOf((object)row.pupil), Family.DayOf((object)row.day))).ToHashSet();
        var refused = asked.Where(one => !stored.Contains((one.Key.PupilId, one.Key.Day))).ToList();
        var lastAccepted = asked.Where(one => one.Key.Day == Tomorrow && stored.Contains((one.Key.PupilId, one.Key.Day))).Max(one => one.Value);
        return (refused.Count, refused.Count(one => one.Key.Day != Tomorrow || Stopwatch.GetElapsedTime(one.Value, lastAccepted) > Blur));
    }

    private Func<HttpLine, string?> CancelNext(Queue<(FamilyClient Browser, MealRef Meal)> meals)
    {
        var (browser, meal) = meals.Dequeue();
        return line =>
        {
            asked[meal] = Stopwatch.GetTimestamp();
            var answer = browser.Cancel(line, meal);

            // Tomorrow's meal may be refused, in words; nothing else may. What is accepted is confirmed on the page that follows.
            return answer.Status >= (meal.Day == Tomorrow ? FirstServerError : FirstError) ? $"a cancellation was answered {answer.Status}"
                : answer.Header("Location") is { } page && browser.Read(line, page).Status is var status and not 200 ? $"a confirmation was answered {status}"
                : null;
        };
    }

    private Func<HttpLine, string?> Read()
    {
        var browser = browsers[chance.Next(browsers.Count)];
        var page = chance.Next(HomeOneIn) == 0 ? "/" : FamilyClient.Page;
        return line => browser.Read(line, page).Status is var status and not 200 ? $"{page} was answered {status}" : null;
    }
}
