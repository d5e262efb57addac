using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Kitchen;

/// <summary>Cancelling against freezing: what was accepted is counted, what is counted was accepted.</summary>
public abstract class SealingRaceTests(Engine engine)
{
    protected const int Clients = 16;
    protected static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);

    protected abstract int Trials { get; }

    [Fact]
    public async Task Nothing_is_accepted_after_the_freeze_and_the_frozen_number_is_what_was_accepted()
    {
        await using var db = await Stores.NewAsync(engine);
        var cancel = new CancelMeals(db);

        var wrong = await WrongTrialsAsync(db, Trials, async (world, client) =>
        {
            var answer = Assert.Single(await cancel.RunAsync(world.Family(client), world.Op(Cutoff.AddSeconds(-1)), [world.Meal(client, 11, 26)]));
            return answer switch
            {
                CancelOutcome.Cancelled => true,
                CancelOutcome.Refused { Why: CancelRefusal.Sealed } => false,
                _ => throw new InvalidOperationException($"{answer}"),
            };
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public async Task The_check_finds_a_cancellation_that_looks_first_and_writes_later()
    {
        await using var db = await Stores.NewAsync(engine);

        var wrong = await WrongTrialsAsync(db, 20, async (world, client) =>
        {
            var open = await world.ScalarAsync<long>("select count(*) from service_day where tenant = @tenant and sealed_at is null");
            await Task.Yield();
            return open == 1 && await InsertUnguardedAsync(world, client);
        });

        Assert.NotEqual(0, wrong);
    }

    /// <summary>Runs trials, each with a new day; returns how many froze another number than what was accepted.</summary>
    protected static async Task<int> WrongTrialsAsync(Db db, int trials, Func<World, int, Task<bool>> cancelAsync)
    {
        var wrong = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var world = await World.CreateAsync(db, Clients, tenant: 100 + trial);
            await world.AddDayAsync(11, 26, Cutoff);
            using var start = new Barrier(Clients + 1);
            var clients = Enumerable.Range(0, Clients).Select(client => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return cancelAsync(world, client);
                },
                TaskCreationOptions.LongRunning).Unwrap()).ToArray();
            var seal = Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    return new SealHeadcount(db).RunAsync(world.Service, new(world.Place, new(2026, 11, 26), MealService.Lunch), Cutoff.AddSeconds(90));
                },
                TaskCreationOptions.LongRunning).Unwrap();
            var accepted = (await Task.WhenAll(clients)).Count(done => done);
            Assert.Equal(SealOutcome.Sealed, await seal);
            var frozen = await world.ScalarAsync<long>("select cast(coalesce(sum(covers), 0) as bigint) from headcount_line where tenant = @tenant");
            wrong += frozen == Clients - accepted ? 0 : 1;
        }

        return wrong;
    }

    private static async Task<bool> InsertUnguardedAsync(World world, int client) => await world.Db.WriteAsync(
        world.Family(client),
        transaction => transaction.ExecuteAsync(
            """
            insert into cancellation (tenant, cancellation_id, pupil_id, day, service, place_id, op_id, received_at, account_id, channel, tier, term)
            values (@tenant, @id, @pupil, @day, 1, @Place, @id, @Cutoff, @account, 'family', 1, '2026-T1')
            """,
            new { id = World.NewId(), pupil = world.Pupils[client], day = new DateOnly(2026, 11, 26), world.Place, Cutoff })) == 1;
}

public sealed class SealingRaceOnSqlite() : SealingRaceTests(Engine.Sqlite)
{
    protected override int Trials => 40;
}

[Trait("Needs", "Postgres")]
public sealed class SealingRaceOnPostgres() : SealingRaceTests(Engine.Postgres)
{
    protected override int Trials => 150;

    [Fact]
    public async Task The_check_finds_the_same_statement_without_its_lock()
    {
        Assert.Contains("for share of d", CancelMeals.Postgres, StringComparison.Ordinal);
        var unlocked = CancelMeals.Postgres.Replace("for share of d", "", StringComparison.Ordinal);
        await using var db = await Stores.NewAsync(Engine.Postgres);

        var wrong = await WrongTrialsAsync(db, Trials, async (world, client) =>
        {
            var done = await db.ReadAsync<object>(world.Family(client), unlocked, new
            {
                op = World.NewId(), now = Cutoff.AddSeconds(-1), hash = "", channel = "family", route = "cancel", audit = World.NewId(),
                receiptId = World.NewId(), receiptContent = "{}", receiptEnds = World.Morning,
                ids = new[] { World.NewId() }, pupils = new[] { world.Pupils[client] }, days = new[] { new DateOnly(2026, 11, 26) }, services = new[] { 1 },
            });
            return done.Count == 1;
        });

        Assert.NotEqual(0, wrong);
    }
}
