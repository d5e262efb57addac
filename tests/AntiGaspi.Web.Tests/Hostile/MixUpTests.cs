using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>An answer serves once, in the browser that asked, at the door that asked.</summary>
public sealed class MixUpTests(HostileSite hostile) : IClassFixture<HostileSite>
{
    [Theory]
    [InlineData(House.FranceConnect, House.ProConnect)]
    [InlineData(House.ProConnect, House.FranceConnect)]
    public async Task The_answer_of_one_provider_is_not_taken_at_the_door_of_the_other(House asked, House brought)
    {
        var before = await StartAsync();
        using var visitor = hostile.Site.NewVisitor();
        await hostile.LeaveAsync(visitor, asked);
        var other = await hostile.LeaveAsync(visitor, brought);

        var answer = await visitor.GetAsync(other.Replace(HostileSite.Door(brought), HostileSite.Door(asked), StringComparison.Ordinal));

        await hostile.RefusedAsync(visitor, asked, answer);
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect, House.ProConnect)]
    [InlineData(House.ProConnect, House.FranceConnect)]
    public async Task The_code_of_one_provider_is_not_redeemed_at_the_other_with_the_right_state(House asked, House brought)
    {
        var before = await StartAsync();
        using var visitor = hostile.Site.NewVisitor();
        var right = await hostile.LeaveAsync(visitor, asked);
        var other = await hostile.LeaveAsync(visitor, brought);

        var answer = await visitor.GetAsync(right.Replace(Part(right, "code"), Part(other, "code"), StringComparison.Ordinal));

        await hostile.RefusedAsync(visitor, asked, answer);
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task The_answer_of_one_browser_is_not_taken_from_another(House house)
    {
        var before = await StartAsync();
        using var one = hostile.Site.NewVisitor();
        using var two = hostile.Site.NewVisitor();
        var back = await hostile.LeaveAsync(one, house);
        await hostile.LeaveAsync(two, house);

        await hostile.RefusedAsync(two, house, await two.GetAsync(back));
        using var third = hostile.Site.NewVisitor();
        await hostile.RefusedAsync(third, house, await third.GetAsync(back));
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task The_same_answer_opens_one_session_and_no_second(House house)
    {
        var before = await StartAsync();
        using var visitor = hostile.Site.NewVisitor();
        var back = await hostile.LeaveAsync(visitor, house);
        Assert.False(HostileSite.IsRefused(await visitor.GetAsync(back), house));

        var again = await visitor.GetAsync(back);

        Assert.True(HostileSite.IsRefused(again, house));
        Assert.Equal(before.Sessions + 1, (await hostile.Site.PeopleAsync()).Sessions);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/connexions")).Status);
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task An_answer_that_is_sent_as_a_form_or_with_a_parameter_twice_is_refused(House house)
    {
        var before = await StartAsync();
        using var visitor = hostile.Site.NewVisitor();
        var back = await hostile.LeaveAsync(visitor, house);

        await hostile.RefusedAsync(visitor, house, await visitor.PostBareAsync($"{HostileSite.Door(house)}/retour", ("code", Part(back, "code")), ("state", Part(back, "state")), ("iss", hostile.Provider(house).Issuer.AbsoluteUri)));
        await hostile.RefusedAsync(visitor, house, await visitor.GetAsync($"{back}&iss=https%3A%2F%2Fother.example"));
        await hostile.RefusedAsync(visitor, house, await visitor.GetAsync($"{HostileSite.Door(house)}/retour"));
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect)]
    [InlineData(House.ProConnect)]
    public async Task Nobody_is_led_to_a_provider_by_a_link_or_by_a_form_of_another_site(House house)
    {
        using var visitor = hostile.Site.NewVisitor();

        Assert.Equal((HttpStatusCode.Redirect, "/connexion"), Way(await visitor.GetAsync(HostileSite.Door(house))));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostBareAsync(HostileSite.Door(house))).Status);
    }

    private static (HttpStatusCode, string?) Way(Answer answer) => (answer.Status, answer.Location);

    private static string Part(string address, string name) => System.Web.HttpUtility.ParseQueryString(address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..])[name]!;

    private async Task<(long Sessions, long Accounts, long Identities)> StartAsync()
    {
        foreach (var house in Enum.GetValues<House>())
        {
            hostile.Provider(house).Alteration = Alteration.Nothing;
        }

        hostile.Provider(House.FranceConnect).Subject = Guid.NewGuid().ToString("N");
        return await hostile.Site.PeopleAsync();
    }
}
