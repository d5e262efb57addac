using AntiGaspi.App.Calendar;
using AntiGaspi.App.Regulation;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Calendar;

public abstract class RefreshServiceDaysTests(Engine engine)
{
    private static readonly DateTimeOffset Now = World.Paris(11, 23, 8);

    [Theory]
    [InlineData("2026-11-26", "2026-11-24T09:00:00Z")]
    [InlineData("2027-01-04", "2026-12-18T09:00:00Z")]
    [InlineData("2027-03-30", "2027-03-26T09:00:00Z")]
    [InlineData("2027-05-10", "2027-05-04T08:00:00Z")]
    public async Task Each_day_closes_on_the_serving_day_before_at_ten(string day, string cutoff)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await PlaceAsync(db);

        await new RefreshServiceDays(db).RunAsync(world.Service, Now, new(2026, 11, 1));

        Assert.Equal(DateTimeOffset.Parse(cutoff), await CutoffAsync(world, DateOnly.Parse(day)));
    }

    [Fact]
    public async Task Running_twice_writes_nothing_more()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await PlaceAsync(db);
        var refresh = new RefreshServiceDays(db);

        Assert.NotEqual(0, await refresh.RunAsync(world.Service, Now, new(2026, 11, 1)));
        Assert.Equal(0, await refresh.RunAsync(world.Service, Now, new(2026, 11, 1)));
    }

    [Fact]
    public async Task A_new_reglement_touches_only_days_whose_old_and_new_deadlines_are_ahead()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await PlaceAsync(db);
        var refresh = new RefreshServiceDays(db);
        await refresh.RunAsync(world.Service, Now, new(2026, 11, 1));
        var seven = (await File.ReadAllTextAsync(Repository.PathOf("regulations", "veille-10h.yaml"))).Replace("jours_avant: 1", "jours_avant: 3", StringComparison.Ordinal);
        await new RegisterRegulation(db).RunAsync(world.Service, seven, Now);

        await refresh.RunAsync(world.Service, Now, new(2026, 11, 1));

        // Thursday 26: the new deadline (three serving days before) is past, so the old one stands.
        Assert.Equal(World.Paris(11, 24, 10), await CutoffAsync(world, new(2026, 11, 26)));
        Assert.Equal(World.Paris(11, 26, 10), await CutoffAsync(world, new(2026, 12, 1)));
        Assert.Equal(2, await world.ScalarAsync<int>("select version from service_day where tenant = @tenant and day = @day", new { day = new DateOnly(2026, 12, 1) }));
    }

    [Fact]
    public async Task A_closure_moves_the_deadline_of_the_day_after_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await PlaceAsync(db);
        var refresh = new RefreshServiceDays(db);
        await refresh.RunAsync(world.Service, Now, new(2026, 11, 1));
        await new DeclareEvent(db).RunAsync(
            world.OfficeScope, new(EventKind.Closure, world.Place, new(2026, 11, 30), new(2026, 11, 30), "journée pédagogique"), Now);

        await refresh.RunAsync(world.Service, Now, new(2026, 11, 1));

        Assert.Equal(World.Paris(11, 27, 10), await CutoffAsync(world, new(2026, 12, 1)));
    }

    private static async Task<World> PlaceAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 1, regulated: false);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @Place, 1, 27, '11:45')", new { world.Place }));
        return world;
    }

    private static Task<DateTimeOffset> CutoffAsync(World world, DateOnly day) => world.ScalarAsync<DateTimeOffset>(
        "select cutoff_at from service_day where tenant = @tenant and place_id = @Place and day = @day", new { world.Place, day });
}

public sealed class RefreshServiceDaysOnSqlite() : RefreshServiceDaysTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class RefreshServiceDaysOnPostgres() : RefreshServiceDaysTests(Engine.Postgres);
