using AntiGaspi.App.Calendar;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Refunds;

/// <summary>A refund stands only on a day that the plan bills (domain.md §2.4, invariant d; S7, S10, S16).</summary>
public abstract class UnbilledMealsTests(Engine engine)
{
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateTimeOffset Now = World.Morning;

    [Theory]
    [InlineData(StatedPlan.Flat)]
    [InlineData(StatedPlan.Boarder)]
    [InlineData(StatedPlan.NotExpected)]
    public async Task S10_a_meal_that_the_new_plan_does_not_bill_brings_back_nothing_and_the_other_stands(StatedPlan plan)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await CancelledAsync(db);
        var days = plan == StatedPlan.NotExpected ? Weekdays.None : Weekdays.Of(DayOfWeek.Monday);

        Assert.IsType<PlanOutcome.Set>(await new SetMealPlan(db).RunAsync(world.OfficeScope, new(world.Pupils[0], plan, days, Today.AddDays(1)), Today, Now));
        Assert.Equal(plan == StatedPlan.Flat ? 1 : 2, await new RevalueMeals(db).RunAsync(world.Service, Now));

        // The Monday of the shorter flat rate is billed still, at the price it had.
        Assert.Equal(plan == StatedPlan.Flat ? 335 : 0, await world.BalanceAsync(0));
        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Now));
        Assert.Equal(0, await BalanceOfAsync(world, Tuesday));
    }

    [Fact]
    public async Task S7_and_S16_a_departure_takes_the_refunds_back_and_a_return_brings_them_again_as_often_as_it_happens()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await CancelledAsync(db);
        for (var time = 0; time < 3; time++)
        {
            await LeaveAsync(world, new DateOnly(2026, 11, 30));
            Assert.Equal(1, await new RevalueMeals(db).RunAsync(world.Service, Now));
            Assert.Equal(335, await world.BalanceAsync(0));

            await LeaveAsync(world, null);
            Assert.Equal(1, await new RevalueMeals(db).RunAsync(world.Service, Now));
            Assert.Equal(670, await world.BalanceAsync(0));
        }

        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and restored_at is null"));
    }

    [Theory]
    [InlineData(true, 670)]
    [InlineData(false, 0)]
    public async Task S16_who_comes_back_later_keeps_what_was_refunded_of_an_earlier_stay(bool wasThere, long cents)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await CancelledAsync(db);
        await db.WriteAsync(world.Service, async transaction =>
        {
            var values = new { pupil = world.Pupils[0], first = new DateOnly(2027, 1, 4), Tuesday };
            await transaction.ExecuteAsync("update pupil set entry_day = @first where tenant = @tenant and pupil_id = @pupil", values);
            return wasThere ? await transaction.ExecuteAsync("insert into earlier_stay (tenant, pupil_id, last_day) values (@tenant, @pupil, @Tuesday)", values) : 0;
        });

        Assert.Equal(wasThere ? 0 : 2, await new RevalueMeals(db).RunAsync(world.Service, Now));
        Assert.Equal(cents, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task What_a_closure_refunded_goes_with_the_plan_and_comes_back_with_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await DaysAsync(db);
        await new DeclareEvent(db).RunAsync(world.OfficeScope, new NewEvent(EventKind.Closure, world.Place, Tuesday, Tuesday, "panne"), Now);
        Assert.Equal(335, await world.BalanceAsync(0));
        for (var time = 0; time < 2; time++)
        {
            await LeaveAsync(world, new DateOnly(2026, 11, 30));
            Assert.Equal(1, await new RevalueMeals(db).RunAsync(world.Service, Now));
            Assert.Equal((0, 335), (await world.BalanceAsync(0), await world.BalanceAsync(1)));

            await LeaveAsync(world, null);
            Assert.Equal(1, await new RevalueMeals(db).RunAsync(world.Service, Now));
            Assert.Equal(335, await world.BalanceAsync(0));
        }
    }

    [Fact]
    public async Task What_a_revaluation_entered_for_a_closure_is_taken_back_with_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await DaysAsync(db);
        await LeaveAsync(world, new DateOnly(2026, 11, 30));
        var closure = Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(world.OfficeScope, new NewEvent(EventKind.Closure, world.Place, Tuesday, Tuesday, "panne"), Now));
        await LeaveAsync(world, null);
        Assert.Equal(1, await new RevalueMeals(db).RunAsync(world.Service, Now));
        Assert.Equal((335, 335), (await world.BalanceAsync(0), await world.BalanceAsync(1)));

        var taken = Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawEvent(db).RunAsync(world.OfficeScope, closure.Effect.EventId, Now));

        Assert.Equal(670, taken.Effect.Refunded.Cents);
        Assert.Equal((0, 0), (await world.BalanceAsync(0), await world.BalanceAsync(1)));
        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Now));
    }

    [Fact]
    public async Task A_plan_that_is_deleted_once_its_time_is_over_takes_no_refund_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await CancelledAsync(db);
        await new DeclareEvent(db).RunAsync(world.OfficeScope, new NewEvent(EventKind.Closure, world.Place, Tuesday, Tuesday, "panne"), Now);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update meal_plan set valid_to = @end where tenant = @tenant", new { end = new DateOnly(2026, 12, 5) }));
        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Now));
        var (first, second) = (await world.BalanceAsync(0), await world.BalanceAsync(1));
        Assert.Equal((670, 335), (first, second));

        var later = Now.AddYears(2);
        await new ApplyRetention(db).RunAsync(world.Service, later);
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from meal_plan where tenant = @tenant"));

        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, later));
        Assert.Equal((first, second), (await world.BalanceAsync(0), await world.BalanceAsync(1)));
    }

    [Fact]
    public async Task A_pupil_who_was_erased_keeps_the_refunds_of_this_very_year()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await CancelledAsync(db);
        await LeaveAsync(world, new DateOnly(2026, 12, 2));
        Assert.IsType<EraseOutcome.Erased>(await new ErasePerson(db).RunAsync(world.Service, ErasedKind.Pupil, world.Pupils[0], ErasureCare.CreditSettled, Now.AddDays(20)));

        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Now.AddDays(20)));
        Assert.Equal(670, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task A_day_that_was_added_and_withdrawn_is_never_taken_for_a_closure()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await DaysAsync(db);
        await db.WriteAsync(world.Service, async transaction =>
        {
            var values = new { id = World.NewId(), world.Place, Tuesday, world.Office, now = Now };
            await transaction.ExecuteAsync(
                """
                insert into calendar_event (tenant, event_id, place_id, kind, first_day, last_day, label, plan_weekday, created_at, created_by, withdrawn_at)
                values (@tenant, @id, @Place, 'catch_up', @Tuesday, @Tuesday, 'rattrapage', 2, @now, @Office, @now)
                """, values);
            return await transaction.ExecuteAsync(
                "update service_day set status = 'closed', closed_by = @id where tenant = @tenant and place_id = @Place and day = @Tuesday", values);
        });

        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Now));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant"));
    }

    private static async Task<World> CancelledAsync(Db db)
    {
        var world = await DaysAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Now), [world.Meal(0, 11, 30), world.Meal(0, 12, 1)]);
        Assert.Equal(670, await world.BalanceAsync(0));
        return world;
    }

    private static async Task<World> DaysAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 2);
        await world.AddDayAsync(11, 30, World.Paris(11, 27, 10));
        await world.AddDayAsync(12, 1, World.Paris(11, 30, 10));
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @Place, 1, 27, '11:45')", new { world.Place }));
        return world;
    }

    private static Task<int> LeaveAsync(World world, DateOnly? last) => world.Db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
        "update pupil set exit_day = @last where tenant = @tenant and pupil_id = @pupil", new { last, pupil = world.Pupils[0] }));

    private static Task<long> BalanceOfAsync(World world, DateOnly day) => world.ScalarAsync<long>(
        """
        select cast(coalesce(sum(case when credit = 'family' then cents else -cents end), 0) as bigint) from ledger_entry
        where tenant = @tenant and day = @day
        """, new { day });
}

public sealed class UnbilledMealsOnSqlite() : UnbilledMealsTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class UnbilledMealsOnPostgres() : UnbilledMealsTests(Engine.Postgres);
