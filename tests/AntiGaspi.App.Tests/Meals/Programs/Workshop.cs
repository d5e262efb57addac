using System.Collections.Concurrent;
using AntiGaspi.App.Storage;
using CsCheck;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>Databases on which programs are checked against the model, each program in a tenant of its own.</summary>
internal sealed class Workshop(Func<Db, Acts> acts) : IAsyncDisposable
{
    private readonly ConcurrentBag<Db> free = [];
    private int tenants;

    /// <summary>Programs played so far.</summary>
    public int Played => tenants;

    /// <summary>How often each kind of answer was given by the model.</summary>
    public ConcurrentDictionary<string, int> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>As many databases as programs are played at once: SQLite has one writer each.</summary>
    public static async Task<Workshop> OpenAsync(Engine engine, Func<Db, Acts> acts, int databases = 1)
    {
        var workshop = new Workshop(acts);
        for (var i = 0; i < databases; i++)
        {
            workshop.free.Add(await Stores.NewAsync(engine));
        }

        return workshop;
    }

    /// <summary>Where the database parts from the model when a program is played on both; null when it does not.</summary>
    public async Task<string?> DifferenceAsync(MealProgram program)
    {
        var expected = await Player.PlayAsync(program, new ModelCollege());
        foreach (var line in expected)
        {
            Met.AddOrUpdate(Player.Kind(line), 1, (_, times) => times + 1);
        }

        var played = await PlayAsync(program);
        return expected.SequenceEqual(played) ? null : Player.Difference(expected, played);
    }

    /// <summary>The first program, within a bound, whose answers or accounts are not those of the model.</summary>
    public async Task<(int Number, string Difference)?> FirstFaultAsync(int bound)
    {
        for (var number = 1; number <= bound; number++)
        {
            if (await DifferenceAsync(MealProgram.Any.Single()) is { } difference)
            {
                return (number, difference);
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        while (free.TryTake(out var db))
        {
            await db.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<string>> PlayAsync(MealProgram program)
    {
        var db = free.TryTake(out var one) ? one : throw new InvalidOperationException("More programs at once than databases.");
        try
        {
            return await Player.PlayAsync(program, await RealCollege.NewAsync(db, Interlocked.Increment(ref tenants), acts(db)));
        }
        finally
        {
            free.Add(db);
        }
    }
}
