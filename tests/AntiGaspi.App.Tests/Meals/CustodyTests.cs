using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>Alternating custody: who is written to, and what both parents are told, by their part and never by their name.</summary>
public abstract class CustodyTests(Engine engine)
{
    private static readonly DateTimeOffset MondayEvening = World.Paris(11, 23, 18);
    private static readonly CustodyWeeks Even = new(CustodyRhythm.Even, null, HolidayHalves.None);

    [Theory]
    [InlineData(CustodyRhythm.Even, "un@exemple.fr")]
    [InlineData(CustodyRhythm.Odd, "deux@exemple.fr")]
    public async Task The_question_of_the_evening_goes_to_the_parent_of_the_week(CustodyRhythm rhythm, string mailbox)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        Assert.Null(await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even with { Rhythm = rhythm }, World.Morning));

        await AskAsync(world);

        Assert.Equal(mailbox, await ReadersAsync(world, "AbsenceQuestion"));
    }

    [Theory]
    [InlineData(CustodyRhythm.Even, true, false)]
    [InlineData(CustodyRhythm.Odd, false, true)]
    public async Task A_week_that_is_said_is_of_one_parent_and_not_of_the_other(CustodyRhythm rhythm, bool isFirst, bool isSecond)
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        var (weeks, day) = (new OwnWeeks(db), new DateOnly(2026, 11, 24));
        Assert.True((await weeks.OfAsync(world.Family(1)))(world.Pupils[0], day));
        await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even with { Rhythm = rhythm }, World.Morning);

        Assert.Equal(
            (isFirst, isSecond), ((await weeks.OfAsync(world.Family(0)))(world.Pupils[0], day), (await weeks.OfAsync(world.Family(1)))(world.Pupils[0], day)));
        Assert.True((await weeks.OfAsync(world.Family(1)))(world.Pupils[1], day));
    }

    [Fact]
    public async Task Without_weeks_or_when_the_parent_of_the_week_has_no_mailbox_both_are_asked()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await AskAsync(world);
        Assert.Equal("deux@exemple.fr un@exemple.fr", await ReadersAsync(world, "AbsenceQuestion"));

        await using var other = await Stores.NewAsync(engine);
        var silent = await SharedAsync(other);
        await other.WriteAsync(silent.Service, transaction => transaction.ExecuteAsync("update guardian set email = null where tenant = @tenant and account_id = @who", new { who = silent.Families[0] }));
        await new StateCustody(other).RunAsync(silent.Family(0), silent.Pupils[0], null, Even, World.Morning);
        await AskAsync(silent);
        Assert.Equal("deux@exemple.fr", await ReadersAsync(silent, "AbsenceQuestion"));
    }

    [Fact]
    public async Task An_act_of_one_is_told_to_both_once_by_their_part_without_a_name_or_an_amount()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even, World.Morning);
        var op = world.Op(World.Morning.AddMinutes(1));
        await new CancelMeals(db).RunAsync(world.Family(0), op, [world.Meal(0, 11, 26)]);

        var tell = new TellBothParents(db);
        using var start = new Barrier(3);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return tell.RunAsync(world.Service, World.Morning.AddMinutes(2));
            },
            TaskCreationOptions.LongRunning).Unwrap()));

        Assert.Equal("deux@exemple.fr un@exemple.fr", await ReadersAsync(world, "SharedAct"));
        var mine = await TextAsync(world, op.Id, 0);
        var theirs = await TextAsync(world, op.Id, 1);
        Assert.Contains("Vous avez décommandé\u00A0: Enfant ne mangera pas jeudi 26 novembre.", mine, StringComparison.Ordinal);
        Assert.Contains("L’autre responsable a décommandé\u00A0: Enfant ne mangera pas jeudi 26 novembre.", theirs, StringComparison.Ordinal);
        Assert.Contains(FamilyTexts.NeitherLeaveNorExcuse, theirs, StringComparison.Ordinal);
        Assert.All(new[] { "€", "NOM0", "Parent", "exemple.fr" }, word => Assert.DoesNotContain(word, theirs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_act_before_the_deadline_stands_and_each_is_told()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even, World.Morning);
        var (one, other, school) = (world.Op(World.Morning.AddMinutes(1)), world.Op(World.Morning.AddMinutes(2)), world.Op(World.Morning.AddMinutes(3)));
        await new CancelMeals(db).RunAsync(world.Family(0), one, [world.Meal(0, 11, 26)]);
        await new RestoreMeals(db).RunAsync(world.Family(1), other, [world.Meal(0, 11, 26)]);
        await new CancelMeals(db).RunAsync(world.OfficeScope, school, [world.Meal(0, 11, 26)], "office");

        Assert.Equal(6, await new TellBothParents(db).RunAsync(world.Service, World.Morning.AddMinutes(4)));
        Assert.Equal(0, await new TellBothParents(db).RunAsync(world.Service, World.Morning.AddMinutes(5)));

        Assert.Contains("L’autre responsable a rétabli\u00A0: Enfant mangera jeudi 26 novembre.", await TextAsync(world, other.Id, 0), StringComparison.Ordinal);
        Assert.Contains("Le collège a décommandé", await TextAsync(world, school.Id, 1), StringComparison.Ordinal);
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and restored_at is null"));
    }

    [Fact]
    public async Task Without_the_row_that_a_telling_takes_both_would_be_told_again()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even, World.Morning);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(World.Morning.AddMinutes(1)), [world.Meal(0, 11, 26)]);
        await new TellBothParents(db).RunAsync(world.Service, World.Morning.AddMinutes(2));
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("delete from shared_act where tenant = @tenant"));
        Assert.Equal(2, await new TellBothParents(db).RunAsync(world.Service, World.Morning.AddMinutes(3)));
    }

    [Fact]
    public async Task An_absence_that_one_takes_back_after_the_deadline_is_told_to_both()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await new StateCustody(db).RunAsync(world.Family(0), world.Pupils[0], null, Even, World.Morning);
        var late = World.Paris(11, 24, 11);
        await new TellLate(db).RunAsync(world.Family(0), world.Op(late), [world.Meal(0, 11, 26)]);
        var back = world.Op(late.AddMinutes(1));
        await new TakeBackLate(db).RunAsync(world.Family(0), back, [world.Meal(0, 11, 26)]);

        await new TellBothParents(db).RunAsync(world.Service, late.AddMinutes(2));

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from shared_act where tenant = @tenant and op_id = @Id", new { back.Id }));
        var theirs = await TextAsync(world, back.Id, 1);
        Assert.Contains("L’autre responsable a retiré l’absence\u00A0: Enfant mangera jeudi 26 novembre.", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(FamilyTexts.NeitherLeaveNorExcuse, theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_without_custody_and_a_stranger_says_no_weeks()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await SharedAsync(db);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(World.Morning), [world.Meal(0, 11, 26)]);
        Assert.Equal(0, await new TellBothParents(db).RunAsync(world.Service, World.Morning.AddMinutes(1)));

        var state = new StateCustody(db);
        Assert.Equal(CustodyRefusal.Unknown, await state.RunAsync(world.Family(2), world.Pupils[0], null, Even, World.Morning));
        Assert.Equal(CustodyRefusal.NoFirstDay, await state.RunAsync(world.Family(0), world.Pupils[0], null, Even with { Rhythm = CustodyRhythm.EverySecond }, World.Morning));
        Assert.False(await state.ForgetAsync(world.Family(2), world.Pupils[0], World.Morning));
        Assert.Null(await state.RunAsync(world.Family(1), world.Pupils[0], null, Even, World.Morning));
        var seen = Assert.Single(await state.ChildrenAsync(world.Family(0)), child => child.PupilId == world.Pupils[0]);
        Assert.Equal((false, Speaker.Guardian), (seen.IsOwn, seen.Who));
        Assert.True(await state.ForgetAsync(world.Family(0), world.Pupils[0], World.Morning));
        Assert.Null(Assert.Single(await state.ChildrenAsync(world.OfficeScope, world.Pupils[0])).Rhythm);
    }

    // Two adults of one child, each with an account and a mailbox; the second does not pay.
    private static async Task<World> SharedAsync(Db db)
    {
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 24, World.Paris(11, 23, 10));
        await world.AddDayAsync(11, 26, World.Paris(11, 24, 10));
        await db.WriteAsync(world.Service, async transaction =>
        {
            var values = new { one = world.Families[0], other = world.Families[1], pupil = world.Pupils[0], no = false };
            await transaction.ExecuteAsync("update guardian set email = 'un@exemple.fr' where tenant = @tenant and account_id = @one", values);
            await transaction.ExecuteAsync("update guardian set email = 'deux@exemple.fr' where tenant = @tenant and account_id = @other", values);
            return await transaction.ExecuteAsync(
                "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) select tenant, @pupil, guardian_id, 1, @no from guardian where tenant = @tenant and account_id = @other", values);
        });
        return world;
    }

    private static async Task AskAsync(World world)
    {
        var request = new AbsenceRequest(world.Pupils[0], Domain.Meals.AbsenceRhythm.FurtherNotice, new(127), new(2026, 11, 23), null);
        Assert.IsType<DeclareOutcome.Declared>(await new DeclareAbsence(world.Db).RunAsync(world.Family(0), World.NewId(), request, "family", World.Morning));
        await new AskAbsences(world.Db).RunAsync(world.Service, MondayEvening);
    }

    private static async Task<string> ReadersAsync(World world, string kind) => string.Join(' ', await world.Db.ReadAsync<string>(
        world.Service, "select recipient from outbox where tenant = @tenant and kind = @kind order by recipient", new { kind }));

    private static async Task<string> TextAsync(World world, Guid operation, int family)
    {
        var reader = await world.ScalarAsync<Guid>("select guardian_id from guardian where tenant = @tenant and account_id = @who", new { who = world.Families[family] });
        var text = CustodyTexts.Changed(await new SharedActCard(world.Db).RunAsync(world.Service, operation, reader), new Uri("https://cantine.exemple.fr/famille"));
        return text.Subject + "\n" + string.Join('\n', text.Lines.Select(line => line.Text));
    }
}

public sealed class CustodyOnSqlite() : CustodyTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class CustodyOnPostgres() : CustodyTests(Engine.Postgres);
