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

    private static async Task<MailAnswer> SendAsync(MailServer server, string recipient)
    {
        await using var line = new SmtpLine(new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr"), SecureSocketOptions.None);
        using var mail = new MimeMessage([MailboxAddress.Parse("cantine@exemple.fr")], [MailboxAddress.Parse(recipient)], "Repas", new TextPart("html") { Text = "<p>Repas</p>" });
        return await line.SendAsync(mail);
    }
}
