using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>What waits in the outbox leaves, over a real conversation with a mail server, on both databases.</summary>
public abstract class SendMessagesTests(Engine engine)
{
    [Fact]
    public async Task A_message_is_sent_once_and_then_holds_nobodys_address()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        var id = await office.WriteAsync("camille@exemple.fr");

        Assert.Equal(new SendReport(1, 0, 0, null), await office.SendAsync());
        Assert.Equal(new SendReport(0, 0, 0, null), await office.SendAsync());

        var mail = Assert.Single(office.Server.Mails);
        Assert.Equal(($"<{id:D}@exemple.fr>", "camille@exemple.fr", "\"Anti-gaspi\" <cantine@exemple.fr>"), (mail.MessageId, mail.To, mail.From));
        var row = Assert.Single(await office.RowsAsync());
        Assert.Equal(("", "", PostOffice.Start), (row.Recipient, row.Content, row.SentAt));
    }

    [Fact]
    public async Task A_message_of_a_local_authority_is_sent_under_its_name()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        await World.CreateAsync(office.Db, pupils: 0, tenant: 60);
        await office.WriteAsync("camille@exemple.fr", tenant: 60);

        await office.SendAsync();

        Assert.Equal("\"Anti-gaspi, Essai\" <cantine@exemple.fr>", Assert.Single(office.Server.Mails).From);
        Assert.NotNull(Assert.Single(await office.RowsAsync(60)).SentAt);
    }

    [Fact]
    public async Task Several_nodes_send_each_message_once()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        for (var i = 0; i < 45; i++)
        {
            await office.WriteAsync($"famille{i}@exemple.fr");
        }

        var reports = await Task.WhenAll(office.SendAsync(), office.SendAsync(), office.SendAsync());

        Assert.All(reports, report => Assert.Equal((0, 0, null), (report.Refused, report.Later, report.Trouble)));
        Assert.DoesNotContain(await office.RowsAsync(), row => row.SentAt is null);
        Assert.Equal(45, reports.Sum(report => report.Sent));
        Assert.Equal(45, office.Server.Mails.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(45, office.Server.Mails.Count);
    }

    [Fact]
    public async Task A_sender_killed_between_the_server_and_the_note_sends_the_same_mail_once_more()
    {
        await using var office = await PostOffice.OpenAsync(engine);
        await office.WriteAsync("hold@exemple.fr");
        var killed = office.SendAsync();
        await office.Server.NextAsync();

        // While it is being sent nobody else takes it; two minutes later the first is taken for dead.
        Assert.Equal(0, (await office.SendAsync()).Sent);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = office.SendAsync();
        await office.Server.NextAsync();
        office.Server.Release();

        Assert.Equal((1, 1), ((await killed).Sent, (await second).Sent));
        Assert.Equal(2, office.Server.Mails.Count);
        Assert.Single(office.Server.Mails.Select(mail => mail.MessageId).Distinct());
        Assert.Equal(0, (await office.SendAsync()).Sent);
    }
}

public sealed class SendMessagesOnSqliteTests() : SendMessagesTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class SendMessagesOnPostgresTests() : SendMessagesTests(Engine.Postgres);

/// <summary>What the mail server answers, and what becomes of the message.</summary>
public sealed class MailAnswerTests
{
    [Fact]
    public async Task A_server_that_hangs_up_without_a_word_gets_the_same_mail_again_after_five_seconds()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync("cut@exemple.fr");

        var report = await office.SendAsync();

