using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.Tests.Jobs;

/// <summary>Absent until further notice: asked each evening before a deadline; silence gives the meal back, and the child eats.</summary>
public abstract class FurtherNoticeAbsenceTests(Engine engine)
{
    private static readonly DateTimeOffset MondayEvening = World.Paris(11, 23, 18);
    private static readonly DateTimeOffset TuesdayDeadline = World.Paris(11, 24, 10);

    [Fact]
    public async Task What_is_said_in_the_morning_cancels_what_closes_that_day_and_nothing_more()
    {
        await using var college = await AbsenceWorld.StartAsync(engine);
        await college.FurtherNoticeAsync(AbsenceWorld.Dawn);
        await college.TickAsync(AbsenceWorld.Dawn);
        Assert.Equal("11-24", await college.CancelledAsync());
        Assert.Equal(0, await QuestionsAsync(college));
    }

    [Fact]
    public async Task The_evening_asks_once_each_adult_who_has_a_mailbox_and_an_answer_cancels_the_next_meal()
    {
        await using var college = await AskedAsync();
        await college.TickAsync(MondayEvening.AddMilliseconds(-1));
        Assert.Equal(0, await QuestionsAsync(college));

        await college.TickAsync(MondayEvening);
        await college.TickAsync(MondayEvening.AddMinutes(5));
        Assert.Equal(2, await QuestionsAsync(college));
        Assert.Equal("11-24", await college.CancelledAsync());

        await ConfirmAsync(college, MondayEvening.AddHours(1), true);
        Assert.Equal("11-24 11-26", await college.CancelledAsync());
        await college.TickAsync(TuesdayDeadline);
        Assert.Equal(1, await RunningAsync(college));
    }

    [Fact]
    public async Task Silence_gives_the_meal_back_at_the_deadline_and_the_child_eats_again()
    {
        await using var college = await AskedAsync();
        await college.TickAsync(MondayEvening);
        await college.TickAsync(TuesdayDeadline.AddMilliseconds(-1));
        Assert.Equal(1, await RunningAsync(college));

        await college.TickAsync(TuesdayDeadline);

        Assert.Equal(0, await RunningAsync(college));
        Assert.Equal("11-24", await college.CancelledAsync());
        Assert.Equal(1, await college.CountAsync("audit where tenant = @tenant and action = 'absence.unanswered'"));
        await ConfirmAsync(college, TuesdayDeadline, null);
        Assert.Equal("11-24", await college.CancelledAsync());
        Assert.True(Assert.Single(await new StandingAbsences(college.Db).RunAsync(college.World.Family(0), null, TuesdayDeadline.AddHours(1))).IsUnanswered);
    }

    [Theory]
    [InlineData(-1, "11-24 11-26")]
    [InlineData(0, "11-24")]
    [InlineData(1, "11-24")]
    public async Task An_answer_counts_until_the_deadline_itself(int seconds, string cancelled)
    {
        await using var college = await AskedAsync();
        await college.TickAsync(MondayEvening);

        await ConfirmAsync(college, TuesdayDeadline.AddSeconds(seconds), true);

        Assert.Equal(cancelled, await college.CancelledAsync());
    }

