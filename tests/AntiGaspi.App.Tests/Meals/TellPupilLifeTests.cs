using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>Telling pupils' life of an absence: only of one that is, only where the school offers it, only while it stands.</summary>
public abstract class TellPupilLifeTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Fact]
    public async Task What_a_family_told_is_read_by_the_supervisors_of_the_school_and_by_nobody_else()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        await CancelAsync(world, World.Morning);

        Assert.IsType<PupilLifeOutcome.Told>(await TellAsync(world, 0, World.Morning.AddMinutes(1)));

        var read = Assert.Single(await ListAsync(world));
        Assert.Equal((Day, "NOM0", "Enfant", "5B"), (read.Day, read.FamilyName, read.GivenName, read.Division));
        Assert.Empty(await new PupilLifeList(db).RunAsync(world.OfficeScope, Day));
        Assert.Empty(await new PupilLifeList(db).RunAsync(world.Family(0), Day));
        Assert.Empty(await new PupilLifeList(db).RunAsync(Supervisor(world), Day.AddDays(1)));
    }

    [Fact]
    public async Task Nothing_is_told_of_a_child_who_is_expected_of_a_stranger_or_where_the_school_does_not_offer_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        Assert.Equal(PupilLifeRefusal.NotAbsent, Why(await TellAsync(world, 0, World.Morning)));
        await CancelAsync(world, World.Morning);
        Assert.Equal(PupilLifeRefusal.UnknownMeal, Why(await TellAsync(world, 1, World.Morning.AddMinutes(1))));
        Assert.Equal(PupilLifeRefusal.ServiceBegun, Why(await TellAsync(world, 0, World.Paris(11, 26, 11, 45))));

        Assert.True(await new OfferPupilLife(db).RunAsync(world.OfficeScope, world.School, false, World.Morning));
        Assert.Equal(PupilLifeRefusal.NotOffered, Why(await TellAsync(world, 0, World.Morning.AddMinutes(2))));
        Assert.Empty(await ListAsync(world));
    }

    [Fact]
    public async Task A_restored_meal_takes_it_back_and_another_cancellation_does_not_bring_it_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        Assert.Empty(await AfterAnotherCancellationAsync(world));
        Assert.IsType<PupilLifeOutcome.Told>(await TellAsync(world, 0, World.Morning.AddMinutes(9)));
        Assert.Single(await ListAsync(world));
    }

    [Fact]
    public async Task What_was_told_first_stays_and_whoever_tells_it_again_learns_that_it_is()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        await CancelAsync(world, World.Morning);
        Assert.IsType<PupilLifeOutcome.Told>(await TellAsync(world, 0, World.Morning.AddMinutes(1)));

        Assert.Equal(PupilLifeRefusal.AlreadyTold, Why(await TellAsync(world, 0, World.Morning.AddMinutes(2))));
        Assert.Equal(PupilLifeRefusal.AlreadyTold, Why(await TellAsync(world, 0, World.Morning.AddMinutes(3), world.OfficeScope)));
        Assert.Equal((world.Families[0], World.Morning.AddMinutes(1)), await FirstAsync(world));

        // Another absence is another message.
        await new RestoreMeals(db).RunAsync(world.Family(0), world.Op(World.Morning.AddMinutes(4)), [world.Meal(0, 11, 26)]);
        await CancelAsync(world, World.Morning.AddMinutes(5));
        Assert.IsType<PupilLifeOutcome.Told>(await TellAsync(world, 0, World.Morning.AddMinutes(6), world.OfficeScope));
        Assert.Equal((world.Office, World.Morning.AddMinutes(6)), await FirstAsync(world));
    }

    [Fact]
    public async Task Of_two_who_tell_it_at_once_the_first_stays()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        await CancelAsync(world, World.Morning);
        await TellAsync(world, 0, World.Morning.AddMinutes(1));

        // The second had read before the first wrote.
        db.Rewrite = sql => sql.Contains("select n.pupil_id", StringComparison.Ordinal) ? sql + " and 1 = 0" : sql;
        Assert.IsType<PupilLifeOutcome.Told>(await TellAsync(world, 0, World.Morning.AddMinutes(2), world.OfficeScope));

        Assert.Equal((world.Families[0], World.Morning.AddMinutes(1)), await FirstAsync(world));
    }

    [Fact]
    public async Task Without_its_comparison_of_instants_an_old_message_would_come_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        db.Rewrite = sql => sql.Replace("and m.received_at <= n.told_at", "", StringComparison.Ordinal);
        Assert.Single(await AfterAnotherCancellationAsync(world));
    }

    [Fact]
    public async Task An_absence_told_late_can_be_told_too_and_the_same_sending_twice_is_one()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await OfferingAsync(db);
        await new TellLate(db).RunAsync(world.Family(0), world.Op(Cutoff), [world.Meal(0, 11, 26)]);
        var op = world.Op(Cutoff.AddMinutes(1));
        var tell = new TellPupilLife(db);

        var first = await tell.RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(1, 11, 26)]);
        var again = await tell.RunAsync(world.Family(0), op, [world.Meal(0, 11, 26), world.Meal(1, 11, 26)]);

        Assert.Equal(first, again);
        Assert.Equal([typeof(PupilLifeOutcome.Told), typeof(PupilLifeOutcome.Refused)], first.OrderBy(answer => answer.Meal.PupilId != world.Pupils[0]).Select(answer => answer.GetType()));
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'meals.told_to_pupil_life'"));
        await Assert.ThrowsAsync<OperationReusedException>(() => tell.RunAsync(world.Family(0), op, [world.Meal(0, 11, 27)]));
    }

    [Fact]
    public async Task Only_the_office_of_the_school_opens_it()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, other) = (await World.CreateAsync(db), await World.CreateAsync(db, tenant: 61));
        var offer = new OfferPupilLife(db);
        Assert.False(await offer.RunAsync(world.Family(0), world.School, true, World.Morning));
        Assert.False(await offer.RunAsync(world.OfficeScope, other.School, true, World.Morning));
        Assert.False(await offer.RunAsync(other.OfficeScope, world.School, true, World.Morning));
        Assert.False(Assert.Single(await offer.SchoolsAsync(world.OfficeScope)).OffersPupilLife);

        Assert.True(await offer.RunAsync(world.OfficeScope, world.School, true, World.Morning));
        Assert.True(Assert.Single(await offer.SchoolsAsync(world.OfficeScope)).OffersPupilLife);
    }

    private static async Task<World> OfferingAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 26, Cutoff);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
        await new OfferPupilLife(db).RunAsync(world.OfficeScope, world.School, true, World.Morning);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @who, 5, @School, @Morning)",
            new { id = World.NewId(), who = world.Families[2], world.School, World.Morning }));
        return world;
    }

    // Cancelled, told, restored, cancelled again without a word to pupils' life.
    private static async Task<IReadOnlyList<PupilLifeAbsence>> AfterAnotherCancellationAsync(World world)
    {
        await CancelAsync(world, World.Morning);
        await TellAsync(world, 0, World.Morning.AddMinutes(1));
        await new RestoreMeals(world.Db).RunAsync(world.Family(0), world.Op(World.Morning.AddMinutes(2)), [world.Meal(0, 11, 26)]);
        Assert.Empty(await ListAsync(world));
        await CancelAsync(world, World.Morning.AddMinutes(3));
        return await ListAsync(world);
    }

    private static Scope Supervisor(World world) => new(world.Tenant, world.Families[2], Role.PupilLife, [world.School]);

    private static Task<IReadOnlyList<PupilLifeAbsence>> ListAsync(World world) => new PupilLifeList(world.Db).RunAsync(Supervisor(world), Day);

    private static async Task CancelAsync(World world, DateTimeOffset at) => await new CancelMeals(world.Db).RunAsync(world.Family(0), world.Op(at), [world.Meal(0, 11, 26)]);

    private static async Task<PupilLifeOutcome> TellAsync(World world, int pupil, DateTimeOffset at, Scope? who = null) =>
        Assert.Single(await new TellPupilLife(world.Db).RunAsync(who ?? world.Family(0), world.Op(at), [world.Meal(pupil, 11, 26)]));

    private static async Task<(Guid By, DateTimeOffset At)> FirstAsync(World world) => (
        await world.ScalarAsync<Guid>("select told_by from pupil_life_notice where tenant = @tenant"),
        await world.ScalarAsync<DateTimeOffset>("select told_at from pupil_life_notice where tenant = @tenant"));

    private static PupilLifeRefusal Why(PupilLifeOutcome outcome) => Assert.IsType<PupilLifeOutcome.Refused>(outcome).Why;
}

public sealed class TellPupilLifeOnSqlite() : TellPupilLifeTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class TellPupilLifeOnPostgres() : TellPupilLifeTests(Engine.Postgres);
