using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>An absence of every week that the family declared came to its last day: the meals after it are worth a reminder, once.</summary>
public abstract class EndedRecurrenceTests(Engine engine)
{
    private static readonly DateOnly Ended = new(2026, 11, 17);

    private static readonly Absence Tuesdays = new(AbsenceRhythm.Weekly, Weekdays.Of(DayOfWeek.Tuesday), Ended, "family", false);

    [Fact]
    public async Task The_next_meal_after_it_is_named_with_its_last_day_and_the_page_where_it_is_said_again()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays);

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal(1, (await family.SendAsync()).Sent);

        var mail = Assert.Single(family.Office.Server.Mails);
        Assert.Contains("Dernier jour de l’absence régulière d’Enfant\u00A0: mardi 17 novembre 2026. Ses repas suivants sont prévus.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Décommander le repas d’Enfant, mardi 24 novembre (jusqu’à aujourd’hui, 10\u00A0h\u00A000)", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("jeudi 26", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://cantine.exemple.fr/famille/absences", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("€", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["reminder"] = mail.Html }));
    }

    [Fact]
    public async Task One_that_goes_on_one_ended_by_hand_one_of_the_school_and_one_of_long_ago_are_no_reason()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays with { Last = new(2027, 7, 2) });
        await AddAsync(family, Tuesdays with { IsEnded = true });
        await AddAsync(family, Tuesdays with { Channel = "office" });
        await AddAsync(family, Tuesdays with { Rhythm = AbsenceRhythm.FurtherNotice, Days = new(127) });
        await AddAsync(family, Tuesdays with { Last = new(2026, 8, 14) });
        await AddAsync(family, Tuesdays with { Days = Weekdays.Of(DayOfWeek.Wednesday) });
        Assert.Equal("", await RemindedAsync(family));

        // The check has teeth: the same week, one that the family declared and that came to its end.
        await AddAsync(family, Tuesdays with { Last = new(2026, 8, 15) });
        Assert.Equal("11-24", await RemindedAsync(family));
    }

    [Fact]
    public async Task Only_the_first_meal_of_each_weekday_is_one()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays);
        await family.World.AddDayAsync(12, 1, World.Paris(11, 30, 10));
        family.At(11, 30, 9);
        Assert.Equal("", await RemindedAsync(family));

        // While the first is closed, the next one is the first.
        await family.RunAsync("update service_day set status = 'closed' where tenant = @tenant and day = @day", new { day = new DateOnly(2026, 11, 24) });
        Assert.Equal("12-01", await RemindedAsync(family));
    }

    [Fact]
    public async Task A_meal_that_is_cancelled_already_is_not_reminded()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays);
        await family.CancelAsync(family.First, 24);

        Assert.Equal(0, await family.WriteRemindersAsync());
    }

    [Fact]
    public async Task A_recurrence_and_a_return_are_one_message_a_week()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays);
        await AddAsync(family, Tuesdays with { Days = Weekdays.Of(DayOfWeek.Thursday) });
        await family.RunAsync(
            "insert into school_holiday (zone, school_year, name, first_day_off, return_day, source) values ('B', 2026, 'essai', '2026-11-14', '2026-11-23', 'essai')");
        var written = 0;
        for (var hour = 0; hour < 7 * 24; hour++)
        {
            // As somebody who changes their mind each hour, so that it is always their hour.
            var now = World.Paris(11, 23, 9).AddHours(hour);
            family.Clock.SetUtcNow(now);
            await family.ChooseAsync(family.First, weekday: ((int)now.DayOfWeek + 6) % 7 + 1, hour: 7);
            written += await family.WriteRemindersAsync();
            await family.SendAsync();
        }

        Assert.Equal(1, written);
        var mail = Assert.Single(family.Office.Server.Mails, one => one.Subject.EndsWith("les prochains repas", StringComparison.Ordinal));
        Assert.Contains("Dernier jour de l’absence régulière", mail.Text, StringComparison.Ordinal);
        Assert.Contains("reprend la cantine après les vacances", mail.Text, StringComparison.Ordinal);
        Assert.Single(mail.Text.Split('\n'), line => line.Contains("mardi 24 novembre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_parent_who_has_no_access_to_the_child_is_not_told()
    {
        await using var family = await ChoosingAsync();
        await AddAsync(family, Tuesdays);
        await family.ChooseAsync(family.Second);
        await family.RunAsync("update guardian_link set ended_at = @Morning where tenant = @tenant and guardian_id = @OtherGuardian", new { World.Morning, family.OtherGuardian });

        Assert.Equal(1, await family.WriteRemindersAsync());
        Assert.Equal([$"MealReminder {FamilyMessagesWorld.Camille}"], await family.WaitingAsync());
    }

    private async Task<FamilyMessagesWorld> ChoosingAsync()
    {
        var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        return family;
    }

    /// <summary>The days of the meals to be reminded of, read as they stand.</summary>
    private static async Task<string> RemindedAsync(FamilyMessagesWorld family) => string.Join(' ', (await Composing.Reminders(family.Db).OfAsync(family.First, family.Clock.GetUtcNow()))
        .SelectMany(child => child.Meals).Select(meal => meal.Planned.Meal.Day.ToString("MM-dd", null)));

    private static Task<int> AddAsync(FamilyMessagesWorld family, Absence absence) => family.RunAsync(
        """
        insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel, ended_at, ended_by)
        values (@tenant, @id, @pupil, 1, @rhythm, @days, @first, @Last, @Morning, @by, @Morning, @by, @Channel, @endedAt, @by)
        """,
        new
        {
            id = World.NewId(), pupil = family.World.Pupils[0], rhythm = (int)absence.Rhythm, days = absence.Days.Mask, first = new DateOnly(2026, 8, 1), absence.Last, absence.Channel, World.Morning,
            by = family.First.AccountId, endedAt = absence.IsEnded ? World.Morning : (DateTimeOffset?)null,
        });

    private sealed record Absence(AbsenceRhythm Rhythm, Weekdays Days, DateOnly Last, string Channel, bool IsEnded);
}

public sealed class EndedRecurrenceOnSqliteTests() : EndedRecurrenceTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class EndedRecurrenceOnPostgresTests() : EndedRecurrenceTests(Engine.Postgres);
