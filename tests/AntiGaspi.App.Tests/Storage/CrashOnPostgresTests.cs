using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Tests.Support.Crash;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>
/// PostgreSQL is killed while sixteen families cancel and restore: what was acknowledged is there, once, and the ledger
/// says the same. Each twin takes one safety away and must be caught; without them a clean verdict would prove nothing.
/// </summary>
[Trait("Needs", "Postgres")]
public sealed class CrashOnPostgresTests(ITestOutputHelper output)
{
    private const int Cycles = 20;
    private const int TwinCycles = 20;
    private const int Families = 16;
    private const string Database = "crash";

    private static readonly (int Month, int Day)[] Days =
        [(11, 26), (11, 27), (11, 30), (12, 1), (12, 3), (12, 4), (12, 7), (12, 8), (12, 10), (12, 11)];

    [Fact]
    public async Task No_acknowledged_operation_is_lost_or_doubled_and_every_unknown_one_is_resolved()
    {
        await using var server = await PostgresCluster.StartAsync();
        var run = await StartAsync(server, db => CrashActs.On(db, World.Morning));

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await run.CycleAsync();
        }

        var verdict = Shown(await run.JudgeAsync());
        Assert.True(verdict.IsClean, $"{verdict}");
        Assert.True(verdict.UnknownDone > 0, "no operation was done without an answer: the kills came too late to prove anything");
    }

    [Fact]
    public async Task A_server_that_answers_before_the_disk_is_caught()
    {
        await using var sabotaged = await PostgresCluster.StartAsync("synchronous_commit=off");
        var run = await StartAsync(sabotaged, db => CrashActs.On(db, World.Morning));

        Assert.True(Shown(await run.UntilCaughtAsync(TwinCycles)).Lost > 0);
    }

    [Fact]
    public async Task A_family_that_sends_again_under_a_new_key_is_caught_though_no_meal_is_refunded_twice()
    {
        await using var server = await PostgresCluster.StartAsync();
        var run = await StartAsync(server, db => CrashActs.On(db, World.Morning), NewKey);

        var verdict = Shown(await run.UntilCaughtAsync(TwinCycles));

        Assert.True(verdict.Unresolved > 0);
        Assert.True(verdict.Doubled > 0, "an operation that nobody was answered for is in the rows");
        Assert.Equal(0, await RefundedTwiceAsync(server));
    }

    [Fact]
    public async Task A_key_that_is_ignored_refunds_a_meal_twice_where_the_meal_is_not_unique_either()
    {
        await using var server = await PostgresCluster.StartAsync();
        var run = await StartAsync(server, SabotagedActs.MealNotUnique, NewKey);
        await SiteDatabase.ExecuteAsync(server.ConnectionString(Database), "drop index cancellation_one_active");

        var twice = 0L;
        for (var cycle = 0; twice == 0 && cycle < TwinCycles; cycle++)
        {
            await run.CycleAsync();
            twice = await RefundedTwiceAsync(server);
        }

        Assert.True(twice > 0);
        Assert.True(Shown(await run.JudgeAsync()).Doubled > 0);
    }

    [Fact]
    public async Task A_ledger_written_in_a_second_transaction_is_caught()
    {
        await using var server = await PostgresCluster.StartAsync();
        var run = await StartAsync(server, SabotagedActs.LedgerInAnotherTransaction);

        Assert.True(Shown(await run.UntilCaughtAsync(TwinCycles)).Unbalanced > 0);
    }

    private static CrashOperation NewKey(CrashOperation operation) => operation with { Key = CrashFamily.NewKey() };

    private static async Task<CrashRun> StartAsync(
        PostgresCluster server, Func<Db, SendOperation> sender, Func<CrashOperation, CrashOperation>? again = null)
    {
        await SiteDatabase.PrepareAsync(server, Database);
        var site = server.ConnectionString(Database, SiteDatabase.Site);
        var db = Db.OpenPostgres(site);
        var world = await World.CreateAsync(db, Families);
        foreach (var (month, day) in Days)
        {
            await world.AddDayAsync(month, day, World.Paris(11, 25, 10));
        }

        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var families = Enumerable.Range(0, Families)
            .Select(i => new CrashFamily(world.Family(i), [.. Days.Select(day => world.Meal(i, day.Month, day.Day))], seed + i))
            .ToList();
        var target = new CrashTarget(server.KillAsync, server.RestartAsync, sender(db), () => Db.OpenPostgres(site));
        return new CrashRun(again is null ? target : target with { Again = again }, families, seed);
    }

    private static async Task<long> RefundedTwiceAsync(PostgresCluster server)
    {
        await using var db = Db.OpenPostgres(server.ConnectionString(Database, SiteDatabase.Site));
        var meals = await db.ReadAsync<long>(
            Scope.Service(60),
            """
            select count(*) from cancellation where tenant = @tenant and restored_at is null
            group by pupil_id, day, service having count(*) > 1
            """);
        return meals.Count;
    }

    private CrashVerdict Shown(CrashVerdict verdict)
    {
        output.WriteLine($"{verdict}");
        return verdict;
    }
}
