using System.Net;
using AntiGaspi.App.Notices;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>Which addresses a browser may name, which keys are keys, and that no name leads into our own network.</summary>
public sealed class PushSettingsTests
{
    private static readonly PushSettings Known = new("", "", "mailto:a@exemple.fr", PushSettings.KnownHosts);

    private static readonly PushSubscriber Right = new(
        "https://fcm.googleapis.com/fcm/send/abc", "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM", "tBHItJI5svbpez7KI4CCXg");

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://web.push.apple.com/abc", true)]
    [InlineData("https://db5p.notify.windows.com/w/?token=abc", true)]
    [InlineData("https://FCM.googleapis.com./fcm", false)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/fcm/send/abc", false)]
    [InlineData("https://user@fcm.googleapis.com/fcm", false)]
    [InlineData("https://fcm.googleapis.com@127.0.0.1/", false)]
    [InlineData("https://fcm.googleapis.com.exemple.fr/", false)]
    [InlineData("https://ailleurs.example/", false)]
    [InlineData("https://push.services.mozilla.com.example/", false)]
    [InlineData("https://mechantpush.apple.com/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://192.168.1.1/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://0x7f000001/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("fcm.googleapis.com", false)]
    [InlineData("", false)]
    public void Only_https_to_the_services_that_are_named(string endpoint, bool isTaken)
    {
        Assert.Equal(isTaken, Known.Takes(endpoint));
        Assert.Equal(isTaken, PushSubscriber.Of(endpoint, Right.PublicKey, Right.Secret, Known).Subscriber is not null);
    }

    [Fact]
    public void It_is_noted_under_which_key_a_browser_asked() => Assert.Equal(
        Right with { MadeWith = "la nôtre" }, PushSubscriber.Of(Right.Endpoint, Right.PublicKey, Right.Secret, Known with { PublicKey = "la nôtre" }).Subscriber);

    [Fact]
    public void A_list_of_ones_own_takes_the_place_of_the_known_ones()
    {
        var own = Known with { Hosts = ["push.exemple.fr"] };
        Assert.True(own.Takes("https://push.exemple.fr/x"));
        Assert.False(own.Takes("https://fcm.googleapis.com/x"));
        Assert.False(own.Takes("https://a.push.exemple.fr/x"));
        Assert.False(own.Takes("https://push.exemple.fr/" + new string('x', PushSettings.MaxAddress)));
    }

    [Theory]
    [InlineData("", "tBHItJI5svbpez7KI4CCXg")]
    [InlineData("BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM", "")]
    [InlineData("BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkA", "tBHItJI5svbpez7KI4CCXg")]
    [InlineData("BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM", "court")]
    [InlineData("pas une clé", "tBHItJI5svbpez7KI4CCXg")]
    public void Keys_that_are_none_are_refused(string publicKey, string secret) =>
        Assert.Equal((null, PushRefusal.NotASubscription), PushSubscriber.Of(Right.Endpoint, publicKey, secret, Known));

    [Fact]
    public void A_pair_goes_together_and_two_halves_do_not()
    {
        var (one, other) = (PushSettings.NewPair(), PushSettings.NewPair());
        Assert.True(PushSettings.IsPair(one.PublicKey, one.PrivateKey));
        Assert.False(PushSettings.IsPair(one.PublicKey, other.PrivateKey));
        Assert.False(PushSettings.IsPair(one.PrivateKey, one.PublicKey));
        Assert.False(PushSettings.IsPair("", ""));
        Assert.DoesNotContain(one.PrivateKey, (Known with { PrivateKey = one.PrivateKey }).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4007:80e::200a", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.8.9.10", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_the_public_network_is_reached(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData(false, PushAnswer.Away, 0)]
    [InlineData(true, PushAnswer.Taken, 1)]
    public async Task A_listed_name_that_leads_to_this_machine_is_not_followed(bool takesThisMachine, object answer, int received)
    {
        await using var service = PushService.Start();
        using var line = new PushLine(service.Settings with { TakesThisMachine = takesThisMachine, Hosts = ["localhost"] });

        Assert.Equal((PushAnswer)answer, (await line.SendAsync(service.Browser, new("Cantine", "x"), World.NewId(), TimeSpan.FromHours(1))).Answer);

        Assert.Equal(received, service.Messages.Count);
    }
}
