using System.Text.RegularExpressions;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>The messages that a family asks for: receipts, and what was changed in the day. Over a real conversation with a mail server.</summary>
public abstract class FamilyMessagesTests(Engine engine)
{
    [Fact]
    public async Task Nobody_is_written_to_who_did_not_ask()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.CancelAsync(family.First, 26, 27);
        family.At(11, 23, 19, 5);

        Assert.Equal((0, 0), (await family.WriteRemindersAsync(), await family.WriteDigestsAsync()));
        Assert.Empty(await family.WaitingAsync());
    }

    [Fact]
    public async Task A_receipt_is_kept_with_the_act_or_not_at_all()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        var op = family.World.Op(family.Clock.GetUtcNow());

        await new CancelMeals(family.Db).RunAsync(family.First, op, [family.World.Meal(0, 11, 26)]);
        await new CancelMeals(family.Db).RunAsync(family.First, op, [family.World.Meal(0, 11, 26)]);
        await family.CancelAsync(family.First, 26);
        Assert.Equal([$"MealReceipt {FamilyMessagesWorld.Camille}"], await family.WaitingAsync());

        await new RestoreMeals(family.Db).RunAsync(family.First, family.World.Op(family.Clock.GetUtcNow()), [family.World.Meal(0, 11, 26)]);
        await family.CancelAsync(family.Second, 27);
        Assert.Equal(2, (await family.WaitingAsync()).Count);
    }

    [Fact]
    public async Task A_receipt_says_what_was_done_and_leads_to_the_way_back()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26, 27);

        Assert.Equal(1, (await family.SendAsync()).Sent);

        var mail = Assert.Single(family.Office.Server.Mails);
        Assert.Equal((FamilyMessagesWorld.Camille, "Cantine\u00A0: repas décommandés"), (mail.To, mail.Subject));
        Assert.Contains("Enfant ne mangera pas jeudi 26 et vendredi 27 novembre. 6,70", mail.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("ne vaut ni autorisation de sortie ni justification", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith(MealLinks.Path, mail.LinkPath, StringComparison.Ordinal);
        Assert.Contains("?fait=", mail.LinkPath, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["receipt"] = mail.Html }));
    }

    [Fact]
    public async Task A_guardian_who_does_not_pay_reads_no_amount()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.Second);
        await family.CancelAsync(family.Second, 26);

        await family.SendAsync();

        var mail = Assert.Single(family.Office.Server.Mails);
        Assert.Equal(FamilyMessagesWorld.Dominique, mail.To);
        Assert.DoesNotContain("€", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Contains("la facture du responsable payeur", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stopped_before_it_leaves_does_not_leave()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);
        var choice = (await new MessageChoices(family.Db).FindAsync(family.First))!;

        Assert.True(await new ChooseMessages(family.Db).StopAsync(family.World.Tenant, choice, MessageKind.MealReceipt, World.Morning));
        Assert.False(await new ChooseMessages(family.Db).StopAsync(family.World.Tenant, choice, MessageKind.MealReceipt, World.Morning));

        Assert.Equal(new SendReport(0, 0, 0, null), await family.SendAsync());
        Assert.Empty(await family.WaitingAsync());
        Assert.Equal((false, true, true), await new MessageChoices(family.Db).FindAsync(family.First) is { } now ? (now.WantsReceipt, now.WantsReminder, now.WantsDigest) : default);
    }

    [Fact]
    public async Task In_the_evening_one_message_says_who_changed_what_by_role()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.Second, 26);
        await family.CancelAsync(family.First, 24);
        await family.CancelAsync(family.World.OfficeScope, 27);
        family.At(11, 23, 18, 59);
        Assert.Equal(0, await family.WriteDigestsAsync());
        family.At(11, 23, 19, 5);

        Assert.Equal(1, await family.WriteDigestsAsync());
        Assert.Equal(0, await family.WriteDigestsAsync());
        await family.SendAsync();

        var mail = family.Office.Server.Mails.Single(one => one.Subject.EndsWith("ce qui a changé", StringComparison.Ordinal));
        Assert.Contains("jeudi 26 novembre\u00A0: repas décommandé par l’autre responsable.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("vendredi 27 novembre\u00A0: repas décommandé par le collège.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("mardi 24 novembre\u00A0: repas décommandé par vous.", mail.Text, StringComparison.Ordinal);
        Assert.All(new[] { "Dominique", "LEROY", FamilyMessagesWorld.Dominique }, name => Assert.DoesNotContain(name, mail.Text + mail.Html, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_day_that_the_school_had_added_and_withdraws_is_no_meal_given_back()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        var added = World.NewId();
        await family.RunAsync(
            """
            insert into calendar_event (tenant, event_id, place_id, kind, first_day, last_day, label, created_at, created_by)
            values (@tenant, @added, @Place, 'catch_up', @day, @day, '', @Morning, @Office)
            """, new { added, family.World.Place, day = new DateOnly(2026, 11, 26), World.Morning, family.World.Office });
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.First, 26, 27);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await new RestoreMeals(family.Db).RunAsync(family.First, family.World.Op(family.Clock.GetUtcNow()), [family.World.Meal(0, 11, 27)]);
        Assert.IsType<WithdrawOutcome.Withdrawn>(await new WithdrawEvent(family.Db).RunAsync(family.World.OfficeScope, added, family.Clock.GetUtcNow()));
        family.At(11, 23, 19, 5);

        await family.WriteDigestsAsync();
        await family.SendAsync();

        var mail = family.Office.Server.Mails.Single(one => one.Subject.EndsWith("ce qui a changé", StringComparison.Ordinal));
        Assert.Contains("jeudi 26 novembre\u00A0: jour de repas supprimé par le collège.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("vendredi 27 novembre\u00A0: repas rétabli par vous.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missed_evening_is_told_the_next_one_and_an_evening_without_change_is_silent()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.Second, 27);
        family.At(11, 23, 21, 30);
        Assert.Equal(0, await family.WriteDigestsAsync());
        family.At(11, 24, 19, 0);
        Assert.Equal(1, await family.WriteDigestsAsync());
        family.At(11, 25, 19, 0);
        Assert.Equal(0, await family.WriteDigestsAsync());
    }

    [Fact]
    public async Task An_evening_message_that_the_server_kept_waiting_is_quiet_until_seven()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.Second, 27);
        family.At(11, 23, 19, 5);
        await family.WriteDigestsAsync();
        family.At(11, 23, 22, 0);

        Assert.Equal(new SendReport(0, 0, 0, null), await family.SendAsync());
        family.At(11, 24, 6, 59);
        Assert.Equal(0, (await family.SendAsync()).Sent);
        family.At(11, 24, 7, 0);
        Assert.Equal(1, (await family.SendAsync()).Sent);
    }

    [Fact]
    public async Task Two_nodes_write_one_evening_message_and_one_reminder()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First, weekday: 1, hour: 18);
        await AddReturnAsync(family);
        family.Clock.Advance(TimeSpan.FromMinutes(1));
        await family.CancelAsync(family.Second, 27);
        family.At(11, 23, 19, 5);

        Assert.Equal(1, (await Task.WhenAll(family.WriteDigestsAsync(), family.WriteDigestsAsync(), family.WriteDigestsAsync())).Sum());
        Assert.Equal(1, (await Task.WhenAll(family.WriteRemindersAsync(), family.WriteRemindersAsync(), family.WriteRemindersAsync())).Sum());
    }

    [Fact]
    public async Task After_holidays_a_reminder_names_each_meal_with_its_deadline_and_its_link()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await AddReturnAsync(family);

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(1, (await family.SendAsync()).Sent);

        var mail = Assert.Single(family.Office.Server.Mails);
        Assert.Contains("Enfant reprend la cantine après les vacances.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Décommander le repas d’Enfant, mardi 24 novembre (jusqu’à aujourd’hui, 10\u00A0h\u00A000)", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("?jour=2026-11-24", mail.LinkPath, StringComparison.Ordinal);
        Assert.DoesNotContain("€", mail.Text, StringComparison.Ordinal);
        Assert.Contains(mail.Headers, header => Regex.IsMatch(header, @"^List-Unsubscribe:\s+<https://cantine\.exemple\.fr/messages/arret/[\w-]{48}>$"));
        Assert.Contains(mail.Headers, header => Regex.IsMatch(header, @"^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click$"));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["reminder"] = mail.Html }));
    }

    [Fact]
    public async Task A_meal_that_was_cancelled_meanwhile_is_not_reminded_and_nothing_left_is_nothing_sent()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await AddReturnAsync(family);
        await family.WriteRemindersAsync();
        await family.CancelAsync(family.Second, 24, 26, 27);

        Assert.Equal(new SendReport(0, 0, 0, null), await family.SendAsync());
        Assert.Empty(family.Office.Server.Mails);
        Assert.Empty(await family.WaitingAsync());
    }

    [Fact]
    public async Task A_habit_is_never_a_reason_and_an_event_is_for_those_it_concerns()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        Assert.Equal(0, await family.WriteRemindersAsync());
        family.At(11, 30, 8);
        await family.World.AddDayAsync(12, 3, World.Paris(12, 2, 10));
        await AddEventAsync(family, "6A");
        Assert.Equal(0, await family.WriteRemindersAsync());
        family.At(12, 7, 8);
        await family.World.AddDayAsync(12, 10, World.Paris(12, 9, 10));
        await AddEventAsync(family, "5B");

        Assert.Equal(1, await family.WriteRemindersAsync());
        await family.SendAsync();
        Assert.Contains("jeudi 10 décembre\u00A0: épreuve blanche. Le repas d’Enfant est prévu.", Assert.Single(family.Office.Server.Mails).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 59, false)]
    [InlineData(7, 0, true)]
    [InlineData(20, 59, true)]
    [InlineData(21, 0, false)]
    [InlineData(32, 0, false)]
    public async Task A_reminder_is_written_from_its_hour_until_night_on_its_day(int hour, int minute, bool isWritten)
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.World.AddDayAsync(12, 4, World.Paris(12, 3, 10));
        await family.ChooseAsync(family.First);
        await AddReturnAsync(family, "2026-11-30");
        family.Clock.SetUtcNow(World.Paris(11, 30, 0).AddHours(hour).AddMinutes(minute));

        Assert.Equal(isWritten ? 1 : 0, await family.WriteRemindersAsync());
    }

    [Fact]
    public async Task One_reminder_a_week_at_most_whatever_is_chosen_in_between()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await AddReturnAsync(family);
        var written = 0;
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            // As somebody who changes their mind each hour, so that it is always their hour.
            var now = World.Paris(11, 23, 9).AddHours(hour);
            family.Clock.SetUtcNow(now);
            await family.ChooseAsync(family.First, weekday: ((int)now.DayOfWeek + 6) % 7 + 1, hour: 7);
            written += await family.WriteRemindersAsync();
        }

        Assert.Equal(1, written);
    }

    [Fact]
    public async Task A_day_without_anything_to_say_is_looked_at_once_and_is_not_the_reminder_of_the_week()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        Assert.Equal(0, await family.WriteRemindersAsync());
        await AddReturnAsync(family);
        Assert.Equal(0, await family.WriteRemindersAsync());

        family.At(11, 24, 7);
        await family.ChooseAsync(family.First, weekday: 2);

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(0, await family.WriteRemindersAsync());
    }

    [Fact]
    public async Task A_reminder_that_had_nothing_to_say_when_it_was_to_leave_is_not_that_of_the_week()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await AddReturnAsync(family);
        Assert.Equal(1, await family.WriteRemindersAsync());
        await family.CancelAsync(family.Second, 24, 26, 27);
        Assert.Equal(new SendReport(0, 0, 0, null), await family.SendAsync());
        await new RestoreMeals(family.Db).RunAsync(family.Second, family.World.Op(family.Clock.GetUtcNow()), [family.World.Meal(0, 11, 27)]);
        Assert.Equal(0, await family.WriteRemindersAsync());

        family.At(11, 24, 7);
        await family.ChooseAsync(family.First, weekday: 2);

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(1, (await family.SendAsync()).Sent);
    }

    [Fact]
    public async Task The_calendar_that_is_shipped_tells_a_return_without_any_import()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.World.AddDayAsync(11, 3, World.Paris(11, 2, 10));

        var reason = Assert.Single(await new CalendarReturns(family.Db).OfAsync(family.First, new(2026, 11, 2), new(2026, 11, 6)));

        Assert.Equal((ReminderCause.CalendarReturn, new DateOnly(2026, 11, 3)), (reason.Cause, reason.Meal.Day));
        Assert.Empty(await new CalendarReturns(family.Db).OfAsync(family.First, new(2026, 11, 23), new(2026, 11, 27)));
    }

    // The holidays of the zone end on a Monday.
    private static Task<int> AddReturnAsync(FamilyMessagesWorld family, string day = "2026-11-23") => family.RunAsync(
        $"insert into school_holiday (zone, school_year, name, first_day_off, return_day, source) values ('B', 2026, 'essai', '2026-11-14', '{day}', 'essai')");

    private static Task<int> AddEventAsync(FamilyMessagesWorld family, string division) => family.RunAsync(
        """
        insert into calendar_event (tenant, event_id, place_id, school_id, kind, first_day, last_day, division, label, created_at, created_by)
        values (@tenant, @id, @Place, @School, 'exam', '2026-12-01', '2026-12-31', @division, 'épreuve blanche', @Morning, @Office)
        """,
        new { id = World.NewId(), family.World.Place, family.World.School, division, World.Morning, family.World.Office });
}

public sealed class FamilyMessagesOnSqliteTests() : FamilyMessagesTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class FamilyMessagesOnPostgresTests() : FamilyMessagesTests(Engine.Postgres);
