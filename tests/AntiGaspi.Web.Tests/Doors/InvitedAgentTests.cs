using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>An invitation is taken up at the door of ProConnect: by who comes for the first time, and by who came before.</summary>
public sealed class InvitedAgentTests(SharedProviders providers)
{
    [Fact]
    public async Task An_agent_receives_each_role_to_which_she_is_invited_when_she_comes()
    {
        var (site, _, agents) = await DoorSite.StartAsync(await providers.ServerAsync());
        await using var open = site;
        Assert.Equal("/connexion/non-invite", await ComeAsync(site, agents));
        var nobody = await site.PeopleAsync();

        await InviteAsync(site, Role.HeadCook);
        Assert.Equal("/cuisine", await ComeAsync(site, agents));
        Assert.Equal((nobody.Sessions + 1, nobody.Accounts + 1, nobody.Identities + 1), await site.PeopleAsync());

        // Known by now, and invited again: she has the choice.
        await InviteAsync(site, Role.PupilLife);
        Assert.Equal("/espaces", await ComeAsync(site, agents));
        Assert.Equal((nobody.Sessions + 2, nobody.Accounts + 1, nobody.Identities + 1), await site.PeopleAsync());
    }

    private static async Task InviteAsync(DoorSite site, Role role) => Assert.Null(await site.Services.GetRequiredService<InviteAgent>().RunAsync(
        site.World.OfficeScope, new NewInvitation("cuisine@college.test", role, site.World.School, null, null), site.Services.GetRequiredService<SessionClock>().Now));

    private static async Task<string?> ComeAsync(DoorSite site, ProviderClient agents)
    {
        using var visitor = site.NewVisitor();
        using var browser = new ProviderBrowser(agents, site.Address);
        var left = await visitor.PostAsync("/connexion", "/connexion/proconnect");
        return (await visitor.GetAsync(await browser.ThroughAsync(new(left.Location!), "cuisine"))).Location;
    }
}
