using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>
/// Somebody who works in the office and has a child at the school: the family's session, or a remembered phone, acts for that child and
/// for no other; the office's session acts for all of them.
/// </summary>
public abstract class TwoDoorsTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly CustodyWeeks Weeks = new(CustodyRhythm.Even, null, HolidayHalves.None);

    [Fact]
    public async Task The_family_s_session_of_an_agent_acts_for_no_child_of_others()
    {
        await using var db = await Stores.NewAsync(engine);
        var (world, parent, office) = await BothAsync(db);
        var (own, other) = (world.Meal(0, 11, 26), world.Meal(1, 11, 26));
        await new CancelMeals(db).RunAsync(world.Family(1), world.Op(World.Morning), [world.Meal(1, 11, 27)]);

        Assert.Equal(CancelRefusal.UnknownMeal, Assert.IsType<CancelOutcome.Refused>(Assert.Single(await new CancelMeals(db).RunAsync(parent, world.Op(World.Morning), [other]))).Why);
        Assert.IsType<RestoreOutcome.Refused>(Assert.Single(await new RestoreMeals(db).RunAsync(parent, world.Op(World.Morning), [world.Meal(1, 11, 27)])));
        Assert.IsType<LateNoticeOutcome.Refused>(Assert.Single(await new TellLate(db).RunAsync(parent, world.Op(Cutoff.AddMinutes(1)), [other])));
        Assert.IsType<DeclareOutcome.Refused>(await DeclareAsync(db, parent, world.Pupils[1]));
        Assert.Equal(CustodyRefusal.Unknown, await new StateCustody(db).RunAsync(parent, world.Pupils[1], null, Weeks, World.Morning));
        Assert.False(await new StateCustody(db).ForgetAsync(parent, world.Pupils[1], World.Morning));
        Assert.Null(await new ExplainMeal(db).RunAsync(parent, other));

        Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(await new CancelMeals(db).RunAsync(parent, world.Op(World.Morning), [own])));
        Assert.IsType<DeclareOutcome.Declared>(await DeclareAsync(db, parent, world.Pupils[0]));
        Assert.NotNull(await new ExplainMeal(db).RunAsync(parent, own));

        Assert.IsType<CancelOutcome.Cancelled>(Assert.Single(await new CancelMeals(db).RunAsync(office, world.Op(World.Morning), [other])));
        Assert.IsType<DeclareOutcome.Declared>(await DeclareAsync(db, office, world.Pupils[1]));
        Assert.Single(await new StandingAbsences(db).RunAsync(parent, null, World.Morning));
        Assert.NotNull(await new ExplainMeal(db).RunAsync(office, other));
    }

    private static Task<DeclareOutcome> DeclareAsync(Db db, Scope scope, Guid pupil) => new DeclareAbsence(db).RunAsync(
        scope, World.NewId(), new AbsenceRequest(pupil, AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Thursday), new(2026, 11, 23), new(2026, 12, 4)), "family", World.Morning);

    // The account of the first family works in the office too.
    private static async Task<(World World, Scope Parent, Scope Office)> BothAsync(Db db)
    {
        var world = await World.CreateAsync(db, pupils: 2);
        await world.AddDayAsync(11, 26, Cutoff);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10));
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @owner, 3, @School, @Morning)",
            new { id = World.NewId(), owner = world.Families[0], world.School, World.Morning }));
        return (world, world.Family(0), new Scope(world.Tenant, world.Families[0], Role.SchoolManager, [world.School]));
    }
}

public sealed class TwoDoorsOnSqlite() : TwoDoorsTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class TwoDoorsOnPostgres() : TwoDoorsTests(Engine.Postgres);
