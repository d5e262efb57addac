using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>A pupil of the tiny collège. The weekdays of the plan are a mask, Monday 1.</summary>
internal sealed record Child(string Division, int Weekdays, string Basis, string PriceClass, string Option, DateOnly? Entry, int[] Guardians);

/// <summary>A day of the tiny collège: its deadlines, the earliest first, and whether a règlement refunds it.</summary>
internal sealed record Day(DateOnly Date, bool IsRegulated, DateTimeOffset? Opens, params DateTimeOffset[] Deadlines)
{
    public bool IsServed => Deadlines.Length > 0;

    public DateTimeOffset Begins => TinyCollege.Paris(Date, 11, 45);
}

/// <summary>
/// The facts that the random programs play with: six pupils of every kind, two weeks around the change of tariff of
/// 1 January. The database is seeded from it and the model reads it; neither learns a rule here.
/// </summary>
internal static class TinyCollege
{
    public const int Office = 3;
    public const int Accounts = 4;
    private const int FourDays = 0b11011;

    public static Child[] Children { get; } =
    [
        new("5B", FourDays, "flat", "plein", "standard", null, [0, 1]),
        new("5B", 0b01011, "flat", "plein", "sans viande", null, [0]),
        new("5B", FourDays, "flat", "inconnu", "standard", null, [1]),
        new("5C", FourDays, "ticket", "plein", "standard", null, [1]),
        new("5C", FourDays, "boarder", "plein", "standard", null, [2]),
        new("5C", FourDays, "flat", "partiel", "panier", new(2026, 12, 18), [2]),
    ];

    public static Day[] Days { get; } =
    [
        new(new(2026, 12, 17), true, null, Paris(2026, 12, 10, 10), Paris(2026, 12, 15, 10)),
        new(new(2026, 12, 18), true, null, Paris(2026, 12, 17, 10)),
        new(new(2027, 1, 4), true, Paris(2026, 12, 14, 0), Paris(2026, 12, 18, 10)),
        new(new(2027, 1, 5), true, Paris(2026, 12, 14, 0), Paris(2026, 12, 15, 10), Paris(2027, 1, 4, 10)),
        new(new(2027, 1, 6), true, null),
        new(new(2027, 1, 7), false, null, Paris(2027, 1, 5, 10)),
    ];

    /// <summary>The prices voted before any program starts: class, first day, price, food cost.</summary>
    public static Vote[] FirstVotes { get; } =
    [
        new("plein", new(2026, 9, 1), 335, 185),
        new("plein", new(2027, 1, 1), 345, 190),
        new("inconnu", new(2026, 9, 1), null, null),
        new("partiel", new(2026, 9, 1), 310, null),
    ];

    /// <summary>The instants at which something may change, with the millisecond before and after each.</summary>
    public static DateTimeOffset[] Clock { get; } = MakeClock();

    /// <summary>Covers beside the pupils: part, label, how many, mask of weekdays, first and last day.</summary>
    public static (string Part, string Label, int Covers, int Weekdays, DateOnly First, DateOnly Last)[] Extras { get; } =
    [
        ("adults", "commensaux", 3, FourDays, new(2026, 9, 1), new(2027, 7, 3)),
        ("adjustment", "reprise", -1, 0b00001, new(2026, 9, 1), new(2027, 7, 3)),
        ("group", "voisins", 10, FourDays, new(2027, 1, 5), new(2027, 1, 5)),
    ];

    /// <summary>The place in the clock of the first instant at which the number of a served day may be frozen.</summary>
    public static int WhenDue(int day) => Array.IndexOf(Clock, Days[day].Deadlines[^1].AddSeconds(90));

    public static Guid Pupil(int child) => Id(1, child);

    public static Guid Account(int account) => Id(2, account);

    public static Guid School => Id(3, 0);

    public static Guid Place => Id(4, 0);

    public static Guid Regulation => Id(5, 0);

    public static Guid Tariff(int vote) => Id(6, vote);

    public static Guid Guardian(int account) => Id(7, account);

    public static Guid Key(int request) => Id(8, request);

    public static MealRef Meal(int meal) => new(Pupil(meal / Days.Length), Days[meal % Days.Length].Date, MealService.Lunch);

    public static Scope ScopeOf(int tenant, int account) => account == Office
        ? new(tenant, Account(account), Role.SchoolManager, [School])
        : new(tenant, Account(account), Role.Family, []);

    public static DateTimeOffset Paris(int year, int month, int day, int hour) => Paris(new(year, month, day), hour, 0);

    public static DateTimeOffset Paris(DateOnly day, int hour, int minute) => new(day, new(hour, minute), TimeSpan.FromHours(1));

    private static Guid Id(int kind, int number) => Guid.ParseExact($"00000000-000{kind}-7000-8000-{number:d12}", "D");

    private static DateTimeOffset[] MakeClock()
    {
        var instants = Days.Where(day => day.IsServed).SelectMany(day => new[] { day.Opens, day.Begins, day.Deadlines[^1].AddSeconds(90) })
            .OfType<DateTimeOffset>().Concat(Days.SelectMany(day => day.Deadlines));
        return instants.SelectMany(one => new[] { one.AddMilliseconds(-1), one, one.AddMilliseconds(1) })
            .Append(Paris(2026, 12, 9, 8)).Distinct().Order().ToArray();
    }
}

/// <summary>A price as voted: its class, the first day of a meal it applies to, the price and its food cost where they are known.</summary>
internal sealed record Vote(string PriceClass, DateOnly From, long? Price, long? Food);
