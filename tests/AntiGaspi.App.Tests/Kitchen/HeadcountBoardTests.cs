using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Tests.Kitchen;

/// <summary>The number that the chef reads, against a count of the raw rows.</summary>
public abstract class HeadcountBoardTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    [Fact]
    public async Task A_number_is_the_pupils_less_those_cancelled_with_the_adults_and_the_adjustment()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await AddCoversAsync(world, "adults", "adultes", 4);
        await AddCoversAsync(world, "adjustment", "", -2);
        Assert.Equal(10 + 4 - 2, (await ReadAsync(world)).Count.Meals);

        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddSeconds(-1)), [world.Meal(0, 11, 26)]);

        var day = await ReadAsync(world);
        Assert.Equal((11, 11, 9), (day.Count.Meals, day.Count.Seats, day.Count.Pupils));
        Assert.Equal(9, await world.ScalarAsync<long>(
            """
            select count(*) from meal_plan m where m.tenant = @tenant and not exists (
              select 1 from cancellation c where c.tenant = m.tenant and c.pupil_id = m.pupil_id and c.restored_at is null)
            """));
        Assert.Equal((null, 0), (day.SealedAt, day.Version));
    }

    [Fact]
    public async Task A_packed_meal_is_a_seat_and_no_meal_to_cook()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await ExecuteAsync(world, "update meal_plan set menu_option = @PackedMeal where tenant = @tenant and pupil_id = @pupil", new { Headcount.PackedMeal, pupil = world.Pupils[3] });

        var count = (await ReadAsync(world)).Count;

        Assert.Equal((9, 10), (count.Meals, count.Seats));
    }

    [Fact]
    public async Task A_frozen_day_keeps_its_number_and_counts_late_notices_beside_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await new SealHeadcount(db).RunAsync(world.Service, Key(world), Cutoff.AddSeconds(90));
        await new TellLate(db).RunAsync(world.Family(1), world.Op(Cutoff.AddMinutes(5)), [world.Meal(1, 11, 26)]);
        await AddCoversAsync(world, "adults", "adultes", 4);

        var day = await ReadAsync(world);

        Assert.Equal((10, 1, 1, Cutoff.AddSeconds(90).ToUniversalTime()), (day.Count.Meals, day.Version, day.LateNotices, day.SealedAt));
    }

    [Fact]
    public async Task A_class_on_a_trip_leaves_the_count_and_is_named()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await ExecuteAsync(world, "update pupil set division = '4B' where tenant = @tenant and pupil_id = @pupil", new { pupil = world.Pupils[0] });
        await DeclareAsync(world, new(EventKind.Trip, world.Place, Thursday, Thursday, "musée", world.School, "4B"));

        var day = await ReadAsync(world);

        Assert.Equal(9, day.Count.Meals);
        Assert.Equal(new BoardEvent("trip", "musée", "4B", 1), Assert.Single(day.Away));
        var story = await new HeadcountStory(db).OfDayAsync(world.OfficeScope, Key(world));
        Assert.Equal([new("4B", 1, 0, 1, 0), new("5B", 9, 0, 0, 0)], story);
        Assert.Equal(day.Count.Pupils, story.Sum(division => division.Counted));
    }

    [Fact]
    public async Task A_strike_closes_the_day_and_says_so()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await DeclareAsync(world, new(EventKind.Strike, world.Place, Thursday, Thursday, "préavis"));

        var day = await ReadAsync(world);

        Assert.Equal((DayStatus.Closed, 0), (day.Status, day.Count.Meals));
        Assert.Equal(new BoardEvent("strike", "préavis", "", 0), day.ClosedBy);
    }

    [Fact]
    public async Task Changes_are_told_by_request_without_any_name_and_only_since_the_instant_asked()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddDays(-1)), [world.Meal(0, 11, 26)]);
        await new CancelMeals(db).RunAsync(world.Family(1), world.Op(Cutoff.AddHours(-1)), [world.Meal(1, 11, 26)]);
        await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(-5)), [world.Meal(0, 11, 26)]);

        var changes = await new HeadcountStory(db).ChangesAsync(world.OfficeScope, world.Place, Cutoff.AddHours(-10), Thursday);

        Assert.Equal([("restored", 1), ("cancelled", 1)], changes.Select(change => (change.Kind, change.Meals)));
    }

    [Fact]
    public async Task Changes_tell_a_trip_and_guests_as_well()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddDays(-1)), [world.Meal(0, 11, 26)]);
        await DeclareAsync(world, new(EventKind.Trip, world.Place, Thursday, Thursday, "musée", world.School, "5B"));
        await AddCoversAsync(world, "adults", "professeurs", 12);
        await AddCoversAsync(world, "adjustment", "chef", -2);
        await ExecuteAsync(world, "update extra_cover set withdrawn_at = @gone where tenant = @tenant and covers = 12", new { gone = World.Morning.AddHours(1) });

        var changes = await new HeadcountStory(db).ChangesAsync(world.OfficeScope, world.Place, World.Morning, Thursday);

        Assert.Equal([("event", 9), ("guests", -12), ("guests", 10)], changes.Where(change => change.Kind != "cancelled").Select(change => (change.Kind, change.Meals)));
        Assert.Equal("jeudi 26 novembre\u00A0: 12 repas de moins", KitchenTexts.Sum(Thursday, changes));
    }

    [Fact]
    public async Task An_account_without_a_grant_sees_no_place_and_no_day()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        var stranger = new Scope(world.Tenant, world.Families[0], Role.HeadCook, [world.School]);

        Assert.Empty(await new HeadcountBoard(db).PlacesAsync(stranger));
        Assert.Empty(await new HeadcountBoard(db).DaysAsync(stranger, world.Place, Thursday, 5));
        Assert.Empty(await new HeadcountStory(db).OfDayAsync(stranger, Key(world)));
        Assert.Empty(await new HeadcountStory(db).ChangesAsync(stranger, world.Place, World.Morning, Thursday));
    }

    private static ServiceKey Key(World world) => new(world.Place, Thursday, MealService.Lunch);

    private static async Task<World> ThursdayAsync(Db db)
    {
        var world = await World.CreateAsync(db, 10);
        await world.AddDayAsync(11, 26, Cutoff);
        return world;
    }

    private static async Task<BoardDay> ReadAsync(World world) =>
        Assert.Single(await new HeadcountBoard(world.Db).DaysAsync(world.OfficeScope, world.Place, Thursday, 5));

    private static async Task DeclareAsync(World world, NewEvent asked) =>
        Assert.IsType<EventOutcome.Declared>(await new DeclareEvent(world.Db).RunAsync(world.OfficeScope, asked, Cutoff.AddHours(-2)));

    private static Task<int> AddCoversAsync(World world, string kind, string label, int covers) => ExecuteAsync(
        world,
        """
        insert into extra_cover (tenant, extra_id, place_id, first_day, last_day, service, weekdays, kind, label, covers, created_at, created_by)
        values (@tenant, @id, @Place, @Thursday, @Thursday, 1, 127, @kind, @label, @covers, @Morning, @id)
        """,
        new { id = World.NewId(), world.Place, Thursday, kind, label, covers, World.Morning });

    private static Task<int> ExecuteAsync(World world, string sql, object values) =>
        world.Db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(sql, values));
}

public sealed class HeadcountBoardOnSqlite() : HeadcountBoardTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class HeadcountBoardOnPostgres() : HeadcountBoardTests(Engine.Postgres);
