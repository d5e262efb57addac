using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;
using MailKit.Security;
using MimeKit;

namespace AntiGaspi.App.Tests.Support;

public sealed class MailServerTests
{
    [Fact]
    public async Task A_held_mail_that_the_test_has_not_seen_yet_stays_held_when_others_are_let_go()
    {
        await using var server = await MailServer.StartAsync();
        var seen = SendAsync(server, "hold@exemple.fr");
        await server.NextAsync();
        var unseen = SendAsync(server, "hold@exemple.fr");
        Assert.True(SpinWait.SpinUntil(() => server.Mails.Count == 2, TimeSpan.FromSeconds(30)), "the second mail did not come");

        server.Release();
        Assert.Equal(MailAnswer.Taken, await seen);
        Assert.Equal(MailAnswer.Taken, await SendAsync(server, "camille@exemple.fr"));
        Assert.False(unseen.IsCompleted, "it was let go unseen");

        await server.NextAsync();
        server.Release();
        Assert.Equal(MailAnswer.Taken, await unseen);
    }

    [Fact]
    public async Task No_sender_hears_that_a_mail_is_taken_before_the_test_can_see_it()
    {
        await using var server = await MailServer.StartAsync();
        using var ears = new ManualResetEventSlim();
        var deaf = MailProcess.Shared.Open([], _ => ears.Wait());

        var sent = SendAsync(server, "camille@exemple.fr");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(MailAnswer.Refused, await SendAsync(server, "reject-554@exemple.fr"));
        }

        var tooEarly = sent.IsCompleted;
        ears.Set();
        Assert.False(tooEarly, "the sender knows of a mail that the test has not heard of");
        Assert.Equal(MailAnswer.Taken, await sent);
        Assert.Single(server.Mails);
        MailProcess.Shared.Close(deaf);
    }

    private static async Task<MailAnswer> SendAsync(MailServer server, string recipient)
    {
        await using var line = new SmtpLine(new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr"), SecureSocketOptions.None);
        using var mail = new MimeMessage([MailboxAddress.Parse("cantine@exemple.fr")], [MailboxAddress.Parse(recipient)], "Repas", new TextPart("html") { Text = "<p>Repas</p>" });
        return await line.SendAsync(mail);
    }
}
