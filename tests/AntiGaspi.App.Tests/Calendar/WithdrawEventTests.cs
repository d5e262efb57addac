using AntiGaspi.App.Calendar;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Calendar;

/// <summary>Monday 30 November and Tuesday 1 December 2026, with their cutoffs on the serving day before at ten.</summary>
public abstract class WithdrawEventTests(Engine engine)
{
    private static readonly DateOnly Monday = new(2026, 11, 30);
    private static readonly DateOnly Tuesday = new(2026, 12, 1);
    private static readonly DateOnly Wednesday = new(2026, 12, 2);
    private static readonly DateOnly Thursday = new(2026, 12, 3);
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
    public async Task An_event_is_not_withdrawn_late_nor_by_another_office()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var declared = await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Monday, "grève"));
        var stranger = new Scope(world.Tenant, World.NewId(), Role.SchoolManager, []);

        Assert.Equal(WithdrawRefusal.UnknownEvent, await RefusedAsync(world, declared.EventId, Before, stranger));
        Assert.Equal(WithdrawRefusal.UnknownEvent, await RefusedAsync(world, World.NewId(), Before));
        Assert.Equal(WithdrawRefusal.TooLate, await RefusedAsync(world, declared.EventId, MondayCutoff));
        Assert.Equal(3, await ExpectedAsync(world));
        Assert.IsType<EventOutcome.Refused>(await new DeclareEvent(db).RunAsync(
            stranger, new NewEvent(EventKind.Trip, world.Place, Tuesday, Tuesday, "musée", world.School, "5B"), Before));
    }

    [Fact]
    public async Task A_day_that_two_closures_take_out_opens_again_when_the_last_of_them_is_withdrawn()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var strike = await DeclaredAsync(world, new NewEvent(EventKind.Strike, world.Place, Monday, Monday, "grève"));
        var closure = await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Tuesday, "panne"));
        Assert.Equal((2 * 335, 0), (await world.BalanceAsync(0), await ExpectedAsync(world)));

        Assert.Equal(0, (await WithdrawnAsync(world, strike.EventId)).Refunded.Cents);
        Assert.Equal((2 * 335, 0), (await world.BalanceAsync(0), await ExpectedAsync(world)));

        Assert.Equal(6 * 335, (await WithdrawnAsync(world, closure.EventId)).Refunded.Cents);
        Assert.Equal((0, 6), (await world.BalanceAsync(0), await ExpectedAsync(world)));
        Assert.Equal(0, await new RevalueMeals(db).RunAsync(world.Service, Before));
    }

    [Fact]
    public async Task A_trip_that_was_declared_again_with_its_right_dates_outlives_the_wrong_one()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var wrong = await DeclaredAsync(world, new NewEvent(EventKind.Trip, world.Place, Monday, Monday, "musée", world.School, "5B"));
        var right = await DeclaredAsync(world, new NewEvent(EventKind.Trip, world.Place, Monday, Tuesday, "musée", world.School, "5B"));

        Assert.Equal(0, (await WithdrawnAsync(world, wrong.EventId)).Refunded.Cents);
        Assert.Equal((2 * 335, 0), (await world.BalanceAsync(0), await ExpectedAsync(world)));

        await WithdrawnAsync(world, right.EventId);
        Assert.Equal((0, 6), (await world.BalanceAsync(0), await ExpectedAsync(world)));
    }

    [Fact]
    public async Task A_class_does_not_come_back_under_a_closure_where_it_would_pay_for_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        var trip = await DeclaredAsync(world, new NewEvent(EventKind.Trip, world.Place, Monday, Monday, "musée", world.School, "5B"));
        await DeclaredAsync(world, new NewEvent(EventKind.Closure, world.Place, Monday, Monday, "panne"));
        Assert.Equal(335, await world.BalanceAsync(0));
        Assert.Equal(WithdrawRefusal.Overlapped, await RefusedAsync(world, trip.EventId, Before));
        Assert.Equal(335, await world.BalanceAsync(0));
    }

    [Fact]
    public async Task A_day_that_was_added_stays_while_another_event_refunds_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ServedAsync(db);
        var added = await DeclaredAsync(world, CatchUp(world));
        var trip = await DeclaredAsync(world, new NewEvent(EventKind.Trip, world.Place, Wednesday, Wednesday, "musée", world.School, "5B"));
        Assert.Equal(WithdrawRefusal.Overlapped, await RefusedAsync(world, added.EventId, Before));
        await WithdrawnAsync(world, trip.EventId);
        await WithdrawnAsync(world, added.EventId);
        Assert.Equal(0, await world.BalanceAsync(0));
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
    public async Task A_day_that_is_added_is_served_at_once_and_moves_the_next_deadline_until_it_is_withdrawn()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ServedAsync(db);
        Assert.Equal(World.Paris(12, 1, 10), await CutoffAsync(world, Thursday));

        var told = await DeclaredAsync(world, CatchUp(world), dryRun: true);
        Assert.Equal((1, 3, 0), (told.Days, told.Meals, (int)told.Refunded.Cents));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from service_day where tenant = @tenant and day = @Wednesday", new { Wednesday }));

        var declared = await DeclaredAsync(world, CatchUp(world));
        Assert.Equal(World.Paris(12, 1, 10), await CutoffAsync(world, Wednesday));
        Assert.Equal(World.Paris(12, 2, 10), await CutoffAsync(world, Thursday));
        await CancelAsync(world, 0, Wednesday);
        Assert.Equal(335, await world.BalanceAsync(0));

        // The day is not billed any more: what was refunded for it is taken back.
        var withdrawn = await WithdrawnAsync(world, declared.EventId);
        Assert.Equal((2, 335), (withdrawn.Meals, (int)withdrawn.Refunded.Cents));
        Assert.Equal(0, await world.BalanceAsync(0));
        Assert.Equal(World.Paris(12, 1, 10), await CutoffAsync(world, Thursday));
    }

    [Fact]
    public async Task A_day_that_was_added_and_withdrawn_may_be_added_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ServedAsync(db);
        var declared = await DeclaredAsync(world, CatchUp(world));
        await WithdrawnAsync(world, declared.EventId);
        Assert.Equal("closed", await world.ScalarAsync<string>("select status from service_day where tenant = @tenant and day = @Wednesday", new { Wednesday }));
        await DeclaredAsync(world, CatchUp(world));
        Assert.Equal("open", await world.ScalarAsync<string>("select status from service_day where tenant = @tenant and day = @Wednesday", new { Wednesday }));
        Assert.Equal(EventRefusal.AlreadyServed, await NotDeclaredAsync(world, CatchUp(world)));
    }

    [Fact]
    public async Task A_day_is_not_added_once_families_could_no_longer_cancel_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ServedAsync(db);
        Assert.Equal(EventRefusal.TooLate, await NotDeclaredAsync(world, CatchUp(world), World.Paris(12, 1, 10)));
        Assert.Equal(EventRefusal.TooLate, await NotDeclaredAsync(world, CatchUp(world) with { FirstDay = new(2026, 11, 18), LastDay = new(2026, 11, 18) }));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from service_day where tenant = @tenant and plan_bit = 16 and day in ('2026-11-18', '2026-12-02')"));
        Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(db).RunAsync(world.OfficeScope, CatchUp(world), World.Paris(12, 1, 10).AddMilliseconds(-1)));
    }

    [Fact]
    public async Task The_same_sending_twice_at_once_is_one_event_and_the_same_key_for_another_is_refused()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ServedAsync(db);
        foreach (var asked in new[] { CatchUp(world), new NewEvent(EventKind.Strike, world.Place, Monday, Monday, "grève") })
        {
            var keyed = asked with { Key = World.NewId() };
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new DeclareEvent(db).RunAsync(world.OfficeScope, keyed, Before)));
            Assert.Single(answers.OfType<EventOutcome.Declared>());
            Assert.Equal(3, answers.OfType<EventOutcome.Repeated>().Count(one => one.EventId == keyed.Key));
            Assert.Equal(EventRefusal.KeyReused, await NotDeclaredAsync(world, keyed with { Label = "autre" }));
            Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from calendar_event where tenant = @tenant and event_id = @Key", new { keyed.Key }));
        }
    }

    [Fact]
    public async Task The_story_of_an_event_adds_up_to_its_amount()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await TwoDaysAsync(db);
        await CancelAsync(world, 0, Monday);
        var declared = await DeclaredAsync(world, new NewEvent(EventKind.Strike, world.Place, Monday, Tuesday, "grève"));
        var story = await new ExplainEvent(db).RunAsync(world.OfficeScope, declared.EventId);

        Assert.Equal(declared.Story.Classes, story.Classes);
        var row = Assert.Single(story.Classes);
        Assert.Equal(("5B", 3, 6, 1, 5 * 335L), (row.Division, row.Pupils, row.Meals, row.Cancelled, row.Cents));
        Assert.Equal((5, 5 * 335L), (Assert.Single(story.Movements).Entries, story.Movements[0].Total.Cents));
        Assert.Empty((await new ExplainEvent(db).RunAsync(new Scope(world.Tenant, World.NewId(), Role.SchoolManager, []), declared.EventId)).Classes);

        await WithdrawnAsync(world, declared.EventId);
        var back = await new ExplainEvent(db).RunAsync(world.OfficeScope, declared.EventId);
        Assert.Equal(0, back.Classes.Sum(one => one.Cents));
        Assert.Equal(["event_refund", "event_undo"], back.Movements.Select(one => one.Kind).Order(StringComparer.Ordinal));
    }

    private static async Task<World> TwoDaysAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 3);
        await world.AddDayAsync(11, 30, MondayCutoff);
        await world.AddDayAsync(12, 1, World.Paris(11, 30, 10));
        return world;
    }

    // The same, with the weekdays served, from which the days of the school year are made.
    private static async Task<World> ServedAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 3);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @Place, 1, 27, '11:45')", new { world.Place }));
        await new RefreshServiceDays(db).RunAsync(world.Service, Before, new(2026, 11, 1));
        return world;
    }

    private static NewEvent CatchUp(World world) => new(EventKind.CatchUp, world.Place, Wednesday, Wednesday, "rattrapage", PlanWeekday: 5);

    private static Task<DateTimeOffset> CutoffAsync(World world, DateOnly day) =>
        world.ScalarAsync<DateTimeOffset>("select cutoff_at from service_day where tenant = @tenant and day = @day", new { day });

    private static async Task<EventRefusal> NotDeclaredAsync(World world, NewEvent asked, DateTimeOffset? at = null) =>
        Assert.IsType<EventOutcome.Refused>(await new DeclareEvent(world.Db).RunAsync(world.OfficeScope, asked, at ?? Before)).Why;

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
