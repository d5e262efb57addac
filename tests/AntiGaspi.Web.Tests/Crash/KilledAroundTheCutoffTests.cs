using AntiGaspi.App.Meals;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Kitchen;
using AntiGaspi.Tests.Support;
using AntiGaspi.Tests.Support.Crash;
using AntiGaspi.Tests.Support.Http;

namespace AntiGaspi.Web.Tests.Crash;

/// <summary>
/// The real program is killed before the freeze of some days, and again and again while it freezes them: the next start
/// goes on, and each day is frozen once, with everybody whose cancellation was not accepted.
/// </summary>
public abstract class KilledAroundTheCutoffTests(ITestOutputHelper output)
{
    private const int Pupils = 4;
    private const int DaysEach = 30;
    private const int DaysBetweenKills = 40;
    private const int MostStarts = 30;

    private static readonly DateTimeOffset Due = Sealing.DueAt(CrashSite.Cutoff);
    private static readonly int[] Tenants = [.. Enumerable.Range(60, 8)];

    [Fact]
    public async Task A_freeze_cut_short_is_caught_up_at_the_start_and_each_day_is_frozen_once()
    {
        var database = await FillAsync();

        var (kills, days) = await KillUntilFrozenAsync(database, DaysBetweenKills);

        Assert.Equal(Tenants.Length * DaysEach, days.Count);
        Assert.All(days, day => Assert.True(day.IsRight, $"{day}"));
        Assert.Contains(days, day => day.Cancelled > 0);
        Assert.True(kills > 0, "everything was frozen before the first kill: it proves nothing");
    }

    [Fact]
    public async Task A_freeze_in_two_transactions_is_caught()
    {
        var database = await FillAsync();

        var (_, days) = await KillUntilFrozenAsync(database, 1, Sabotage.FreezeApart);

        Assert.Contains(days, FrozenTwice);
    }

    [Fact]
    public async Task What_families_were_told_before_the_kill_is_what_is_frozen_after_it()
    {
        var database = await NewDatabaseAsync();
        IReadOnlyList<CrashFamily> families;
        await using (var site = await CrashSite.StartAsync(database, seed: 1))
        {
            await site.KillingTheProgram().CycleAsync();
            families = site.Families;
        }

        await using var db = database.Open();
        await using var late = await database.ServeAsync(Due);
        int[] tenants = [families[0].Scope.Tenant];
        var count = (await FreezeRows.ReadAsync(db, tenants)).Count;
        await FreezeRows.UntilAsync(count, db, tenants);

        var told = families.SelectMany(family => family.Cancelled).ToLookup(meal => meal.Day);
        Assert.NotEmpty(told);
        Assert.All(await FreezeRows.ReadAsync(db, tenants), day => Assert.Equal((1, families.Count - told[day.Day].Count()), (day.Freezes, day.Covers)));
    }

    protected abstract Task<KeptDatabase> NewDatabaseAsync();

    private static bool FrozenTwice(FreezeRows day) => day.Freezes > 1;

    /// <summary>Local authorities whose days are all due at the same moment, some meals of them cancelled.</summary>
    private async Task<KeptDatabase> FillAsync()
    {
        var database = await NewDatabaseAsync();
        var days = Enumerable.Range(0, DaysEach).Select(new DateOnly(2026, 11, 26).AddDays).ToList();
        await using var db = database.Open();
        foreach (var tenant in Tenants)
        {
            var world = await database.FillAsync(Pupils, days, CrashSite.Cutoff, tenant);
            await new CancelMeals(db).RunAsync(world.Family(1), world.Op(World.Morning), [world.Meal(1, 11, 26), world.Meal(1, 11, 27), world.Meal(1, 12, 3)]);
        }

        return database;
    }

    /// <summary>Starts the program after the cutoff and kills it once it has frozen some more days, until all are frozen or one is twice.</summary>
    /// <returns>How many kills came when some days were frozen and others not, and the days.</returns>
    private async Task<(int Kills, List<FreezeRows> Days)> KillUntilFrozenAsync(KeptDatabase database, int more, Sabotage? sabotage = null)
    {
        await using var db = database.Open();
        var (kills, frozen) = (0, 0L);
        for (var start = 0; start < MostStarts; start++)
        {
            await using (await database.ServeAsync(Due, sabotage))
            {
                await FreezeRows.UntilAsync(Math.Min(frozen + more, Tenants.Length * DaysEach), db, Tenants);
            }

            var days = await FreezeRows.ReadAsync(db, Tenants);
            frozen = days.Sum(day => day.Marks);
            output.WriteLine($"killed with {frozen} of {days.Count} days frozen");
            if (frozen == days.Count || days.Exists(FrozenTwice))
            {
                return (kills, days);
            }

            kills++;
        }

        throw new InvalidOperationException($"Not everything is frozen after {MostStarts} starts.");
    }
}

public sealed class KilledAroundTheCutoffOnSqlite(ITestOutputHelper output) : KilledAroundTheCutoffTests(output)
{
    protected override Task<KeptDatabase> NewDatabaseAsync() => KeptDatabase.OnSqliteAsync();
}

[Trait("Needs", "Postgres")]
public sealed class KilledAroundTheCutoffOnPostgres(ITestOutputHelper output) : KilledAroundTheCutoffTests(output), IAsyncDisposable
{
    private PostgresCluster? server;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected override async Task<KeptDatabase> NewDatabaseAsync()
    {
        server = await PostgresCluster.StartAsync();
        return await KeptDatabase.OnPostgresAsync(server);
    }
}
