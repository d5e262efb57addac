using System.Text;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Access;

/// <summary>
/// What a letter, a mail or a table holds already must open with the next version too: the same key gives the same secrets for ever.
/// The right answers were worked out by another program (HKDF, HMAC and AES-GCM of Python's "cryptography").
/// </summary>
public sealed class KeptSecretsTests
{
    private static readonly ServerKey Key = new(Enumerable.Range(0, ServerKey.MinBytes).Select(number => (byte)number).ToArray());
    private static readonly Guid Id = Guid.Parse("0192f000-1111-7222-8333-444455556666");

    [Fact]
    public void A_letter_that_was_printed_is_found_again()
    {
        Assert.Null(ActivationCode.Read("7K3P-M9QD-R22", out var code));
        var secrets = new CodeSecrets(Key);
        Assert.Equal("ccef93010f90b5082ed0c4d407fef6048710d8d688f71f88f651fba6800e835a", secrets.DigestOf(code));
        Assert.Equal("bb5c92db5abbd78c023dc8e4a8870b7cbd864d0d8a3173ab1363faa74a691380", secrets.PlaceOf(code));
    }

    [Fact]
    public void An_invitation_that_was_mailed_keeps_its_code() =>
        Assert.Equal("VP2XR0GWXE", new CodeSecrets(Key).InvitationOf(Id).Symbols[..ActivationCode.Drawn]);

    [Fact]
    public void A_mail_of_sign_in_keeps_its_link_and_its_code()
    {
        var secrets = new SignInSecrets(Key);
        Assert.Equal("_L9bLjpn62X-10RhQq0wiw", secrets.LinkOf(Id));
        Assert.Equal("07627472", secrets.CodeOf(Id));
    }

    [Fact]
    public void The_secret_of_a_telephone_that_was_sealed_opens() => Assert.Equal(
        "12345678901234567890",
        Encoding.ASCII.GetString(new TelephoneSecrets(Key).Open(Id, "AAECAwQFBgcICQoLr4bkQx+YQrAy8ib/WrT8OF30nWtYDtbN0eRYybnFlOpjMbUH")));
}
