using System.Net;
using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Commands;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary><c>check</c> tries for real what the service reaches, and says what to do.</summary>
public sealed class OutsideCheckTests
{
    [Fact]
    public async Task Nothing_set_up_is_nothing_wrong() => Assert.Empty(await OutsideCheck.FaultsAsync(OutsideSettings.None));

    [Fact]
    public async Task A_mail_server_that_answers_is_right_and_one_that_does_not_is_told()
    {
        await using var server = await MailServer.StartAsync();

        Assert.Empty(await OutsideCheck.FaultsAsync(With(new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr"))));
        Assert.Empty(server.Mails);
        Assert.Contains("Mail:Host", Assert.Single(await OutsideCheck.FaultsAsync(With(new("127.0.0.1", 1, null, null, "cantine@exemple.fr")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_address_must_lead_here_or_nowhere_yet()
    {
        await using var site = await StorySite.StartAsync();
        Assert.Empty(await OutsideCheck.FaultsAsync(OutsideSettings.None with { PublicUrl = site.Address }));
        Assert.Empty(await OutsideCheck.FaultsAsync(OutsideSettings.None with { PublicUrl = new("http://127.0.0.1:1") }));

        using var other = new HttpListener();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        other.Prefixes.Add(address.AbsoluteUri);
        other.Start();
        var answering = other.GetContextAsync().ContinueWith(one => one.Result.Response.Close(), TaskScheduler.Default);
        Assert.Contains("autre site", Assert.Single(await OutsideCheck.FaultsAsync(OutsideSettings.None with { PublicUrl = address })), StringComparison.Ordinal);
        await answering;
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_with_its_setting()
    {
        var faults = await OutsideCheck.FaultsAsync(OutsideSettings.None with { FranceConnect = new(new("http://127.0.0.1:1/api/v2"), "id", "secret") });
        Assert.Contains("FranceConnect:Authority", Assert.Single(faults), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", faults[0], StringComparison.Ordinal);
    }

    private static OutsideSettings With(MailSettings mail) => OutsideSettings.None with { Mail = mail };

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
