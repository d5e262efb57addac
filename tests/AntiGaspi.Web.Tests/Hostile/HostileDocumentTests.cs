using System.Diagnostics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>The document and the keys of a provider are not taken from anybody, and not asked for at every guess.</summary>
public sealed class HostileDocumentTests
{
    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task A_document_that_bears_another_name_lets_nobody_in(House house)
    {
        await using var hostile = new HostileSite();
        await hostile.InitializeAsync();
        hostile.Provider(house).ClaimedIssuer = "https://other.example/api/v2";
        var before = await hostile.Site.PeopleAsync();
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, house);

        await hostile.RefusedAsync(visitor, house, answer);
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Fact]
    public async Task Tokens_of_an_unknown_key_do_not_make_us_ask_for_keys_each_time()
    {
        await using var hostile = new HostileSite();
        await hostile.InitializeAsync();
        using var visitor = hostile.Site.NewVisitor();
        var clock = Stopwatch.StartNew();

        for (var guess = 0; guess < 20; guess++)
        {
            Assert.True(HostileSite.IsRefused(await hostile.ComeAsync(visitor, House.FranceConnect, Alterations.All["token: seal UnknownKey"]), House.FranceConnect));
        }

        // Once at the beginning, then once in five seconds.
        Assert.InRange(hostile.Provider(House.FranceConnect).KeyReadings, 2, 3 + (int)(clock.Elapsed / TimeSpan.FromSeconds(5)));
        Assert.False(HostileSite.IsRefused(await hostile.ComeAsync(visitor, House.FranceConnect), House.FranceConnect));
    }
}
