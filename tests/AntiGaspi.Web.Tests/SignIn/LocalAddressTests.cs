using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>Nobody is sent to another site by an address that a request names.</summary>
public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/famille")]
    [InlineData("/famille/repas?jour=2026-11-24")]
    [InlineData("/")]
    public void A_page_of_this_site_is_kept(string address) => Assert.Equal(address, LocalAddress.Of(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("famille")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/famille\\..\\evil")]
    [InlineData("\\/evil.example")]
    [InlineData("https://evil.example/famille")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData(" /famille")]
    [InlineData("/fam ille")]
    [InlineData("/famille\u007F")]
    public void Anything_else_is_not(string? address) => Assert.Null(LocalAddress.Of(address));

    [Fact]
    public void A_long_address_is_not()
    {
        Assert.Null(LocalAddress.Of("/" + new string('a', 500)));
        Assert.NotNull(LocalAddress.Of("/" + new string('a', 499)));
    }

    [Theory]
    [InlineData("/famille", true)]
    [InlineData("/famille/remboursements", true)]
    [InlineData("/famille?x=1", true)]
    [InlineData("/familles", false)]
    [InlineData("/cuisine", false)]
    public void A_page_is_under_itself(string address, bool expected) => Assert.Equal(expected, LocalAddress.IsUnder(address, "/famille"));

    [Theory]
    [InlineData("/famille")]
    [InlineData("/?x=1")]
    [InlineData("//")]
    public void No_page_is_under_the_home_page(string address) => Assert.False(LocalAddress.IsUnder(address, "/"));
}
