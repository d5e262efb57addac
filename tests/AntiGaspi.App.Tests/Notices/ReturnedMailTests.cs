using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>A mail that was taken and comes back later: its mailbox is noted as one that refused at once, and a forged report changes nothing.</summary>
public abstract class ReturnedMailTests(Engine engine)
{
    [Theory]
    [InlineData("postfix")]
    [InlineData("exchange")]
    public async Task The_office_sees_whom_to_call_and_what_was_asked_for_no_longer_leaves(string name)
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var mail = await SentAsync(family);

        Assert.Equal(ReportFate.Noted, await ReadAsync(family, ReportSample.Of(name, mail, FamilyMessagesWorld.Camille)));

        var adult = Assert.Single(await new UnreachableMailboxes(family.Db).OfOfficeAsync(family.World.OfficeScope));
        Assert.Equal((family.World.Pupils[0], family.Clock.GetUtcNow()), (adult.PupilId, adult.RefusedAt));
        await family.CancelAsync(family.First, 27);
        Assert.Empty(await family.WaitingAsync());
    }

    [Fact]
    public async Task A_forged_report_changes_nothing_and_the_right_one_beside_it_does()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var mail = await SentAsync(family);

        Assert.Equal(ReportFate.UnknownMail, await ReadAsync(family, ReportSample.Of("postfix", $"<{World.NewId():D}@exemple.fr>", FamilyMessagesWorld.Camille)));
        Assert.Equal(ReportFate.AnotherMailbox, await ReadAsync(family, ReportSample.Of("postfix", mail, FamilyMessagesWorld.Dominique)));
        Assert.Equal(ReportFate.AnotherMailbox, await ReadAsync(family, ReportSample.Of("postfix", mail, "personne@ailleurs.example")));
        Assert.Equal(ReportFate.AnotherMailbox, await new NoteReturnedMail(family.Db, new SentMark(new ServerKey(new byte[32]))).RunAsync(Failed(ReportSample.Of("postfix", mail, FamilyMessagesWorld.Camille)), World.Morning));
        Assert.Empty(await RefusedAsync(family));

        Assert.Equal(ReportFate.Noted, await ReadAsync(family, ReportSample.Of("postfix", mail, "Camille@Exemple.FR")));
        Assert.Equal([FamilyMessagesWorld.Camille], await RefusedAsync(family));
    }

    [Fact]
    public async Task A_mail_that_still_waits_has_not_come_back()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);
        var waiting = await family.World.ScalarAsync<Guid>("select message_id from outbox where tenant = @tenant");

        Assert.Equal(ReportFate.UnknownMail, await ReadAsync(family, ReportSample.Of("postfix", $"<{waiting:D}@exemple.fr>", FamilyMessagesWorld.Camille)));
        Assert.Empty(await RefusedAsync(family));
    }

    [Theory]
    [InlineData(false, ReportFate.AlreadyNoted, 0)]
    [InlineData(true, ReportFate.Noted, 1)]
    public async Task Read_again_a_report_shuts_no_mailbox_that_was_proved_since(bool isSabotaged, ReportFate fate, int refused)
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var report = ReportSample.Of("postfix", await SentAsync(family), FamilyMessagesWorld.Camille);
        Assert.Equal(ReportFate.Noted, await ReadAsync(family, report));
        await family.RunAsync("delete from unreachable_mailbox");
        family.Db.Rewrite = sql => isSabotaged ? sql.Replace("and returned_at is null", "", StringComparison.Ordinal) : sql;

        Assert.Equal(fate, await ReadAsync(family, report));

        Assert.Equal(refused, (await RefusedAsync(family)).Count);
    }

    [Fact]
    public async Task Two_readers_of_one_report_note_it_once()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        var report = ReportSample.Of("postfix", await SentAsync(family), FamilyMessagesWorld.Camille);

        var fates = await Task.WhenAll(ReadAsync(family, report), ReadAsync(family, report), ReadAsync(family, report));

        Assert.Single(fates, fate => fate == ReportFate.Noted);
        Assert.Equal(2, fates.Count(fate => fate == ReportFate.AlreadyNoted));
    }

    [Fact]
    public async Task A_sign_in_that_comes_back_notes_a_mailbox_that_somebody_has_and_no_other()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        await new AskForSignInLink(office.Db).RunAsync("personne@exemple.fr", SessionKey.New(), null, PostOffice.Start);
        await office.WriteAsync(FamilyMessagesWorld.Camille);
        Assert.Equal(2, (await office.SendAsync()).Sent);

        foreach (var mail in office.Server.Mails)
        {
            await new NoteReturnedMail(office.Db, new SentMark(ServerKey.Demonstration)).RunAsync(Failed(ReportSample.Of("exchange", mail.MessageId, mail.To)), PostOffice.Start);
        }

        Assert.Equal([FamilyMessagesWorld.Camille], await office.Db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox"));
    }

    [Fact]
    public async Task What_stays_of_a_mail_that_was_sent_names_nobody_and_joins_no_two_mails()
    {
        await using var family = await FamilyMessagesWorld.NewAsync(engine);
        await SentAsync(family);
        await family.CancelAsync(family.First, 27);
        await family.SendAsync();

        var rows = await family.Db.ReadAsync<string>(family.World.Service, "select sent_to || recipient || content from outbox where tenant = @tenant");
        Assert.Equal(2, rows.Distinct().Count());
        Assert.All(rows, row => Assert.Matches("^[0-9a-f]{64}$", row));
    }

    /// <summary>Sends a receipt to Camille; returns its Message-ID.</summary>
    private static async Task<string> SentAsync(FamilyMessagesWorld family)
    {
        await family.ChooseAsync(family.First);
        await family.CancelAsync(family.First, 26);
        Assert.Equal(1, (await family.SendAsync()).Sent);
        return family.Office.Server.Mails[^1].MessageId;
    }

    private static Task<ReportFate> ReadAsync(FamilyMessagesWorld family, string report) =>
        new NoteReturnedMail(family.Db, new SentMark(ServerKey.Demonstration)).RunAsync(Failed(report), family.Clock.GetUtcNow());

    private static ReadReport.Failed Failed(string report) => Assert.IsType<ReadReport.Failed>(DeliveryReportReader.Read(ReportSample.Bytes(report)));

    private static Task<IReadOnlyList<string>> RefusedAsync(FamilyMessagesWorld family) => family.Db.ReadNationalAsync<string>("select mailbox from unreachable_mailbox");
}

public sealed class ReturnedMailOnSqliteTests() : ReturnedMailTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class ReturnedMailOnPostgresTests() : ReturnedMailTests(Engine.Postgres);
