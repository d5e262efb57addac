using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>One tap to contest what was seen, one contest for a meal, one answer due on a day, told to both guardians.</summary>
public abstract class ContestTests(Engine engine)
{
    [Fact]
    public async Task A_contest_reaches_the_office_with_the_day_on_which_its_answer_is_due()
    {
        await using var college = await ToldAsync(engine);

        Assert.Null(await college.ContestAsync(college.Family.Second));

        var waiting = Assert.Single(await new OfficeContests(college.Db).RunAsync(college.World.OfficeScope));
        // Friday 27 is a day of service; after it the calendar of this world ends, and the days of a week of work count.
        Assert.Equal((college.Pupil, AttendanceWorld.Day, true, "door", new DateOnly(2026, 12, 3)), (waiting.PupilId, waiting.Day, waiting.IsPresent, waiting.Source, waiting.DueDay));
        Assert.Equal(waiting, await new OfficeContests(college.Db).FindAsync(college.World.OfficeScope, waiting.ContestId));
        foreach (var stranger in new[] { college.Door, college.Family.First })
        {
            Assert.Empty(await new OfficeContests(college.Db).RunAsync(stranger));
            Assert.Null(await new OfficeContests(college.Db).FindAsync(stranger, waiting.ContestId));
        }

        Assert.Equal(waiting.DueDay, Assert.Single(await college.ReadAsync(college.Family.First)).Contested?.DueDay);
    }

    [Fact]
    public async Task Two_adults_and_two_taps_at_once_make_one_contest()
    {
        await using var college = await ToldAsync(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(tap => college.ContestAsync(tap % 2 == 0 ? college.Family.First : college.Family.Second)));

        Assert.All(answers, answer => Assert.Null(answer));
        Assert.Equal((1, 1), (await college.CountAsync("contest where tenant = @tenant"), await college.TracesAsync("attendance.contested")));
    }

    [Fact]
    public async Task The_office_contests_for_a_family_that_calls_and_the_family_reads_it()
    {
        await using var college = await ToldAsync(engine);

        Assert.Null(await college.ContestAsync(college.World.OfficeScope));

        Assert.NotNull(Assert.Single(await college.ReadAsync(college.Family.First)).Contested);
        Assert.Null(await college.ContestAsync(college.Family.First));
        Assert.Equal((1, 1), (await college.CountAsync("contest where tenant = @tenant"), await college.TracesAsync("attendance.contested")));
    }

    [Fact]
    public async Task Nobody_contests_for_another_before_being_told_or_too_late()
    {
        await using var college = await ToldAsync(engine);
        foreach (var role in new[] { Role.Family, Role.HeadCook, Role.Principal, Role.PupilLife })
        {
            Assert.Equal(ContestRefusal.UnknownMeal, await college.ContestAsync(college.World.OfficeScope with { Role = role }));
        }

        Assert.Equal(ContestRefusal.UnknownMeal, await college.ContestAsync(college.World.OfficeScope with { AccountId = World.NewId() }));
        Assert.Equal(ContestRefusal.UnknownMeal, await college.ContestAsync(college.Family.First, new MealRef(World.NewId(), AttendanceWorld.Day, MealService.Lunch)));
        Assert.Equal(ContestRefusal.NothingToContest, await college.ContestAsync(college.Family.First, college.World.Meal(0, 11, 27)));
        await college.Family.RunAsync("update attendance set told_evening = null where tenant = @tenant");
        Assert.Equal(ContestRefusal.NothingToContest, await college.ContestAsync(college.Family.First));
        await college.Family.RunAsync("update attendance set told_evening = day where tenant = @tenant");
        college.Family.At(12, 27, 8);
        Assert.Equal(ContestRefusal.TooLate, await college.ContestAsync(college.Family.First));
        Assert.Equal(0, await college.CountAsync("contest where tenant = @tenant"));
    }

    [Fact]
    public async Task A_guardian_whose_door_is_shut_reads_and_contests_nothing()
    {
        await using var college = await ToldAsync(engine);
        Assert.Single(await college.ReadAsync(college.Family.Second));
        await college.Family.RunAsync("update guardian set suspended_at = @Now where tenant = @tenant and account_id = @Other", new { college.Now, college.Family.Other });
        Assert.Empty(await college.ReadAsync(college.Family.Second));
        Assert.Equal(ContestRefusal.UnknownMeal, await college.ContestAsync(college.Family.Second));

        // The check has teeth: without the comparison of the account, anybody reads it.
        college.Db.Rewrite = sql => sql.Replace("and y.account_id = @account", "", StringComparison.Ordinal);
        Assert.Single(await college.ReadAsync(college.Family.Second));
    }

    [Theory]
    [InlineData(ContestAnswer.Corrected, "vous avez raison, c’est corrigé")]
    [InlineData(ContestAnswer.InDoubt, "Le doute est pour vous")]
    [InlineData(ContestAnswer.Upheld, "ce qui a été vu reste noté")]
    public async Task The_office_answers_once_and_both_guardians_read_it(ContestAnswer answer, string words)
    {
        await using var college = await ToldAsync(engine);
        await college.Family.SendAsync();
        await college.ContestAsync(college.Family.First);
        var id = (await new OfficeContests(college.Db).RunAsync(college.World.OfficeScope))[0].ContestId;
        var act = new AnswerContest(college.Db);
        Assert.False(await act.RunAsync(college.Door, id, answer, college.Now));
        Assert.False(await act.RunAsync(college.World.OfficeScope, World.NewId(), answer, college.Now));
        var owed = await college.World.BalanceAsync(0);

        var done = await Task.WhenAll(act.RunAsync(college.World.OfficeScope, id, answer, college.Now), act.RunAsync(college.World.OfficeScope, id, answer, college.Now));

        Assert.Single(done, one => one);
        Assert.Equal(1, await college.TracesAsync("contest.answered"));
        Assert.Empty(await new OfficeContests(college.Db).RunAsync(college.World.OfficeScope));
        Assert.Equal(answer, Assert.Single(await college.ReadAsync(college.Family.Second)).Contested?.Answer);
        Assert.Equal(2, (await college.Family.SendAsync()).Sent);
        var told = college.Family.Office.Server.Mails.Where(mail => mail.Subject.EndsWith("la réponse du collège", StringComparison.Ordinal)).ToList();
        Assert.Equal([FamilyMessagesWorld.Camille, FamilyMessagesWorld.Dominique], told.Select(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.All(told, mail => Assert.Contains(words, mail.Text, StringComparison.Ordinal));
        Assert.Equal(owed, await college.World.BalanceAsync(0));
    }

    private static async Task<AttendanceWorld> ToldAsync(Engine engine)
    {
        var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        await college.MarkAsync();
        college.Family.At(11, 26, 19);
        await college.TellAsync();
        return college;
    }
}

public sealed class ContestOnSqliteTests() : ContestTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ContestOnPostgresTests() : ContestTests(Engine.Postgres);
