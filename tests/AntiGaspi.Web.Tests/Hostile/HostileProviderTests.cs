using System.Net;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>A provider that answers wrongly is not believed: a page that says what to do, no session, no account.</summary>
public sealed class HostileProviderTests(HostileSite hostile) : IClassFixture<HostileSite>
{
    public static TheoryData<House, string> Wrong()
    {
        var rows = new TheoryData<House, string>();
        foreach (var name in Alterations.All.Keys)
        {
            rows.Add(House.FranceConnect, name);
            rows.Add(House.ProConnect, name);
        }

        foreach (var name in Alterations.OfLevel.Keys)
        {
            rows.Add(House.FranceConnect, name);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_answer_is_refused_with_a_page_and_leaves_nothing(House house, string alteration)
    {
        hostile.Provider(House.FranceConnect).Subject = alteration;
        var before = await hostile.Site.PeopleAsync();
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, house, Alterations.All.GetValueOrDefault(alteration) ?? Alterations.OfLevel[alteration]);

        await hostile.RefusedAsync(visitor, house, answer);
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Theory]
    [InlineData(House.FranceConnect, "/activation", 1)]
    [InlineData(House.ProConnect, "/gestion", 0)]
    public async Task The_same_provider_is_believed_when_it_answers_rightly(House house, string home, int newAccounts)
    {
        hostile.Provider(House.FranceConnect).Subject = "right";
        var before = await hostile.Site.PeopleAsync();
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, house);

        Assert.Equal((HttpStatusCode.Redirect, home), (answer.Status, answer.Location));
        Assert.Equal((before.Sessions + 1, before.Accounts + newAccounts, before.Identities + newAccounts), await hostile.Site.PeopleAsync());
    }

    [Fact]
    public async Task An_agent_whom_nobody_invited_is_told_so_and_leaves_nothing()
    {
        hostile.Provider(House.ProConnect).Subject = "uninvited";
        var before = await hostile.Site.PeopleAsync();
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, House.ProConnect);
        hostile.Provider(House.ProConnect).Subject = HostileProvider.Invited;

        Assert.Equal((HttpStatusCode.Redirect, "/connexion/non-invite"), (answer.Status, answer.Location));
        Assert.Equal(before, await hostile.Site.PeopleAsync());
    }

    [Fact]
    public async Task A_refused_sign_in_keeps_the_page_that_was_asked_for()
    {
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, House.FranceConnect, Alterations.All["token: expired"], "/famille/remboursements");

        Assert.Equal("/connexion?suite=refus-franceconnect&retour=%2Ffamille%2Fremboursements", answer.Location);
        Assert.Contains("value=\"/famille/remboursements\"", (await visitor.GetAsync(answer.Location!)).Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/connexion"] = (await visitor.GetAsync(answer.Location!)).Html }));
    }
}
