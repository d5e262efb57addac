using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>« Je donne mon avis » in the receipt of an absence: the identifiers are set up or nothing is said, and never the same parent each time.</summary>
public abstract class OpinionInReceiptTests(Engine engine)
{
    private const string Questionnaire = "https://jedonnemonavis.numerique.gouv.fr/Demarches/1234?button=56";

    [Fact]
    public async Task The_receipt_of_a_cancellation_asks_in_both_parts()
    {
        await using var family = await AskingAsync();

        var mail = await ReceiptAsync(family, 26);

        Assert.Contains($"Je donne mon avis\u00A0:\n{Questionnaire}\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"<p><a href=\"{Questionnaire}\">Je donne mon avis</a></p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("sur le site de l’État", mail.Text, StringComparison.Ordinal);
        Assert.True(mail.Text.IndexOf(Questionnaire, StringComparison.Ordinal) > mail.Text.IndexOf("ne mangera pas", StringComparison.Ordinal));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["receipt"] = mail.Html }));
    }

    [Fact]
    public async Task Without_identifiers_nothing_is_asked()
    {
        await using var family = await AskingAsync();
        family.Office.Opinion = null;

        var mail = await ReceiptAsync(family, 26);

        Assert.DoesNotContain("avis", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restoration_asks_nothing()
    {
        await using var family = await AskingAsync();
        family.Office.Opinion = null;
        await ReceiptAsync(family, 26);
        family.Office.Opinion = new(Questionnaire);
        await new RestoreMeals(family.Db).RunAsync(family.First, family.World.Op(family.Clock.GetUtcNow()), [family.World.Meal(0, 11, 26)]);

        await family.SendAsync();

        Assert.DoesNotContain("avis", family.Office.Server.Mails[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_each_time_and_each_parent_has_their_own_turn()
    {
        await using var family = await AskingAsync();
        await family.ChooseAsync(family.Second);

        Assert.Contains(Questionnaire, (await ReceiptAsync(family, 24)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Questionnaire, (await ReceiptAsync(family, 26)).Text, StringComparison.Ordinal);
        await family.CancelAsync(family.Second, 27);
        await family.SendAsync();
        Assert.Contains(Questionnaire, family.Office.Server.Mails[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task Whoever_was_asked_is_asked_again_after_three_months(int milliseconds, bool isAsked)
    {
        await using var family = await AskingAsync();
        var ask = new AskOpinion(family.Db, new(new(Questionnaire)));
        var (first, second, now) = (World.NewId(), World.NewId(), family.Clock.GetUtcNow());
        Assert.NotNull(await ask.OfAsync(family.First, first, World.NewId(), now));
        Assert.NotNull(await ask.OfAsync(family.First, first, World.NewId(), now));
        Assert.Null(await ask.OfAsync(family.First, second, World.NewId(), now));

        var later = now.AddDays(AskOpinion.DaysBetween).AddMilliseconds(milliseconds);

        Assert.Equal(isAsked, await ask.OfAsync(family.First, second, World.NewId(), later) is not null);
    }

    [Fact]
    public async Task Whoever_never_chose_a_message_has_their_turn_too_and_still_chose_none()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var ask = new AskOpinion(family.Db, new(new(Questionnaire)));
        var now = family.Clock.GetUtcNow();

        Assert.NotNull(await ask.OfAsync(family.First, World.NewId(), World.NewId(), now));
        Assert.Null(await ask.OfAsync(family.First, World.NewId(), World.NewId(), now));

        var (choices, none) = (new MessageChoices(family.Db), new MessageChoice());
        var choice = await choices.OfAsync(family.First);
        Assert.Equal((false, false, false, none.ReminderWeekday, none.ReminderHour), (choice.WantsReminder, choice.WantsReceipt, choice.WantsDigest, choice.ReminderWeekday, choice.ReminderHour));
        Assert.Null(await choices.FindAsync(family.Second));
    }

    [Fact]
    public async Task What_the_page_asked_the_mail_does_not_ask_again()
    {
        await using var family = await AskingAsync();
        var op = family.World.Op(family.Clock.GetUtcNow());
        await new CancelMeals(family.Db).RunAsync(family.First, op, [family.World.Meal(0, 11, 26)]);
        await new AskOpinion(family.Db, new(new(Questionnaire))).OfPageAsync(family.First, OperationKind.Cancel, op.Id, op.ReceivedAt);
        Assert.True((await new OperationReceipt(family.Db).RunAsync(family.First, op.Id))!.AsksOpinion);

        await family.SendAsync();

        Assert.DoesNotContain(Questionnaire, Assert.Single(family.Office.Server.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_is_tried_again_asks_again_in_the_same_words()
    {
        await using var family = await AskingAsync();
        var right = family.Office.Settings;
        family.Office.Settings = right with { From = "nobody@exemple.fr" };
        await family.CancelAsync(family.First, 26);
        Assert.Equal(1, (await family.SendAsync()).Later);

        family.Office.Settings = right;
        family.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await family.SendAsync()).Sent);

        Assert.Contains(Questionnaire, Assert.Single(family.Office.Server.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_standing_absence_cancels_by_itself_asks_nothing()
    {
        await using var family = await AskingAsync();
        var op = family.World.Op(family.Clock.GetUtcNow());
        var (absence, pupil) = (World.NewId(), family.World.Pupils[0]);
        await family.RunAsync(
            """
            insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel)
            values (@tenant, @absence, @pupil, 1, 1, 8, @day, @day, @Morning, @by, @Morning, @by, 'family')
            """, new { absence, pupil, day = new DateOnly(2026, 11, 26), World.Morning, by = family.First.AccountId });
        await family.RunAsync(
            "insert into standing_absence_day (tenant, absence_id, pupil_id, day, service, op_id, claimed_at) values (@tenant, @absence, @pupil, @day, 1, @Id, @Morning)",
            new { absence, pupil, day = new DateOnly(2026, 11, 26), op.Id, World.Morning });
        await new CancelMeals(family.Db).RunAsync(family.First, op, [family.World.Meal(0, 11, 26)]);
        await family.SendAsync();
        Assert.DoesNotContain(Questionnaire, Assert.Single(family.Office.Server.Mails).Text, StringComparison.Ordinal);

        // Nor is their turn lost.
        Assert.Contains(Questionnaire, (await ReceiptAsync(family, 27)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_another_site_is_left_as_it_is_in_every_language()
    {
        await using var family = await AskingAsync();
        family.Office.Languages = new(Language.All);
        await new ChooseLanguage(family.Db).RunAsync(family.First, Language.Find("tr"));

        var mail = await ReceiptAsync(family, 26);

        Assert.Contains($"Görüşümü bildir:\n{Questionnaire}\n", mail.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("lang=tr", mail.LinkPath, StringComparison.Ordinal);
    }

    private async Task<FamilyMessagesWorld> AskingAsync()
    {
        var family = await FamilyMessagesWorld.NewAsync(engine);
        family.Office.Opinion = new(Questionnaire);
        await family.ChooseAsync(family.First);
        return family;
    }

    private static async Task<ReceivedMail> ReceiptAsync(FamilyMessagesWorld family, int day)
    {
        await family.CancelAsync(family.First, day);
        Assert.Equal(1, (await family.SendAsync()).Sent);
        return family.Office.Server.Mails[^1];
    }
}

public sealed class OpinionInReceiptOnSqliteTests() : OpinionInReceiptTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class OpinionInReceiptOnPostgresTests() : OpinionInReceiptTests(Engine.Postgres);
