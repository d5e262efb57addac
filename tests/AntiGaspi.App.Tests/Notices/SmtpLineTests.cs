using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using MailKit.Security;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>How the line to the mail server is protected.</summary>
public sealed class SmtpLineTests
{
    [Theory]
    [InlineData("smtp.exemple.fr", 587, "u", SecureSocketOptions.StartTls)]
    [InlineData("smtp.exemple.fr", 25, "u", SecureSocketOptions.StartTls)]
    [InlineData("smtp.exemple.fr", 465, "u", SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp.exemple.fr", 465, null, SecureSocketOptions.SslOnConnect)]
    [InlineData("smtp.exemple.fr", 25, null, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("10.0.0.8", 25, "u", SecureSocketOptions.StartTls)]
    [InlineData("127.0.0.1", 25, "u", SecureSocketOptions.None)]
    [InlineData("::1", 25, null, SecureSocketOptions.None)]
    [InlineData("localhost", 587, "u", SecureSocketOptions.None)]
    [InlineData("localhost.exemple.fr", 587, "u", SecureSocketOptions.StartTls)]
    public void A_password_is_said_in_clear_to_this_machine_only(string host, int port, string? user, SecureSocketOptions expected) =>
        Assert.Equal(expected, SmtpLine.SecurityOf(new(host, port, user, user, "cantine@exemple.fr")));

    [Fact]
    public async Task A_server_that_asks_who_one_is_takes_the_mail_of_whoever_knows_the_password()
    {
        await using var office = await PostOffice.OpenAsync(Engine.Sqlite, "--auth", "cantine:secret");
        await office.WriteAsync("camille@exemple.fr");
        var right = office.Settings;
        office.Settings = right with { User = "cantine", Password = "wrong" };
        Assert.Equal(nameof(AuthenticationException), (await office.SendAsync()).Trouble);

        office.Settings = right with { User = "cantine", Password = "secret" };
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, (await office.SendAsync()).Sent);
        Assert.All(office.Server.Logins, login => Assert.Equal("cantine", login.Login));
    }

    [Theory]
    [InlineData(false, nameof(NotSupportedException))]
    [InlineData(true, nameof(SslHandshakeException))]
    public async Task A_server_that_offers_no_tls_or_that_nobody_vouches_for_never_hears_the_password(bool offersTls, string trouble)
    {
        await using var server = await MailServer.StartAsync([.. offersTls ? ["--tls"] : Array.Empty<string>(), "--auth", "cantine:secret"]);

        // As for a server elsewhere.
        await using var line = new SmtpLine(new("127.0.0.1", server.Port, "cantine", "secret", "cantine@exemple.fr"), SecureSocketOptions.StartTls);
        using var mail = new MimeKit.MimeMessage();

        Assert.Equal((MailAnswer.Away, trouble), (await line.SendAsync(mail), line.Trouble));
        Assert.Empty(server.Logins);
    }
}
