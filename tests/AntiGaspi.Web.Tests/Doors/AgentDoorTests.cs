using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Support;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>Agents go through ProConnect, and come in only when somebody invited them.</summary>
[Trait("Needs", "Browser")]
public sealed class AgentDoorTests(Chromium chromium, SharedDoors doors) : IClassFixture<SharedDoors>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_who_was_invited_comes_to_her_desk_and_leaves_everywhere(bool javaScript)
    {
        var before = await doors.Site.PeopleAsync();
        await using var agent = await DoorPerson.NewAsync(chromium, doors.Site.Address, javaScript);

        await (await agent.TakeAsync(House.ProConnect)).BecomeAsync("gestionnaire");
        Assert.Equal((true, "/gestion"), (agent.IsHere, agent.Path));
        Assert.Equal("Hélène FOURNIER", await agent.NameAsync());
        Assert.Equal((before.Sessions + 1, before.Accounts, before.Identities), await doors.Site.PeopleAsync());

        await agent.PressAsync("Se déconnecter");
        Assert.Equal((true, "Vous êtes déconnecté"), (agent.IsHere, await agent.TitleAsync()));
        await agent.TakeAsync(House.ProConnect);
        Assert.Equal("Se connecter avec ProConnect", await agent.TitleAsync());
    }

    [Fact]
    public async Task An_agent_whose_address_is_invited_holds_the_role_at_the_first_sign_in()
    {
        var before = await doors.Site.PeopleAsync();
        Assert.Null(await doors.Site.InviteCookAsync("invitee@college.test"));
        await using var agent = await DoorPerson.NewAsync(chromium, doors.Site.Address);

        await (await agent.TakeAsync(House.ProConnect)).BecomeAsync("invitee");

        Assert.Equal((true, "/cuisine"), (agent.IsHere, agent.Path));
        Assert.Equal("Jeanne PETIT", await agent.NameAsync());
        Assert.Equal((before.Sessions + 1, before.Accounts + 1, before.Identities + 1), await doors.Site.PeopleAsync());
    }

    [Theory]
    [InlineData("inconnue", true)]
    [InlineData("inconnue", false)]
    [InlineData("cuisine", true)]
    [InlineData("autre-fournisseur", true)]
    public async Task An_agent_whom_nobody_invited_learns_whom_to_ask_and_leaves_nothing(string persona, bool javaScript)
    {
        var before = await doors.Site.PeopleAsync();
        await using var agent = await DoorPerson.NewAsync(chromium, doors.Site.Address, javaScript);

        await (await agent.TakeAsync(House.ProConnect)).BecomeAsync(persona);

        Assert.Equal((true, "/connexion/non-invite"), (agent.IsHere, agent.Path));
        Assert.Contains("demandez au secrétaire général de vous inviter", await agent.WordsAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await doors.Site.PeopleAsync());
        Assert.Null(await agent.NameAsync());
    }
}