    [Fact]
    public async Task A_service_that_stood_still_ends_with_a_child_who_eats()
    {
        await using var college = await AskedAsync();
        await college.TickAsync(World.Paris(11, 25, 8));
        Assert.Equal(0, await RunningAsync(college));
        Assert.Equal("11-24", await college.CancelledAsync());
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Who_answers_while_the_silence_is_being_written_is_not_ended(bool isSabotaged, int running)
    {
        await using var college = await AskedAsync();
        await college.TickAsync(MondayEvening);
        var said = await college.World.ScalarAsync<DateTimeOffset>("select said_at from standing_absence where tenant = @tenant");
        await ConfirmAsync(college, TuesdayDeadline.AddSeconds(-1), true);

        // The statement of a node that had read the absence before the answer.
        var end = isSabotaged ? AskAbsences.End.Replace("and said_at = @SaidAt", "", StringComparison.Ordinal) : AskAbsences.End;
        await college.Db.WriteAsync(college.World.Service, async transaction =>
        {
            var absence = (await transaction.QueryAsync<Guid>("select absence_id from standing_absence where tenant = @tenant")).Single();
            return await transaction.ExecuteAsync(end, new { AbsenceId = absence, SaidAt = said, now = TuesdayDeadline });
        });

        Assert.Equal(running, await RunningAsync(college));
    }

    [Fact]
    public async Task The_other_adult_may_say_it_again_while_an_operation_waits_after_a_crash()
    {
        await using var college = await AskedAsync();
        Assert.True(await new ConfirmAbsence(college.Db).RunAsync(college.World.Family(0), await AbsenceAsync(college), null, "family", MondayEvening));

        // The node that took the meal and cancelled it dies before it can say so.
        var claimed = Assert.Single(await college.Claim.RunAsync(college.World.Service, MondayEvening));
        await new CancelMeals(college.Db).RunAsync(college.World.Family(0), new Operation(claimed.OpId, MondayEvening), claimed.Meals, claimed.Channel);
        Assert.True(await new ConfirmAbsence(college.Db).RunAsync(college.World.Family(1), await AbsenceAsync(college), null, "family", MondayEvening.AddHours(1)));

        await college.TickAsync(MondayEvening.AddHours(1));

        Assert.Equal("11-24 11-26", await college.CancelledAsync());
        Assert.Equal(0, await college.CountAsync("standing_absence_day where tenant = @tenant and applied_at is null"));
    }

    [Fact]
    public async Task Several_nodes_at_once_ask_once()
    {
        await using var college = await AskedAsync();
        using var start = new Barrier(4);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return college.Ask.RunAsync(college.World.Service, MondayEvening);
            },
            TaskCreationOptions.LongRunning).Unwrap()));
        Assert.Equal(2, await QuestionsAsync(college));
    }

    [Fact]
    public async Task Ended_by_hand_it_asks_no_more_and_gives_the_next_meals_back()
    {
        await using var college = await AskedAsync();
        await ConfirmAsync(college, MondayEvening.AddHours(1), true);
        var absence = Assert.Single(await new StandingAbsences(college.Db).RunAsync(college.World.Family(0), null, MondayEvening));
        await new EndAbsence(college.Db).RunAsync(college.World.Family(0), absence.AbsenceId, null, MondayEvening.AddHours(2));

        await college.TickAsync(MondayEvening.AddHours(2));
        await college.TickAsync(World.Paris(11, 25, 18));

        Assert.Equal("11-24", await college.CancelledAsync());
        Assert.Equal(0, await QuestionsAsync(college));
    }

    // Said at dawn, with two adults who have a mailbox.
    private async Task<AbsenceWorld> AskedAsync()
    {
        var college = await AbsenceWorld.StartAsync(engine);
        await college.Db.WriteAsync(college.World.Service, async transaction =>
        {
            var values = new { who = college.World.Families[0], pupil = college.World.Pupils[0], other = college.World.Families[1] };
            await transaction.ExecuteAsync("update guardian set email = 'un@exemple.fr' where tenant = @tenant and account_id = @who", values);
            await transaction.ExecuteAsync("update guardian set email = 'deux@exemple.fr' where tenant = @tenant and account_id = @other", values);
            return await transaction.ExecuteAsync(
                "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) select tenant, @pupil, guardian_id, 1, @no from guardian where tenant = @tenant and account_id = @other",
                new { values.pupil, values.other, no = false });
        });
        await college.FurtherNoticeAsync(AbsenceWorld.Dawn);
        await college.TickAsync(AbsenceWorld.Dawn);
        return college;
    }

    private static Task<Guid> AbsenceAsync(AbsenceWorld college) => college.World.ScalarAsync<Guid>("select absence_id from standing_absence where tenant = @tenant");

    private static async Task ConfirmAsync(AbsenceWorld college, DateTimeOffset at, bool? answer)
    {
        Assert.Equal(answer, await new ConfirmAbsence(college.Db).RunAsync(college.World.Family(0), await AbsenceAsync(college), null, "family", at));
        await college.FollowAsync(at);
    }

    private static Task<long> QuestionsAsync(AbsenceWorld college) => college.CountAsync("outbox where tenant = @tenant and kind = 'AbsenceQuestion'");

    private static Task<long> RunningAsync(AbsenceWorld college) => college.CountAsync("standing_absence where tenant = @tenant and ended_at is null");
}

public sealed class FurtherNoticeAbsenceOnSqlite() : FurtherNoticeAbsenceTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class FurtherNoticeAbsenceOnPostgres() : FurtherNoticeAbsenceTests(Engine.Postgres);
