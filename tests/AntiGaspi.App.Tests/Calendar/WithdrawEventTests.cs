using AntiGaspi.App.Calendar;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Calendar;

/// <summary>Monday 30 November and Tuesday 1 December 2026, with their cutoffs on the serving day before at ten.</summary>
public abstract class WithdrawEventTests(Engine engine)
{
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly DateTimeOffset Before = World.Paris(11, 26, 9);
    private static readonly DateTimeOffset MondayCutoff = World.Paris(11, 27, 10);

    [Fact]
    public async Task A_closure_is_told_with_its_numbers_declared_then_withdrawn_and_nothing_is_owed_any_more()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        await CancelAsync(world, 0, Monday);
        var closure = new NewEvent(EventKind.Closure, world.Place, Monday, Tuesday, "panne de chauffage");

        var told = await DeclaredAsync(world, closure, dryRun: true);
        Assert.Equal((2, 6, 6 * 335 - 335), (told.Days, told.Meals, (int)told.Refunded.Cents));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from calendar_event where tenant = @tenant"));

        var declared = await DeclaredAsync(world, closure);
        Assert.Equal(0, await ExpectedAsync(world));
        Assert.Equal(2 * 335, await world.BalanceAsync(0));
        Assert.Equal(2 * 335, await world.BalanceAsync(1));

        var withdrawn = await WithdrawnAsync(world, declared.EventId);
        Assert.Equal(declared.Refunded, withdrawn.Refunded);
        Assert.Equal(5, await ExpectedAsync(world));
        Assert.Equal(335, await world.BalanceAsync(0));
        Assert.Equal(0, await world.BalanceAsync(1));

        // Declared again, it is another event, and each cent is entered again once.
        await DeclaredAsync(world, closure);
        Assert.Equal(2 * 335, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task A_trip_takes_the_class_out_and_its_withdrawal_brings_it_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var trip = new NewEvent(EventKind.Trip, world.Place, Monday, Monday, "musée", world.School, "5B");
        var declared = await DeclaredAsync(world, trip);
        Assert.Equal((3, 3 * 335), (declared.Meals, (int)declared.Refunded.Cents));
        Assert.Equal(3, await ExpectedAsync(world));

        Assert.Equal(3, (await WithdrawnAsync(world, declared.EventId)).Meals);
        Assert.Equal(6, await ExpectedAsync(world));
        Assert.Equal(0, await world.BalanceAsync(2));
    }

    [Fact]
    public async Task An_event_is_not_withdrawn_late_nor_twice_nor_by_another_office_nor_under_another_closure()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var declared = await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Monday, "grève"));
        var stranger = new Scope(world.Tenant, World.NewId(), Role.SchoolManager, []);

        Assert.Equal(WithdrawRefusal.UnknownEvent, await RefusedAsync(world, declared.EventId, Before, stranger));
        Assert.Equal(WithdrawRefusal.UnknownEvent, await RefusedAsync(world, World.NewId(), Before));
        Assert.Equal(WithdrawRefusal.TooLate, await RefusedAsync(world, declared.EventId, MondayCutoff));
        await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Tuesday, "panne"));
        Assert.Equal(WithdrawRefusal.Overlapped, await RefusedAsync(world, declared.EventId, Before));
        Assert.Equal(0, await ExpectedAsync(world));

        var other = await db.ReadAsync<Guid>(world.Service, "select event_id from calendar_event where tenant = @tenant and label = 'panne'");
        Assert.Equal(WithdrawRefusal.Overlapped, await RefusedAsync(world, other[0], Before));
        Assert.IsType<EventOutcome.Refused>(await new DeclareEvent(db).RunAsync(
            stranger, new NewEvent(EventKind.Trip, world.Place, Tuesday, Tuesday, "musée", world.School, "5B"), Before));
    }

    [Fact]
    public async Task A_withdrawal_is_done_once()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var declared = await DeclaredAsync(world, new NewEvent(EventKind.Strike, world.Place, Monday, Monday, "grève"));
        await new WithdrawEvent(db).RunAsync(world.OfficeScope, declared.EventId, Before, dryRun: true);
        await WithdrawnAsync(world, declared.EventId);
        Assert.Equal(WithdrawRefusal.AlreadyWithdrawn, await RefusedAsync(world, declared.EventId, Before));
        Assert.Equal(6, await ExpectedAsync(world));
    }

    [Fact]
    public async Task A_family_may_cancel_again_a_meal_of_a_day_that_opens_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var declared = await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Monday, "panne"));
        await WithdrawnAsync(world, declared.EventId);
        await CancelAsync(world, 1, Monday);
        Assert.Equal(335, await world.BalanceAsync(1));
    }

    [Fact]
    public async Task A_day_that_was_added_and_withdrawn_may_be_added_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var added = new NewEvent(EventKind.CatchUp, world.Place, new(2026, 12, 2), new(2026, 12, 2), "rattrapage", PlanWeekday: 5);
        var declared = await DeclaredAsync(world, added);
        await world.AddDayAsync(12, 2, World.Paris(12, 1, 10));
        await WithdrawnAsync(world, declared.EventId);
        Assert.Equal("closed", await world.ScalarAsync<string>("select status from service_day where tenant = @tenant and day = @day", new { day = added.FirstDay }));
        await DeclaredAsync(world, added);
        Assert.Equal("open", await world.ScalarAsync<string>("select status from service_day where tenant = @tenant and day = @day", new { day = added.FirstDay }));
        Assert.Equal(EventRefusal.AlreadyServed, Assert.IsType<EventOutcome.Refused>(await new DeclareEvent(db).RunAsync(world.OfficeScope, added, Before)).Why);
    }

    private static async Task<World> TwoDaysAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 3);
        await world.AddDayAsync(11, 30, MondayCutoff);
        await world.AddDayAsync(12, 1, World.Paris(11, 30, 10));
        return world;
    }

    private static async Task CancelAsync(World world, int pupil, DateOnly day) => Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(
        await new CancelMeals(world.Db).RunAsync(world.Family(pupil), world.Op(Before), [world.Meal(pupil, day.Month, day.Day)])));

    private static async Task<EventEffect> DeclaredAsync(World world, NewEvent asked, bool dryRun = false) =>
        Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(world.Db).RunAsync(world.OfficeScope, asked, Before, dryRun)).Effect;

    private static async Task<EventEffect> WithdrawnAsync(World world, Guid id) =>
        Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawEvent(world.Db).RunAsync(world.OfficeScope, id, Before)).Effect;

    private static async Task<WithdrawRefusal> RefusedAsync(World world, Guid id, DateTimeOffset now, Scope? scope = null) =>
        Assert.IsType<WithdrawOutcome.Refused>(await new WithdrawEvent(world.Db).RunAsync(scope ?? world.OfficeScope, id, now)).Why;

    private static Task<long> ExpectedAsync(World world) => world.ScalarAsync<long>(
        "select count(*) from meal where tenant = @tenant and is_planned and status <> 'closed' and not is_excused and cancellation_id is null");
}

public sealed class WithdrawEventOnSqlite() : WithdrawEventTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class WithdrawEventOnPostgres() : WithdrawEventTests(Engine.Postgres);
