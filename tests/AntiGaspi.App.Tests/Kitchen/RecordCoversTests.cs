using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Tests.Kitchen;

public abstract class RecordCoversTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    [Fact]
    public async Task Guests_and_adjustments_are_in_the_number_and_in_what_it_is_made_of()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        var record = new RecordCovers(db);

        Assert.Null(await record.RunAsync(world.OfficeScope, Covers(world, HeadcountPart.Adults, "adultes", 12), Cutoff.AddHours(-2)));
        Assert.Null(await record.RunAsync(world.OfficeScope, Covers(world, HeadcountPart.Group, "école voisine", 25), Cutoff.AddHours(-2)));
        Assert.Null(await record.RunAsync(world.OfficeScope, Covers(world, HeadcountPart.Adjustment, "marge du chef", -1), Cutoff.AddHours(-2)));

        var day = Assert.Single(await new HeadcountBoard(db).DaysAsync(world.OfficeScope, world.Place, Thursday, 1));
        Assert.Equal(3 + 12 + 25 - 1, day.Count.Meals);
        await new SealHeadcount(db).RunAsync(world.Service, new(world.Place, Thursday, MealService.Lunch), Cutoff.AddSeconds(90));
        var frozen = Assert.Single(await new HeadcountBoard(db).DaysAsync(world.OfficeScope, world.Place, Thursday, 1));
        Assert.Equal(day.Count.Lines, frozen.Count.Lines);
    }

    [Fact]
    public async Task A_frozen_number_takes_no_more_covers()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        await new SealHeadcount(db).RunAsync(world.Service, new(world.Place, Thursday, MealService.Lunch), Cutoff.AddSeconds(90));

        Assert.Equal(CoversRefusal.Frozen, await new RecordCovers(db).RunAsync(world.OfficeScope, Covers(world, HeadcountPart.Adults, "adultes", 2), Cutoff.AddMinutes(5)));
    }

    [Fact]
    public async Task The_same_sending_twice_at_once_is_recorded_once_and_the_same_key_for_others_is_refused()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        var asked = Covers(world, HeadcountPart.Group, "école voisine", 25) with { Key = World.NewId() };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new RecordCovers(db).RunAsync(world.OfficeScope, asked, Cutoff.AddHours(-2))));
        Assert.All(answers, Assert.Null);
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from extra_cover where tenant = @tenant"));
        Assert.Equal(CoversRefusal.KeyReused, await new RecordCovers(db).RunAsync(world.OfficeScope, asked with { Covers = 26 }, Cutoff.AddHours(-2)));
    }

    [Fact]
    public async Task What_is_not_right_changes_nothing_and_says_why()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ThursdayAsync(db);
        var record = new RecordCovers(db);
        var right = Covers(world, HeadcountPart.Adults, "adultes", 2);
        (NewCovers Asked, Scope Who, CoversRefusal Why)[] cases =
        [
            (right, world.Family(0), CoversRefusal.UnknownPlace),
            (right with { PlaceId = World.NewId() }, world.OfficeScope, CoversRefusal.UnknownPlace),
            (right with { LastDay = Thursday.AddDays(-1) }, world.OfficeScope, CoversRefusal.WrongSpan),
            (right with { LastDay = Thursday.AddDays(RecordCovers.MaxDays) }, world.OfficeScope, CoversRefusal.WrongSpan),
            (right with { Covers = 0 }, world.OfficeScope, CoversRefusal.WrongNumber),
            (right with { Covers = -2 }, world.OfficeScope, CoversRefusal.WrongNumber),
            (right with { Covers = 1000 }, world.OfficeScope, CoversRefusal.WrongNumber),
            (right with { Part = HeadcountPart.Pupils }, world.OfficeScope, CoversRefusal.WrongNumber),
            (right with { Label = "  " }, world.OfficeScope, CoversRefusal.WrongLabel),
            (right with { FirstDay = Thursday.AddDays(1), LastDay = Thursday.AddDays(2) }, world.OfficeScope, CoversRefusal.NoDay),
        ];

        foreach (var (asked, who, why) in cases)
        {
            Assert.Equal(why, await record.RunAsync(who, asked, Cutoff.AddHours(-2)));
        }

        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from extra_cover where tenant = @tenant"));
    }

    private static NewCovers Covers(World world, HeadcountPart part, string label, int covers) => new(world.Place, Thursday, Thursday, part, label, covers);

    private static async Task<World> ThursdayAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 3);
        await world.AddDayAsync(11, 26, Cutoff);
        return world;
    }
}

public sealed class RecordCoversOnSqlite() : RecordCoversTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class RecordCoversOnPostgres() : RecordCoversTests(Engine.Postgres);