        Assert.Equal((0, 1), (report.Sent, report.Later));
        Assert.NotNull(report.Trouble);
        Assert.Equal(PostOffice.Start.AddSeconds(5), Assert.Single(await office.RowsAsync()).NextAt);
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await office.SendAsync()).Sent);
        Assert.Single(office.Server.Mails.Select(mail => mail.MessageId).Distinct());
    }

    [Theory]
    [InlineData("refuse-550@exemple.fr")]
    [InlineData("refuse-553@exemple.fr")]
    [InlineData("reject-554@exemple.fr")]
    public async Task A_refusal_for_good_is_not_tried_again_and_stops_no_other(string recipient)
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync(recipient);
        await office.WriteAsync("camille@exemple.fr");

        Assert.Equal(new SendReport(1, 1, 0, null), await office.SendAsync());

        office.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(new SendReport(0, 0, 0, null), await office.SendAsync());
        var refused = Assert.Single(await office.RowsAsync(), row => row.FailedAt is not null);
        Assert.Equal((PostOffice.Start, null, "", ""), (refused.FailedAt, refused.SentAt, refused.Recipient, refused.Content));
    }

    [Fact]
    public async Task A_full_mailbox_is_tried_again_later_and_later_and_dropped_at_its_end()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync("later-452@exemple.fr", lasts: TimeSpan.FromMinutes(1));
        List<double> waits = [];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, (await office.SendAsync()).Later);
            waits.Add((Assert.Single(await office.RowsAsync()).NextAt - office.Clock.GetUtcNow()).TotalSeconds);
            office.Clock.Advance(TimeSpan.FromSeconds(waits[^1]));
        }

        Assert.Equal([5, 15, 45], waits);
        Assert.Equal(0, (await office.SendAsync()).Later);
        Assert.Equal(1, await new ForgetMessages(office.Db).RunAsync(Scope.Service(0), office.Clock.GetUtcNow()));
        var dropped = Assert.Single(await office.RowsAsync());
        Assert.Equal((office.Clock.GetUtcNow(), "", ""), (dropped.FailedAt, dropped.Recipient, dropped.Content));
    }

    [Fact]
    public async Task Thirty_days_later_nothing_tells_that_a_message_was_sent()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync("camille@exemple.fr");
        await office.SendAsync();
        var forget = new ForgetMessages(office.Db);

        Assert.Equal(0, await forget.RunAsync(Scope.Service(0), PostOffice.Start.AddDays(30).AddMilliseconds(-1)));
        Assert.Equal(1, await forget.RunAsync(Scope.Service(0), PostOffice.Start.AddDays(30)));
        Assert.Empty(await office.RowsAsync());
    }

    [Fact]
    public async Task A_server_that_is_away_keeps_everything_waiting_and_is_asked_once_a_run()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        for (var i = 0; i < 25; i++)
        {
            await office.WriteAsync($"famille{i}@exemple.fr");
        }

        var right = office.Settings;
        office.Settings = right with { Port = 9 };
        var report = await office.SendAsync();
        Assert.Equal((0, 0, 10, true), (report.Sent, report.Refused, report.Later, report.Trouble is not null));

        office.Settings = right;
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(25, (await office.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_sender_that_the_server_refuses_is_a_setting_to_mend_and_no_message_is_lost()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync("camille@exemple.fr");
        var right = office.Settings;
        office.Settings = right with { From = "nobody@exemple.fr" };

        Assert.Equal(new SendReport(0, 0, 1, "SenderNotAccepted 550"), await office.SendAsync());

        office.Settings = right;
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await office.SendAsync()).Sent);
    }

    [Fact]
    public async Task A_message_that_cannot_be_written_stops_no_other_and_is_told()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite);
        await office.WriteAsync("camille@exemple.fr");
        await office.WriteAsync("dominique@exemple.fr");
        await office.Db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
            "update outbox set content = '{}' where tenant = @tenant and recipient = 'camille@exemple.fr'"));

        var fault = await Assert.ThrowsAsync<AggregateException>(office.SendAsync);

        Assert.Single(fault.InnerExceptions);
        Assert.Equal("dominique@exemple.fr", Assert.Single(office.Server.Mails).To);
        var waiting = Assert.Single(await office.RowsAsync(), row => row.SentAt is null);
        Assert.Equal(("camille@exemple.fr", null, PostOffice.Start.AddSeconds(5)), (waiting.Recipient, waiting.FailedAt, waiting.NextAt));
    }
}
