using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Tests.Kitchen;

/// <summary>Thursday 26 and Friday 27 November 2026, each with its cutoff on the serving day before at ten.</summary>
public abstract class WithdrawCoversTests(Engine engine)
{
    private static readonly DateOnly Thursday = new(2026, 11, 26);
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateTimeOffset Before = Cutoff.AddHours(-2);

    [Fact]
    public async Task Covers_that_no_frozen_number_holds_are_gone()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, id) = await RecordedAsync(db, Thursday, Friday);
        Assert.Null(Withdrawn(await new WithdrawCovers(db).RunAsync(world.OfficeScope, id, Before)).KeptUntil);

        Assert.Equal([3, 3], await MealsAsync(world));
        Assert.Empty(await new CoversBook(db).RunAsync(world.OfficeScope, world.Place, Thursday));
        Assert.Equal(WithdrawCoversRefusal.AlreadyWithdrawn, await RefusedAsync(world, id));
    }

    [Fact]
    public async Task Covers_that_stand_in_a_frozen_number_stay_there_and_end_with_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, id) = await RecordedAsync(db, Thursday, Friday);
        await SealAsync(world, Thursday, Cutoff);
        Assert.Equal(Thursday, Withdrawn(await new WithdrawCovers(db).RunAsync(world.OfficeScope, id, Cutoff.AddHours(1))).KeptUntil);

        Assert.Equal([3 + 12, 3], await MealsAsync(world));

        // Counted again from the rows, the frozen number is the same.
        Assert.Equal(12, await world.ScalarAsync<int>(
            "select covers from extra_cover where tenant = @tenant and withdrawn_at is null and first_day <= @Thursday and last_day >= @Thursday", new { Thursday }));
        Assert.Equal(WithdrawCoversRefusal.Frozen, await RefusedAsync(world, id));
    }

    [Fact]
    public async Task Once_every_day_is_frozen_it_is_too_late()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, id) = await RecordedAsync(db, Thursday, Thursday.AddDays(40));
        await SealAsync(world, Thursday, Cutoff);
        await SealAsync(world, Friday, World.Paris(11, 26, 10));
        Assert.Equal(WithdrawCoversRefusal.Frozen, await RefusedAsync(world, id));
        Assert.Equal([3 + 12, 3 + 12], await MealsAsync(world));
    }

    [Fact]
    public async Task Those_of_another_place_do_not_exist_and_who_only_looks_changes_nothing()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, id) = await RecordedAsync(db, Thursday, Friday);
        var principal = World.NewId();
        await db.WriteAsync(world.Service, async transaction =>
        {
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@principal, 'P', @Morning)", new { principal, World.Morning });
            return await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @principal, @principal, 4, @School, @Morning)",
                new { principal, world.School, World.Morning });
        });
        foreach (var scope in new[] { world.Family(0), new Scope(world.Tenant, principal, Role.Principal, []), new Scope(world.Tenant, World.NewId(), Role.SchoolManager, []) })
        {
            Assert.Equal(WithdrawCoversRefusal.UnknownCovers, await RefusedAsync(world, id, scope));
            Assert.False(await new CoversBook(db).MayRecordAsync(scope, world.Place));
        }

        Assert.Equal(WithdrawCoversRefusal.UnknownCovers, await RefusedAsync(world, World.NewId()));
        Assert.Single(await new CoversBook(db).RunAsync(new Scope(world.Tenant, principal, Role.Principal, []), world.Place, Thursday));
        Assert.True(await new CoversBook(db).MayRecordAsync(world.OfficeScope, world.Place));
        Assert.Equal([3 + 12, 3 + 12], await MealsAsync(world));
    }

    private static async Task<(World World, Guid Id)> RecordedAsync(Db db, DateOnly first, DateOnly last)
    {
        var world = await World.CreateAsync(db, pupils: 3);
        await world.AddDayAsync(11, 26, Cutoff);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
        var id = World.NewId();
        Assert.Null(await new RecordCovers(db).RunAsync(world.OfficeScope, new(world.Place, first, last, HeadcountPart.Adults, "adultes", 12, id), Before));
        return (world, id);
    }

    private static Task<SealOutcome> SealAsync(World world, DateOnly day, DateTimeOffset cutoff) =>
        new SealHeadcount(world.Db).RunAsync(world.Service, new(world.Place, day, MealService.Lunch), cutoff.AddSeconds(90));

    private static async Task<IEnumerable<int>> MealsAsync(World world) =>
        (await new HeadcountBoard(world.Db).DaysAsync(world.OfficeScope, world.Place, Thursday, 2)).Select(day => day.Count.Meals);

    private static WithdrawCoversOutcome.Withdrawn Withdrawn(WithdrawCoversOutcome outcome) => Assert.IsType<WithdrawCoversOutcome.Withdrawn>(outcome);

    private static async Task<WithdrawCoversRefusal> RefusedAsync(World world, Guid id, Scope? scope = null) =>
        Assert.IsType<WithdrawCoversOutcome.Refused>(await new WithdrawCovers(world.Db).RunAsync(scope ?? world.OfficeScope, id, Cutoff.AddHours(2))).Why;
}

public sealed class WithdrawCoversOnSqlite() : WithdrawCoversTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class WithdrawCoversOnPostgres() : WithdrawCoversTests(Engine.Postgres);
