using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>
/// A sending that asks for a meal that can be done and for one that cannot. What was done is committed first, why the rest
/// was refused a moment later: a repeated sending must be answered rightly even when the second never came.
/// </summary>
public abstract class RepeatedSendingTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);

    [Fact]
    public async Task A_meal_that_was_not_restored_is_never_said_to_be_after_the_reasons_were_lost()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-3)), [world.Meal(0, 11, 26)]);
        var op = world.Op(Cutoff.AddHours(-2));
        var first = await new RestoreMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);
        await ForgetRefusalsAsync(world, op);

        var again = await new RestoreMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);

        Assert.IsType<RestoreOutcome.Restored>(first[0]);
        Assert.Equal(RestoreRefusal.NotCancelled, Assert.IsType<RestoreOutcome.Refused>(first[1]).Why);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task A_meal_that_was_not_cancelled_keeps_its_reason_after_the_reasons_were_lost()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-3)), [world.Meal(0, 11, 27)]);
        var op = world.Op(Cutoff.AddHours(-2));
        var first = await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);
        await ForgetRefusalsAsync(world, op);

        var again = await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);

        Assert.IsType<CancelOutcome.Cancelled>(first[0]);
        Assert.Equal(CancelRefusal.AlreadyCancelled, Assert.IsType<CancelOutcome.Refused>(first[1]).Why);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Reasons_that_were_found_again_are_kept_for_the_next_time()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-3)), [world.Meal(0, 11, 26)]);
        var op = world.Op(Cutoff.AddHours(-2));
        await new RestoreMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);
        await ForgetRefusalsAsync(world, op);
        var found = await new RestoreMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-1)), [world.Meal(0, 11, 27)]);

        var later = await new RestoreMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(0, 11, 27)]);

        Assert.Equal(found, later);
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and restored_at is null"));
    }

    private static async Task<World> TwoDaysAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 1);
        await world.AddDayAsync(11, 26, Cutoff);
        await world.AddDayAsync(11, 27, Cutoff);
        return world;
    }

    /// <summary>As after a crash between the act and the keeping of its refusals.</summary>
    private static Task<int> ForgetRefusalsAsync(World world, Operation op) => world.Db.WriteAsync(
        world.Service,
        transaction => transaction.ExecuteAsync("update operation set refused = null where tenant = @tenant and op_id = @id", new { id = op.Id }));
}

public sealed class RepeatedSendingOnSqlite() : RepeatedSendingTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class RepeatedSendingOnPostgres() : RepeatedSendingTests(Engine.Postgres);
