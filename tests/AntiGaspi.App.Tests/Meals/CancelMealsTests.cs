using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

public abstract class CancelMealsTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);

    [Fact]
    public async Task S1_a_meal_cancelled_one_second_before_the_cutoff_is_taken_out_and_refunded()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 3);

        var answer = Assert.Single(await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddSeconds(-1)), [world.Meal(0, 11, 26)]));

        Assert.Equal(new CancelOutcome.Cancelled(world.Meal(0, 11, 26), new Money(335)), answer);
        Assert.Equal(335, await world.BalanceAsync(0));
        Assert.Equal(0, await world.BalanceAsync(1));
        await new SealHeadcount(db).RunAsync(world.Service, Thursday(world), Cutoff.AddSeconds(90));
        Assert.Equal(2, await world.ScalarAsync<long>("select sum(covers) from headcount_line where tenant = @tenant"));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_request_is_in_time_to_the_millisecond(int milliseconds, bool accepted)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);

        var answer = Assert.Single(await new CancelMeals(db).RunAsync(
            world.Family(0), world.Op(Cutoff.AddMilliseconds(milliseconds)), [world.Meal(0, 11, 26)]));

        Assert.Equal(accepted, answer is CancelOutcome.Cancelled);
        if (!accepted)
        {
            Assert.Equal(CancelRefusal.TooLate, Assert.IsType<CancelOutcome.Refused>(answer).Why);
        }
    }

    [Fact]
    public async Task S2_after_the_freeze_a_request_is_late_and_the_frozen_number_stays()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 3);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddSeconds(-1)), [world.Meal(0, 11, 26)]);
        await new SealHeadcount(db).RunAsync(world.Service, Thursday(world), Cutoff.AddMinutes(2));

        var late = Assert.IsType<CancelOutcome.Refused>(Assert.Single(await new CancelMeals(db).RunAsync(
            world.Family(1), world.Op(Cutoff.AddMinutes(7)), [world.Meal(1, 11, 26)])));
        var told = Assert.Single(await new TellLate(db).RunAsync(world.Family(1), world.Op(Cutoff.AddMinutes(8)), [world.Meal(1, 11, 26)]));

        Assert.Equal((CancelRefusal.TooLate, Cutoff.ToUniversalTime()), (late.Why, late.CutoffAt));
        Assert.IsType<LateNoticeOutcome.Told>(told);
        Assert.Equal(2, await world.ScalarAsync<long>("select sum(covers) from headcount_line where tenant = @tenant"));
        Assert.Equal(0, await world.BalanceAsync(1));
    }

    [Fact]
    public async Task S3_a_meal_restored_before_the_cutoff_leaves_two_entries_and_nothing_owed()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-14)), [world.Meal(0, 11, 26)]);

        var restored = Assert.Single(await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(-30)), [world.Meal(0, 11, 26)]));

        Assert.IsType<RestoreOutcome.Restored>(restored);
        Assert.Equal(0, await world.BalanceAsync(0));
        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant"));
    }

    [Fact]
    public async Task S3b_a_meal_cannot_be_restored_once_the_kitchen_has_counted()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-1)), [world.Meal(0, 11, 26)]);

        var refused = Assert.IsType<RestoreOutcome.Refused>(Assert.Single(
            await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(1)), [world.Meal(0, 11, 26)])));

        Assert.Equal(RestoreRefusal.TooLate, refused.Why);
        Assert.Equal(335, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task S12_the_same_sending_twice_gives_the_same_answer_even_after_the_cutoff()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);
        var op = world.Op(Cutoff.AddSeconds(-2));
        MealRef[] meals = [world.Meal(0, 11, 26), world.Meal(0, 11, 25)];

        var first = await new CancelMeals(db).RunAsync(world.Family(0), op, meals);
        var again = await new CancelMeals(db).RunAsync(world.Family(0), op with { ReceivedAt = Cutoff.AddMinutes(3) }, meals.Reverse().ToArray());

        Assert.Equal(first, again);
        Assert.IsType<CancelOutcome.Refused>(first[0]);
        Assert.IsType<CancelOutcome.Cancelled>(first[1]);
        Assert.Equal(335, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task A_sending_repeated_after_an_undo_does_not_cancel_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);
        var op = world.Op(Cutoff.AddHours(-3));
        var first = await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)]);
        await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-2)), [world.Meal(0, 11, 26)]);

        var again = await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)]);

        Assert.Equal(first, again);
        Assert.Equal(0, await world.BalanceAsync(0));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and restored_at is null"));
    }

    [Fact]
    public async Task A_key_used_for_another_body_changes_nothing_and_says_so()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 2);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
        var op = world.Op(Cutoff.AddHours(-3));
        await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)]);

        await Assert.ThrowsAsync<OperationReusedException>(() => new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 27)]));

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant"));
        Assert.Equal(335, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task The_meal_of_somebody_elses_child_is_unknown_and_stays()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 2);

        var answer = Assert.IsType<CancelOutcome.Refused>(Assert.Single(
            await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-3)), [world.Meal(1, 11, 26)])));

        Assert.Equal((CancelRefusal.UnknownMeal, (DateTimeOffset?)null), (answer.Why, answer.CutoffAt));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant"));
    }

    [Fact]
    public async Task Another_tenants_meal_is_unknown_even_to_the_same_account()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils: 1);

        var elsewhere = world.Family(0) with { Tenant = 61 };
        var answer = Assert.IsType<CancelOutcome.Refused>(Assert.Single(
            await new CancelMeals(db).RunAsync(elsewhere, world.Op(Cutoff.AddHours(-3)), [world.Meal(0, 11, 26)])));

        Assert.Equal(CancelRefusal.UnknownMeal, answer.Why);
    }

    [Fact]
    public async Task The_second_tier_refunds_its_own_share()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 2);
        await world.AddDayAsync(11, 26, Cutoff, firstTier: Cutoff.AddDays(-5));

        var early = await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddDays(-5).AddMilliseconds(-1)), [world.Meal(0, 11, 26)]);
        var later = await new CancelMeals(db).RunAsync(world.Family(1), world.Op(Cutoff.AddDays(-5)), [world.Meal(1, 11, 26)]);

        Assert.Equal(new Money(335), Assert.IsType<CancelOutcome.Cancelled>(early[0]).Refund);
        Assert.Equal(new Money(185), Assert.IsType<CancelOutcome.Cancelled>(later[0]).Refund);
    }

    [Fact]
    public async Task Without_a_reglement_the_kitchen_is_told_and_no_euro_is_written()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 1, regulated: false);
        await world.AddDayAsync(11, 26, Cutoff, regulated: false);

        var answer = await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-1)), [world.Meal(0, 11, 26)]);

        Assert.Null(Assert.IsType<CancelOutcome.Cancelled>(answer[0]).Refund);
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant"));
    }

    [Fact]
    public async Task A_meal_whose_price_is_not_known_here_is_counted_as_a_day_without_an_amount()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 1, priceCents: null);
        await world.AddDayAsync(11, 26, Cutoff);

        var answer = await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-1)), [world.Meal(0, 11, 26)]);

        Assert.Null(Assert.IsType<CancelOutcome.Cancelled>(answer[0]).Refund);
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and regulation_id is not null"));
    }

    private static ServiceKey Thursday(World world) => new(world.Place, new(2026, 11, 26), MealService.Lunch);

    private static async Task<World> ThursdayAsync(Db db, int pupils)
    {
        var world = await World.CreateAsync(db, pupils);
        await world.AddDayAsync(11, 26, Cutoff);
        return world;
    }
}

public sealed class CancelMealsOnSqlite() : CancelMealsTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class CancelMealsOnPostgres() : CancelMealsTests(Engine.Postgres);
