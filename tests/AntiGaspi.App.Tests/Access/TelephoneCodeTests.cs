using System.Text;
using AntiGaspi.App.Access;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Access;

/// <summary>The codes of telephones are those of RFC 6238, one step around and no more.</summary>
public sealed class TelephoneCodeTests
{
    private static readonly byte[] Published = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, SHA-1: the last six of the eight digits that it prints.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_published_examples_are_right(long seconds, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(seconds / TelephoneCode.StepSeconds, TelephoneCode.StepOf(Published, code, now));
        Assert.Equal(code, new Telephone(Published).At(now));
        Assert.Equal(seconds / TelephoneCode.StepSeconds, TelephoneCode.StepOf(Published, $" {code[..3]}\u00A0{code[3..]} ", now));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_differ_by_one_step(int seconds, bool isTaken)
    {
        var (secret, now) = (TelephoneCode.NewSecret(), World.Morning);
        var code = new Telephone(secret).At(now.AddSeconds(seconds));

        Assert.Equal(isTaken ? now.AddSeconds(seconds).ToUnixTimeSeconds() / 30 : null, TelephoneCode.StepOf(secret, code, now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708a")]
    [InlineData("٢٨٧٠٨٢")]
    [InlineData("-28708")]
    public void What_is_not_six_digits_is_no_code(string typed) => Assert.Null(TelephoneCode.StepOf(Published, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void The_key_is_written_for_people_and_for_cameras_and_names_nobody()
    {
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", TelephoneCode.TextOf(Published));
        Assert.Equal("287082", Telephone.Of(TelephoneCode.TextOf(Published)).At(DateTimeOffset.FromUnixTimeSeconds(59)));
        Assert.Equal(
            "otpauth://totp/Anti-gaspi:cantine.exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Anti-gaspi&algorithm=SHA1&digits=6&period=30",
            TelephoneCode.LinkOf(Published, "Anti-gaspi", "cantine.exemple.fr"));
        Assert.NotEqual(TelephoneCode.NewSecret(), TelephoneCode.NewSecret());
        Assert.Equal(20, TelephoneCode.NewSecret().Length);
    }
}
