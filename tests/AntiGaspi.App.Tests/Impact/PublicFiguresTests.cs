using AntiGaspi.App.Impact;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Impact;

/// <summary>The public figures against a count of the raw rows that shares nothing with them.</summary>
public abstract class PublicFiguresTests(Engine engine)
{
    private const int Half = 24;
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateOnly InDecember = new(2026, 12, 1);

    [Theory]
    [InlineData(10, null, null)]
    [InlineData(11, 11L, 11 * 335L)]
    public async Task A_month_is_published_from_eleven_pupils_on(int pupils, long? meals, long? cents)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, pupils);
        await SealAsync(world);

        var month = Assert.Single((await new PublicFigures(db).RunAsync(world.Tenant, InDecember)).Months);

        Assert.Equal((new(2026, 11, 1), meals, cents), (month.Month, month.Meals, month.Deducted?.Cents));
        Assert.Equal(meals is null ? null : 11m / Half, month.ActiveShare);
    }

    [Fact]
    public async Task A_month_is_told_only_once_it_has_ended()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 12);
        await SealAsync(world);

        var running = await new PublicFigures(db).RunAsync(world.Tenant, new(2026, 11, 30));

        Assert.Empty(running.Months);
        Assert.Equal((10, null), (running.RunningMeals, running.ActiveShare));
    }

    [Fact]
    public async Task A_day_that_is_not_frozen_yet_or_not_past_counts_for_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 12);

        Assert.Equal(0, (await new PublicFigures(db).RunAsync(world.Tenant, InDecember)).RunningMeals);
        await SealAsync(world);
        Assert.Equal(0, (await new PublicFigures(db).RunAsync(world.Tenant, new(2026, 11, 26))).RunningMeals);
        Assert.Equal(10, (await new PublicFigures(db).RunAsync(world.Tenant, new(2026, 11, 27))).RunningMeals);
    }

    [Fact]
    public async Task A_closed_day_counts_for_nothing_even_when_its_number_was_frozen()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 12);
        await SealAsync(world);
        await ExecuteAsync(world, "update service_day set status = 'closed' where tenant = @tenant");

        var report = await new PublicFigures(db).RunAsync(world.Tenant, InDecember);

        Assert.Empty(report.Months);
        Assert.Equal(0, report.RunningMeals);
    }

    [Fact]
    public async Task A_meal_that_was_restored_counts_for_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 12);
        await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(-1)), [world.Meal(0, 11, 26)]);
        await SealAsync(world);

        var report = await new PublicFigures(db).RunAsync(world.Tenant, InDecember);

        Assert.Equal((11L, 11 * 335L), (report.Months[0].Meals, report.Months[0].Deducted?.Cents));
        Assert.Equal(12 - 1, await RecountAsync(world));
    }

    [Fact]
    public async Task Another_collectivite_is_not_in_the_figures()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 12);
        await SealAsync(world);
        var other = await World.CreateAsync(db, 1, tenant: 61);

        Assert.Empty((await new PublicFigures(db).RunAsync(other.Tenant, InDecember)).Months);
        Assert.Equal(["T60", "T61"], (await new PublicFigures(db).AuthoritiesAsync()).Select(one => one.Code));
    }

    [Fact]
    public async Task The_counter_of_the_demonstration_is_exact_and_knows_what_is_new()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db, 3);
        await new CancelMeals(db).RunAsync(world.Family(5), world.Op(Cutoff.AddMinutes(-1)), [world.Meal(5, 11, 26)]);

        Assert.Equal(new LiveMeals(4, 1), await new PublicFigures(db).LiveAsync(world.Tenant, Cutoff.AddMinutes(-2)));
    }

    private static async Task<World> ThursdayAsync(Db db, int cancelled)
    {
        var world = await World.CreateAsync(db, Half);
        await world.AddDayAsync(11, 26, Cutoff);
        for (var i = 0; i < cancelled; i++)
        {
            await new CancelMeals(db).RunAsync(world.Family(i), world.Op(Cutoff.AddHours(-1)), [world.Meal(i, 11, 26)]);
        }

        return world;
    }

    private static async Task SealAsync(World world) => Assert.Equal(
        SealOutcome.Sealed,
        await new SealHeadcount(world.Db).RunAsync(world.Service, new(world.Place, new(2026, 11, 26), MealService.Lunch), Cutoff.AddMinutes(2)));

    // From the other end: those whose plan covers the day, less those who were frozen.
    private static Task<long> RecountAsync(World world) => world.ScalarAsync<long>(
        """
        select (select count(*) from meal_plan where tenant = @tenant)
          - (select cast(sum(covers) as bigint) from headcount_line where tenant = @tenant and part = 'pupils')
        """);

    private static Task<int> ExecuteAsync(World world, string sql) => world.Db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(sql));
}

public sealed class PublicFiguresOnSqlite() : PublicFiguresTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class PublicFiguresOnPostgres() : PublicFiguresTests(Engine.Postgres);
