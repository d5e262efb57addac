using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A role that ends closes its sessions at once, and a team is never left without somebody who can invite the next one.</summary>
[Trait("Needs", "Postgres")]
public sealed class EndRoleTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_sessions_of_a_role_that_ends_die_at_once_and_no_other(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var cook = await team.JoinAsync("sacha@exemple.fr", Role.HeadCook);
        var (kitchen, family) = (await OpenAsync(db, team.World.Tenant, cook, Role.HeadCook), await OpenAsync(db, team.World.Tenant, cook, Role.Family));
        var colleague = await OpenAsync(db, team.World.Tenant, team.World.Office, Role.SchoolManager);

        Assert.Equal(EndRoleOutcome.Ended, await team.End.RunAsync(team.Manager, await team.GrantOfAsync(cook), World.Morning));

        var read = new ReadSession(db);
        Assert.Null(await read.RunAsync(kitchen, World.Morning));
        Assert.NotNull(await read.RunAsync(family, World.Morning));
        Assert.NotNull(await read.RunAsync(colleague, World.Morning));
        Assert.Empty(await team.RolesOfAsync(cook));
        Assert.Contains("role.ended HeadCook", await team.AuditAsync());
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_whoever_leads_the_team_ends_a_role_of_it(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var elsewhere = await TeamWorld.NewAsync(Task.FromResult(db), 61);
        var cook = await team.GrantOfAsync(await team.JoinAsync("sacha@exemple.fr", Role.HeadCook));
        var principal = await team.GrantOfAsync(await team.JoinAsync("andrea@exemple.fr", Role.Principal));

        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(elsewhere.Manager, cook, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(elsewhere.Officer, cook, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(team.World.Family(0), cook, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(team.World.Family(0) with { Role = Role.SchoolManager }, cook, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(team.Manager, principal, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(team.Manager, World.NewId(), World.Morning));
        Assert.Equal(EndRoleOutcome.Ended, await team.End.RunAsync(team.Officer, principal, World.Morning));
        Assert.Equal(EndRoleOutcome.Ended, await team.End.RunAsync(team.Manager, cook, World.Morning));
        Assert.Equal(EndRoleOutcome.NotFound, await team.End.RunAsync(team.Manager, cook, World.Morning));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_last_manager_of_a_school_stays_until_somebody_else_has_come(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        Assert.Equal(EndRoleOutcome.NeedsSuccessor, await team.End.RunAsync(team.Manager, team.World.Office, World.Morning));
        Assert.Equal(EndRoleOutcome.NeedsSuccessor, await team.End.RunAsync(team.Officer, await team.GrantOfAsync(team.Officer.AccountId), World.Morning));

        // An invitation is not somebody yet.
        await team.Invite.RunAsync(team.Manager, TeamWorld.To("suivant@exemple.fr", Role.SchoolManager, team.World.School), World.Morning);
        Assert.Equal(EndRoleOutcome.NeedsSuccessor, await team.End.RunAsync(team.Manager, team.World.Office, World.Morning));

        await team.Accept.RunAsync(await team.AccountAsync("Suivant"), "suivant@exemple.fr", null, World.Morning);
        Assert.Equal(EndRoleOutcome.Ended, await team.End.RunAsync(team.Manager, team.World.Office, World.Morning));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_two_managers_who_leave_at_once_one_stays(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        for (var round = 0; round < 10; round++)
        {
            var second = await team.AccountAsync($"Second {round}");
            var grant = await team.GrantAsync(second, Role.SchoolManager, team.World.School);
            var first = (await team.List.RunAsync(team.Officer)).Single(one => one.Role == Role.SchoolManager && one.AccountId != second);

            var outcomes = await Task.WhenAll(
                Task.Run(() => team.End.RunAsync(team.Manager with { AccountId = first.AccountId }, first.GrantId, World.Morning)),
                Task.Run(() => team.End.RunAsync(team.Manager with { AccountId = second }, grant, World.Morning)));

            Assert.Equal([EndRoleOutcome.Ended, EndRoleOutcome.NeedsSuccessor], outcomes.Order());
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_role_for_a_time_ends_by_itself(Engine engine)
    {
        var team = await TeamWorld.NewAsync(engine);
        await using var db = team.Db;
        var ends = World.Morning.AddDays(2);
        await team.Invite.RunAsync(team.Manager, TeamWorld.To("remplacant@exemple.fr", Role.HeadCook, team.World.School, until: ends), World.Morning);
        var cook = await team.AccountAsync("Remplaçant");
        await team.Accept.RunAsync(cook, "remplacant@exemple.fr", null, World.Morning);
        var key = await OpenAsync(db, team.World.Tenant, cook, Role.HeadCook);

        Assert.Equal(0, await team.End.DueAsync(team.World.Service, ends.AddMilliseconds(-1)));
        Assert.Equal(1, await team.End.DueAsync(team.World.Service, ends));
        Assert.Equal(0, await team.End.DueAsync(team.World.Service, ends));

        Assert.Empty(await team.RolesOfAsync(cook));
        Assert.Null(await new ReadSession(db).RunAsync(key, World.Morning));
    }

    private static Task<SessionKey> OpenAsync(Db db, int tenant, Guid account, Role role) =>
        new OpenSession(db).RunAsync(new Scope(tenant, account, role, []), new("essai"), null, World.Morning);
}
