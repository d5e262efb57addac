using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Tests.Jobs;

/// <summary>Absent every Tuesday: said once, cancelled by the acts of every day, and never again what somebody restored.</summary>
public abstract class WeeklyAbsenceTests(Engine engine)
{
    [Fact]
    public async Task Every_Tuesday_is_cancelled_once_by_the_same_acts_as_by_hand()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await college.TuesdaysAsync();

        Assert.NotNull(await college.FollowAsync(AbsenceWorld.Dawn));
        Assert.Null(await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(5)));

        Assert.Equal("11-24 12-01 12-08", await college.CancelledAsync());
        Assert.Equal(3 * 335, await college.World.BalanceAsync(0));
        Assert.Equal(1, await college.CountAsync("audit where tenant = @tenant and action = 'meals.cancelled'"));
        Assert.Equal(1, await college.CountAsync("audit where tenant = @tenant and action = 'absence.declared'"));
    }

    [Fact]
    public async Task A_meal_restored_by_hand_stays_restored()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await college.TuesdaysAsync();
        await college.FollowAsync(AbsenceWorld.Dawn);
        await RestoreAsync(college, 12, 1);

        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(10));
        Assert.Equal("11-24 12-08", await college.CancelledAsync());

        // The check has teeth: an absence that forgot what it took would take it again.
        await college.Db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync("delete from standing_absence_day where tenant = @tenant"));
        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(15));
        Assert.Equal("11-24 12-01 12-08", await college.CancelledAsync());
    }

    [Fact]
    public async Task A_meal_cancelled_by_hand_before_it_and_restored_after_it_stays_restored()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await new CancelMeals(college.Db).RunAsync(college.World.Family(0), college.World.Op(AbsenceWorld.Dawn), [college.World.Meal(0, 12, 1)]);
        await college.TuesdaysAsync();
        await college.FollowAsync(AbsenceWorld.Dawn);
        await RestoreAsync(college, 12, 1);

        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(10));

        Assert.Equal("11-24 12-08", await college.CancelledAsync());
    }

    [Fact]
    public async Task A_meal_is_cancelled_when_its_cancellation_opens_or_its_day_is_made()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await college.Db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(
            "update service_day set opens_at = @opens where tenant = @tenant and day = @day", new { opens = World.Paris(11, 25, 8), day = new DateOnly(2026, 12, 8) }));
        await college.TuesdaysAsync();
        await college.FollowAsync(AbsenceWorld.Dawn);
        Assert.Equal("11-24 12-01", await college.CancelledAsync());

        await college.FollowAsync(World.Paris(11, 25, 8).AddMilliseconds(-1));
        Assert.Equal("11-24 12-01", await college.CancelledAsync());
        await college.FollowAsync(World.Paris(11, 25, 8));
        Assert.Equal("11-24 12-01 12-08", await college.CancelledAsync());

        await college.World.AddDayAsync(12, 15, World.Paris(12, 14, 10));
        await college.FollowAsync(World.Paris(11, 25, 9));
        Assert.Equal("11-24 12-01 12-08 12-15", await college.CancelledAsync());
    }

    [Fact]
    public async Task Ended_it_gives_back_what_it_took_and_not_what_somebody_cancelled_or_what_is_too_late()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        var absence = await college.TuesdaysAsync();
        await college.FollowAsync(AbsenceWorld.Dawn);
        await new CancelMeals(college.Db).RunAsync(college.World.Family(0), college.World.Op(AbsenceWorld.Dawn), [college.World.Meal(0, 12, 3)]);
        var late = World.Paris(11, 23, 10);

        Assert.True(await new EndAbsence(college.Db).RunAsync(college.World.Family(0), absence, null, late));
        Assert.NotNull(await college.FollowAsync(late));
        Assert.True(await new EndAbsence(college.Db).RunAsync(college.World.Family(0), absence, null, late.AddMinutes(1)));
        Assert.Null(await college.FollowAsync(late.AddMinutes(5)));

        Assert.Equal("11-24 12-03", await college.CancelledAsync());
        Assert.Equal(2 * 335, await college.World.BalanceAsync(0));
        Assert.Equal(1, await college.CountAsync("audit where tenant = @tenant and action = 'absence.ended'"));
    }

    [Fact]
    public async Task A_crash_after_the_claim_or_after_the_cancellation_changes_nothing()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await college.TuesdaysAsync();
        var claimed = Assert.Single(await college.Claim.RunAsync(college.World.Service, AbsenceWorld.Dawn));
        Assert.Equal("", await college.CancelledAsync());

        await new CancelMeals(college.Db).RunAsync(college.World.Family(0), new Operation(claimed.OpId, AbsenceWorld.Dawn), claimed.Meals);
        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(5));

        Assert.Equal("11-24 12-01 12-08", await college.CancelledAsync());
        Assert.Equal(3, await college.CountAsync("cancellation where tenant = @tenant"));
        Assert.Equal(0, await college.CountAsync("standing_absence_day where tenant = @tenant and applied_at is null"));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "11-24 12-01 12-08")]
    public async Task What_was_being_cancelled_while_it_was_ended_is_given_back(bool isSabotaged, string left)
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        var absence = await college.TuesdaysAsync();
        var claimed = Assert.Single(await college.Claim.RunAsync(college.World.Service, AbsenceWorld.Dawn));
        await new EndAbsence(college.Db).RunAsync(college.World.Family(0), absence, null, AbsenceWorld.Dawn);
        await college.Settle.SettledAsync(college.World.Service, absence, AbsenceWorld.Dawn);

        // Another node had read the absence before it was ended, and goes on.
        await new CancelMeals(college.Db).RunAsync(college.World.Family(0), new Operation(claimed.OpId, AbsenceWorld.Dawn), claimed.Meals);
        college.Db.Rewrite = sql => isSabotaged ? sql.Replace("set settled_at = null", "set settled_at = settled_at", StringComparison.Ordinal) : sql;
        await college.Claim.AppliedAsync(college.World.Service, claimed, AbsenceWorld.Dawn);
        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(5));

        Assert.Equal(left, await college.CancelledAsync());
    }

    [Fact]
    public async Task Several_nodes_at_once_cancel_each_meal_once_and_an_end_among_them_leaves_nothing()
    {
        await using var college = await AbsenceWorld.StartAsync(engine, pupils: 8);
        List<Guid> absences = [];
        for (var pupil = 0; pupil < 8; pupil++)
        {
            absences.Add(await college.TuesdaysAsync(pupil));
        }

        using var start = new Barrier(5);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(node => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait();
                if (node == 4)
                {
                    await new EndAbsence(college.Db).RunAsync(college.World.Family(0), absences[0], null, AbsenceWorld.Dawn);
                }

                await college.FollowAsync(AbsenceWorld.Dawn);
            },
            TaskCreationOptions.LongRunning).Unwrap()));
        await college.FollowAsync(AbsenceWorld.Dawn.AddMinutes(5));

        Assert.Equal("", await college.CancelledAsync());
        for (var pupil = 1; pupil < 8; pupil++)
        {
            Assert.Equal("11-24 12-01 12-08", await college.CancelledAsync(pupil));
            Assert.Equal(3 * 335, await college.World.BalanceAsync(pupil));
        }

        Assert.Equal(0, await college.World.BalanceAsync(0));
        Assert.Equal(0, await college.CountAsync("standing_absence_day where tenant = @tenant and applied_at is null"));
    }

    [Fact]
    public async Task Two_declarations_at_once_are_one()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        var request = new AbsenceRequest(college.World.Pupils[0], AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Tuesday), new(2026, 11, 23), null);
        using var start = new Barrier(4);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return new DeclareAbsence(college.Db).RunAsync(college.World.Family(0), World.NewId(), request, "family", AbsenceWorld.Dawn);
            },
            TaskCreationOptions.LongRunning).Unwrap()));

        Assert.Single(answers, answer => answer is DeclareOutcome.Declared);
        Assert.Equal(3, answers.Count(answer => answer is DeclareOutcome.Refused { Why: AbsenceRefusal.AlreadyDeclared }));
    }

    [Fact]
    public async Task Nobody_declares_ends_or_confirms_for_a_child_of_others_and_a_suspended_adult_cancels_nothing()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        var absence = await college.TuesdaysAsync();
        var (stranger, request) = (college.World.Family(1), new AbsenceRequest(college.World.Pupils[0], AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Monday), new(2026, 11, 23), null));

        Assert.Equal(AbsenceRefusal.UnknownPupil, Assert.IsType<DeclareOutcome.Refused>(await new DeclareAbsence(college.Db).RunAsync(stranger, World.NewId(), request, "family", AbsenceWorld.Dawn)).Why);
        Assert.False(await new EndAbsence(college.Db).RunAsync(stranger, absence, null, AbsenceWorld.Dawn));
        Assert.False(await new ConfirmAbsence(college.Db).RunAsync(stranger, absence, null, "family", AbsenceWorld.Dawn));
        Assert.False(await new EndAbsence(college.Db).RunAsync(college.World.OfficeScope, absence, college.World.Pupils[1], AbsenceWorld.Dawn));
        Assert.Empty(await new StandingAbsences(college.Db).RunAsync(stranger, null, AbsenceWorld.Dawn));

        await college.Db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(
            "update guardian set suspended_at = @now where tenant = @tenant and account_id = @who", new { now = AbsenceWorld.Dawn, who = college.World.Families[0] }));
        await college.FollowAsync(AbsenceWorld.Dawn);
        Assert.Equal("", await college.CancelledAsync());
    }

    private static Task<IReadOnlyList<RestoreOutcome>> RestoreAsync(AbsenceWorld college, int month, int day) =>
        new RestoreMeals(college.Db).RunAsync(college.World.Family(0), college.World.Op(AbsenceWorld.Dawn.AddMinutes(1)), [college.World.Meal(0, month, day)]);
}

public sealed class WeeklyAbsenceOnSqlite() : WeeklyAbsenceTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class WeeklyAbsenceOnPostgres() : WeeklyAbsenceTests(Engine.Postgres);
