using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Notices;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Meals;

/// <summary>What is seen at a meal, who may say it, and how families are told of it in the evening: once, as it stands, without a cent moved.</summary>
public abstract class AttendanceTests(Engine engine)
{
    private const string Subject = "Cantine\u00A0: ce que le collège a vu à midi";

    [Fact]
    public async Task The_door_marks_who_came_all_the_same_once_and_takes_it_back_until_the_family_is_told()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true, minute: 44);
        Assert.Equal(MarkRefusal.NotBegun, await college.MarkAsync());
        college.Family.At(11, 26, 11, 45);

        Assert.Null(await college.MarkAsync());
        Assert.Null(await college.MarkAsync());
        var line = Assert.Single(await new DoorList(college.Db).RunAsync(college.Door, AttendanceWorld.Day));
        Assert.Equal((true, true, false), (line.HasCome, line.IsMarkOpen, line.CanBeMarked(college.Now)));
        Assert.Null(await college.TakeBackAsync());
        Assert.Equal(0, await college.CountAsync("attendance where tenant = @tenant"));
        Assert.Equal((1, 1), (await college.TracesAsync("attendance.marked"), await college.TracesAsync("attendance.unmarked")));

        await college.MarkAsync();
        college.Family.At(11, 26, 19);
        await college.TellAsync();
        Assert.Null(await college.TakeBackAsync());
        Assert.Equal(1, await college.CountAsync("attendance where tenant = @tenant"));
    }

    [Fact]
    public async Task Nobody_else_marks_and_nobody_is_marked_whose_absence_was_not_said()
    {
        await using var college = await AttendanceWorld.NewAsync(engine);
        Assert.Equal(MarkRefusal.NotSaidAway, await college.MarkAsync());
        foreach (var stranger in new[] { college.World.OfficeScope, college.Family.First })
        {
            Assert.Equal(MarkRefusal.UnknownMeal, await college.MarkAsync(stranger));
            Assert.Equal(MarkRefusal.UnknownMeal, await college.TakeBackAsync(stranger));
        }

        Assert.Equal(0, await college.CountAsync("attendance where tenant = @tenant"));
    }

    [Fact]
    public async Task A_list_is_declared_whole_and_replaced_until_the_evening()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, minute: 44);
        Assert.Equal(new ListOutcome.Refused(ListRefusal.NotBegun), await college.DeclareAsync(college.Pupil));
        college.Family.At(11, 26, 14);

        Assert.Equal(new ListOutcome.Declared(1, 0), await college.DeclareAsync(college.Pupil, World.NewId()));
        var sheet = await new AttendanceSheet(college.Db).RunAsync(college.World.OfficeScope, college.World.School, AttendanceWorld.Day);
        Assert.Equal((MealState.Expected, false, false), Assert.Single(sheet.Lines) is var line ? (line.Said, line.IsPresent, line.IsFixed) : default);
        Assert.Equal(college.Now, sheet.DeclaredAt);
        Assert.Equal(new ListOutcome.Declared(0, 0), await college.DeclareAsync());
        Assert.Equal(0, await college.CountAsync("attendance where tenant = @tenant"));
        Assert.Equal(2, await college.TracesAsync("attendance.declared"));

        await college.DeclareAsync(college.Pupil);
        college.Family.At(11, 26, 19);
        await college.TellAsync();
        await college.DeclareAsync();
        Assert.Equal(1, await college.CountAsync("attendance where tenant = @tenant and told_evening is not null"));
    }

    [Fact]
    public async Task A_list_of_another_school_or_a_day_without_meal_is_refused()
    {
        await using var college = await AttendanceWorld.NewAsync(engine);
        var declare = new DeclareAttendance(college.Db);
        var none = new ListOutcome.Refused(ListRefusal.NoMeal);
        var today = AttendanceWorld.Day;
        HashSet<Guid> marked = [college.Pupil];
        Assert.Equal(none, await declare.RunAsync(college.Door, college.World.School, today, today, marked, college.Now));
        Assert.Equal(none, await declare.RunAsync(college.Family.First, college.World.School, today, today, marked, college.Now));
        Assert.Equal(none, await declare.RunAsync(college.World.OfficeScope, World.NewId(), today, today, marked, college.Now));
        Assert.Equal(none, await declare.RunAsync(college.World.OfficeScope, college.World.School, today.AddDays(2), today.AddDays(2), marked, college.Now));
        Assert.Equal(0, await college.CountAsync("attendance_list where tenant = @tenant"));
    }

    [Fact]
    public async Task In_the_evening_both_guardians_are_told_once_with_one_link_and_no_amount()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        var owed = await college.World.BalanceAsync(0);
        await college.MarkAsync();
        Assert.Empty(await college.ReadAsync(college.Family.First));
        college.Family.At(11, 26, 18, 59);
        Assert.Equal(0, await college.TellAsync());
        college.Family.At(11, 26, 19);

        Assert.Equal(2, await college.TellAsync());
        Assert.Equal(0, await college.TellAsync());
        Assert.Equal(2, (await college.Family.SendAsync()).Sent);

        Assert.Equal([$"{FamilyMessagesWorld.Camille} {Subject}", $"{FamilyMessagesWorld.Dominique} {Subject}"], college.Subjects);
        foreach (var mail in college.Family.Office.Server.Mails)
        {
            Assert.Contains("Le repas d’Enfant, jeudi 26 novembre, était décommandé. Le collège a pourtant vu Enfant à la cantine.", mail.Text, StringComparison.Ordinal);
            Assert.Contains("Rien n’est changé sur la facture.", mail.Text, StringComparison.Ordinal);
            Assert.Matches("^/pointage/[\\w-]{48}$", mail.LinkPath);
            Assert.DoesNotContain("€", mail.Text + mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("refus", mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["evening"] = college.Family.Office.Server.Mails[0].Html }));
        Assert.Equal(MismatchKind.CancelledButCame, Assert.Single(await college.ReadAsync(college.Family.Second)).Kind);
        Assert.Equal(owed, await college.World.BalanceAsync(0));
    }

    [Fact]
    public async Task Who_was_expected_and_did_not_come_is_told_only_from_a_whole_list()
    {
        await using var college = await AttendanceWorld.NewAsync(engine);
        await college.Family.RunAsync(
            "insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by) values (@tenant, @Pupil, @Day, 1, @no, 'office', @Now, @Pupil)",
            new { college.Pupil, AttendanceWorld.Day, no = false, college.Now });
        college.Family.At(11, 26, 19);
        Assert.Equal(0, await college.TellAsync());

        college.Family.At(11, 27, 9);
        await college.DeclareAsync(college.Pupil);
        college.Family.At(11, 27, 19);
        Assert.Equal(2, await college.TellAsync());
        await college.Family.SendAsync();
        Assert.Contains("était prévu. Le collège n’a pas vu Enfant à la cantine.", college.Family.Office.Server.Mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("Appelez-le\u00A0: 03\u00A053", college.Family.Office.Server.Mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_after_the_evening_waits_for_the_next()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        college.Family.At(11, 26, 19, 30);
        await college.MarkAsync();
        college.Family.At(11, 26, 20, 59);
        Assert.Equal(0, await college.TellAsync());
        college.Family.At(11, 27, 19);
        Assert.Equal(2, await college.TellAsync());
    }

    [Fact]
    public async Task An_evening_tells_once_even_when_more_of_it_is_written_late()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        Assert.Equal((2, 0), await TwiceInOneEveningAsync(college));
        college.Family.At(11, 27, 19);
        Assert.Equal(2, await college.TellAsync());
    }

    [Fact]
    public async Task Without_the_row_of_the_evening_it_would_tell_twice()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        college.Db.Rewrite = sql => sql.StartsWith("insert into attendance_evening", StringComparison.Ordinal) ? "update attendance set source = source where tenant = @tenant" : sql;
        Assert.Equal((2, 2), await TwiceInOneEveningAsync(college));
    }

    [Fact]
    public async Task Several_nodes_tell_once()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        await college.MarkAsync();
        college.Family.At(11, 26, 19);
        Assert.Equal(2, (await Task.WhenAll(college.TellAsync(), college.TellAsync(), college.TellAsync())).Sum());
    }

    [Fact]
    public async Task A_message_reads_the_state_when_it_leaves_and_is_quiet_at_night()
    {
        await using var college = await AttendanceWorld.NewAsync(engine, cancels: true);
        await college.MarkAsync();
        college.Family.At(11, 26, 19);
        await college.TellAsync();
        college.Family.At(11, 26, 21, 30);
        Assert.Equal(0, (await college.Family.SendAsync()).Sent);

        // The office finds out that the place was closed that day.
        await college.Family.RunAsync("update service_day set status = 'closed' where tenant = @tenant and day = @Day", new { AttendanceWorld.Day });
        college.Family.At(11, 27, 8);
        Assert.Equal(0, (await college.Family.SendAsync()).Sent);
        Assert.Empty(await college.ReadAsync(college.Family.First));
    }

    // A mark received before the hour of the message and committed after it has left.
    private static async Task<(int First, int Second)> TwiceInOneEveningAsync(AttendanceWorld college)
    {
        await college.MarkAsync();
        college.Family.At(11, 26, 19, 5);
        var first = await college.TellAsync();
        await college.Family.RunAsync(
            "insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by) values (@tenant, @Pupil, '2026-11-24', 1, @no, 'office', @at, @Pupil)",
            new { college.Pupil, no = false, at = World.Paris(11, 26, 18, 59) });
        await college.Family.RunAsync(
            "insert into attendance_list (tenant, school_id, day, service, declared_at, declared_by) values (@tenant, @School, '2026-11-24', 1, @at, @Pupil)",
            new { college.World.School, college.Pupil, at = World.Paris(11, 26, 18, 59) });
        return (first, await college.TellAsync());
    }
}

public sealed class AttendanceOnSqliteTests() : AttendanceTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class AttendanceOnPostgresTests() : AttendanceTests(Engine.Postgres);
