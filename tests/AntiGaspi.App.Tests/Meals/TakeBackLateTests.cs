using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>An absence told after the cutoff is taken back until the service begins: once, by whoever may act, and it can be told again.</summary>
public abstract class TakeBackLateTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);
    private static readonly DateTimeOffset Begins = World.Paris(11, 26, 11, 45);

    [Fact]
    public async Task Told_taken_back_and_told_again_the_chef_reads_what_stands()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        Assert.Equal(1, await LateAsync(world));

        Assert.IsType<TakeBackOutcome.TakenBack>(await TakeBackAsync(world, Begins.AddMilliseconds(-1)));
        Assert.Equal((0, 1), (await LateAsync(world), await BackAsync(world)));
        Assert.Equal(TakeBackRefusal.NotTold, Why(await TakeBackAsync(world, Begins.AddMilliseconds(-1))));
        await TellAsync(world, Begins.AddMilliseconds(-1));

        Assert.Equal((1, 1), (await LateAsync(world), await BackAsync(world)));
        Assert.Equal(0, await world.BalanceAsync(0));
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'meals.late_taken_back'"));
    }

    [Fact]
    public async Task Once_the_service_has_begun_and_for_a_stranger_nothing_is_taken_back()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        Assert.Equal(TakeBackRefusal.ServiceBegun, Why(await TakeBackAsync(world, Begins)));
        Assert.Equal(TakeBackRefusal.UnknownMeal, Why(await TakeBackAsync(world, Cutoff.AddMinutes(1), world.Family(1))));
        Assert.Equal((1, 0), (await LateAsync(world), await BackAsync(world)));
        Assert.IsType<TakeBackOutcome.TakenBack>(await TakeBackAsync(world, Cutoff.AddMinutes(1), world.OfficeScope));
    }

    [Fact]
    public async Task Without_the_guard_of_the_statement_one_that_waited_would_pass_the_beginning()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        Assert.Equal(0, await MoveAsync(world, Begins));
        db.Rewrite = sql => sql.Replace("and @now < d.starts_at", "", StringComparison.Ordinal);
        Assert.Equal(1, await MoveAsync(world, Begins));
    }

    [Fact]
    public async Task The_same_sending_twice_is_one_and_many_at_once_leave_one_row()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        var op = world.Op(Cutoff.AddMinutes(5));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new TakeBackLate(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)])));

        Assert.All(answers, answer => Assert.IsType<TakeBackOutcome.TakenBack>(Assert.Single(answer)));
        Assert.Equal((0, 1), (await LateAsync(world), await BackAsync(world)));
        var receipt = (await new OperationReceipt(db).RunAsync(world.Family(0), op.Id))!;
        Assert.Equal((OperationKind.TakeBack, true), (receipt.Kind, Assert.Single(receipt.Done).Stands));
    }

    [Fact]
    public async Task A_sending_whose_twin_was_written_while_it_read_gets_the_answer_of_that_twin()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        var op = world.Op(Cutoff.AddMinutes(5));
        var telling = new Telling(db, world.Family(0), op, TakeBackLate.Route, [world.Meal(0, 11, 26)]);

        var answers = await telling.AnswerAsync(
            async _ =>
            {
                Assert.IsType<TakeBackOutcome.TakenBack>(Assert.Single(await new TakeBackLate(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)])));
                return _ => (int)TakeBackRefusal.NotTold;
            },
            TakeBackLate.Move,
            "meals.late_taken_back");

        Assert.Null(Assert.Single(answers).Why);
    }

    [Fact]
    public async Task The_receipt_of_the_first_word_says_that_nothing_of_it_is_left()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 26, Cutoff);
        var told = world.Op(Cutoff);
        await new TellLate(db).RunAsync(world.Family(0), told, [world.Meal(0, 11, 26)]);
        Assert.True(Assert.Single((await new OperationReceipt(db).RunAsync(world.Family(0), told.Id))!.Done).Stands);
        await TakeBackAsync(world, Cutoff.AddMinutes(1));
        Assert.False(Assert.Single((await new OperationReceipt(db).RunAsync(world.Family(0), told.Id))!.Done).Stands);
    }

    [Fact]
    public async Task Pupils_life_no_longer_reads_it_even_when_it_is_told_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await ToldAsync(db);
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
            "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @who, 5, @School, @Morning)",
            new { id = World.NewId(), who = world.Families[2], world.School, World.Morning }));
        Assert.True(await new OfferPupilLife(db).RunAsync(world.OfficeScope, world.School, true, World.Morning));
        await new TellPupilLife(db).RunAsync(world.Family(0), world.Op(Cutoff.AddMinutes(1)), [world.Meal(0, 11, 26)]);
        var door = new Scope(world.Tenant, world.Families[2], Role.PupilLife, [world.School]);
        Assert.Single(await new PupilLifeList(db).RunAsync(door, new(2026, 11, 26)));

        await TakeBackAsync(world, Cutoff.AddMinutes(2));
        Assert.Empty(await new PupilLifeList(db).RunAsync(door, new(2026, 11, 26)));
        await TellAsync(world, Cutoff.AddMinutes(3));
        Assert.Empty(await new PupilLifeList(db).RunAsync(door, new(2026, 11, 26)));
    }

    private static async Task<World> ToldAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 26, Cutoff);
        await TellAsync(world, Cutoff);
        return world;
    }

    private static async Task TellAsync(World world, DateTimeOffset at) =>
        Assert.IsType<LateNoticeOutcome.Told>(Assert.Single(await new TellLate(world.Db).RunAsync(world.Family(0), world.Op(at), [world.Meal(0, 11, 26)])));

    private static async Task<TakeBackOutcome> TakeBackAsync(World world, DateTimeOffset at, Scope? who = null) =>
        Assert.Single(await new TakeBackLate(world.Db).RunAsync(who ?? world.Family(0), world.Op(at), [world.Meal(0, 11, 26)]));

    // The statement as it runs when its turn comes, whatever was judged before.
    private static async Task<long> MoveAsync(World world, DateTimeOffset at)
    {
        var meal = world.Meal(0, 11, 26);
        await world.Db.WriteAsync(world.Family(0), transaction => transaction.ExecuteAsync(
            TakeBackLate.Move, new { meal.PupilId, meal.Day, Service = (int)meal.Service, op = World.NewId(), now = at }));
        return await BackAsync(world);
    }

    private static TakeBackRefusal Why(TakeBackOutcome outcome) => Assert.IsType<TakeBackOutcome.Refused>(outcome).Why;

    private static Task<long> LateAsync(World world) => world.ScalarAsync<long>("select count(*) from late_notice where tenant = @tenant");

    private static Task<long> BackAsync(World world) => world.ScalarAsync<long>("select count(*) from late_notice_back where tenant = @tenant");
}

public sealed class TakeBackLateOnSqliteTests() : TakeBackLateTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class TakeBackLateOnPostgresTests() : TakeBackLateTests(Engine.Postgres);
