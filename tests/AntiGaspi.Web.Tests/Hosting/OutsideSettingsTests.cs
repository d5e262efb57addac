using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace AntiGaspi.Web.Tests.Hosting;

/// <summary>Settings that are wrong are told, all at once, with what to write; nothing is guessed.</summary>
public sealed class OutsideSettingsTests
{
    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Of(
            ("PublicUrl", "https://cantine.exemple.fr"), ("FranceConnect:Authority", "https://fc.exemple.fr/api/v2"), ("FranceConnect:ClientId", "id"),
            ("FranceConnect:ClientSecret", "secret"), ("Mail:Host", "smtp.exemple.fr"), ("Mail:Port", "25"), ("Mail:User", "u"), ("Mail:Password", "p"),
            ("Mail:From", "cantine@exemple.fr"));

        Assert.Empty(settings.Faults);
        Assert.Equal(new Uri("https://cantine.exemple.fr"), settings.PublicUrl);
        Assert.Equal(new ProviderSettings(new("https://fc.exemple.fr/api/v2"), "id", "secret"), settings.FranceConnect);
        Assert.Equal(new MailSettings("smtp.exemple.fr", 25, "u", "p", "cantine@exemple.fr"), settings.Mail);
        Assert.Null(settings.ProConnect);
        Assert.DoesNotContain("secret", settings.FranceConnect!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublicUrl", "http://cantine.exemple.fr", "https://")]
    [InlineData("PublicUrl", "cantine", "https://")]
    [InlineData("PublicUrl", "https://cantine.exemple.fr/app", "sans chemin")]
    [InlineData("Mail:Port", "many", "1 à 65535")]
    [InlineData("Mail:Port", "0", "1 à 65535")]
    [InlineData("Mail:From", "cantine", "adresse")]
    [InlineData("FranceConnect:Authority", "http://fc.exemple.fr", "https://")]
    [InlineData("ProConnect:ClientSecret", "", "ProConnect:ClientSecret manque")]
    [InlineData("Push:PrivateKey", "", "Push:PrivateKey manque")]
    [InlineData("Push:PrivateKey", "autre", "ne vont pas ensemble")]
    [InlineData("Push:Subject", "exploitation@exemple.fr", "mailto:")]
    [InlineData("Push:Hosts", "fcm.googleapis.com localhost", "« localhost »")]
    public void A_wrong_one_is_told(string name, string value, string words)
    {
        var (publicKey, privateKey) = PushSettings.NewPair();
        var right = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Push:PublicKey"] = publicKey, ["Push:PrivateKey"] = privateKey, ["Push:Subject"] = "mailto:a@exemple.fr",
            ["PublicUrl"] = "http://127.0.0.1:5080", ["Mail:Host"] = "127.0.0.1", ["Mail:From"] = "a@exemple.fr",
            ["FranceConnect:Authority"] = "http://localhost:1/", ["FranceConnect:ClientId"] = "a", ["FranceConnect:ClientSecret"] = "b",
            ["ProConnect:Authority"] = "http://localhost:1/", ["ProConnect:ClientId"] = "a", ["ProConnect:ClientSecret"] = "b",
        };
        Assert.Empty(OutsideSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(right).Build()).Faults);
        right[name] = value;

        Assert.Contains(words, Assert.Single(OutsideSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(right).Build()).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:80", false, 1)]
    [InlineData("http://127.0.0.1:5080", false, 0)]
    [InlineData("http://0.0.0.0:80", true, 0)]
    public void The_public_address_is_missing_where_others_may_come(string urls, bool isDemo, int faults) =>
        Assert.Equal(faults, new Settings(urls, "data", null, null).Faults(isDemo).Count);

    [Fact]
    public void The_key_is_made_once_for_its_owner_alone_and_kept()
    {
        var settings = new Settings("", Janitor.NewFolder("key"), null, null);
        var key = settings.ReadKey();

        Assert.True(key.IsSameAs(settings.ReadKey()));
        Assert.False(key.IsSameAs(ServerKey.Demonstration));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(settings.DataFolder, "antigaspi.key")));
    }

    [Fact]
    public void A_weak_key_or_that_of_the_demonstration_is_refused()
    {
        Assert.NotNull(ServerKeyFile.FaultOf("c2hvcnQ="));
        Assert.NotNull(ServerKeyFile.FaultOf("not base 64 at all, though it is a long text that nobody would guess"));
        Assert.NotNull(ServerKeyFile.FaultOf(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("demonstration"u8))));
        Assert.Null(ServerKeyFile.FaultOf(Convert.ToBase64String(new byte[32])));
    }

    private static OutsideSettings Of(params (string Name, string Value)[] values) => OutsideSettings.Of(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(one => one.Name, one => (string?)one.Value, StringComparer.Ordinal)).Build());
}
