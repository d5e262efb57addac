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
    public void Anything_else_is_not(string? address) => Assert.Null(LocalAddress.Of(address));

    [Fact]
    public void A_long_address_is_not() => Assert.Null(LocalAddress.Of("/" + new string('a', 500)));

    [Theory]
    [InlineData("/famille", true)]
    [InlineData("/famille/remboursements", true)]
    [InlineData("/famille?x=1", true)]
    [InlineData("/familles", false)]
    [InlineData("/cuisine", false)]
    public void A_page_is_under_itself(string address, bool expected) => Assert.Equal(expected, LocalAddress.IsUnder(address, "/famille"));

    [Fact]
    public void No_page_is_under_the_home_page() => Assert.False(LocalAddress.IsUnder("/famille", "/"));
}
