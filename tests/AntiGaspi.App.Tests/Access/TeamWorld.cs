using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A collège whose office leads a team, beside an officer of its authority.</summary>
internal sealed class TeamWorld(World world, Guid officer)
{
    public static readonly ServerKey Key = ServerKey.Demonstration;

    public World World => world;

    public Db Db => world.Db;

    public Scope Manager => world.OfficeScope;

    public Scope Officer => new(world.Tenant, officer, Role.AuthorityOfficer, []);

    public InviteAgent Invite => new(Db, Key);

    public AcceptInvitations Accept => new(Db, Key);

    public EndRole End => new(Db);

    public TeamList List => new(Db);

    public static Task<TeamWorld> NewAsync(Engine engine) => NewAsync(Stores.NewAsync(engine), 60);

    public static async Task<TeamWorld> NewAsync(Task<Db> db, int tenant)
    {
        var world = await World.CreateAsync(await db, tenant: tenant);
        var team = new TeamWorld(world, await AccountAsync(world.Db, "Officier"));
        await team.GrantAsync(team.Officer.AccountId, Role.AuthorityOfficer, null);
        return team;
    }

    public static NewInvitation To(string email, Role role, Guid? school, string? siret = null, DateTimeOffset? until = null) => new(email, role, school, siret, until);

    /// <summary>Somebody who signs in for the first time.</summary>
    public static async Task<Guid> AccountAsync(Db db, string name) =>
        await new OpenAccount(db).RunAsync(IdentityProvider.ProConnect, $"sub-{World.NewId()}", name, World.Morning);

    public Task<Guid> AccountAsync(string name) => AccountAsync(Db, name);

    /// <summary>Gives a role by hand, as the rows would be after an invitation.</summary>
    public async Task<Guid> GrantAsync(Guid account, Role role, Guid? school)
    {
        var id = World.NewId();
        await Db.WriteAsync(world.Service, async transaction =>
        {
            var values = new { id, who = account, role = (int)role, school, World.Morning };
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @who) on conflict do nothing", values);
            return await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @id, @who, @role, @school, @Morning)", values);
        });
        return id;
    }

    /// <summary>Invites, and lets the person sign in with that address.</summary>
    public async Task<Guid> JoinAsync(string email, Role role)
    {
        Assert.Null(await Invite.RunAsync(role is Role.HeadCook or Role.PupilLife or Role.SchoolManager ? Manager : Officer, To(email, role, GrantRule.IsOfWholeAuthority(role) ? null : world.School), World.Morning));
        var account = await AccountAsync(email);
        Assert.Equal(1, await Accept.RunAsync(account, email, null, World.Morning));
        return account;
    }

    public async Task<Guid> GrantOfAsync(Guid account) => (await Db.ReadAsync<Guid>(
        world.Service, "select grant_id from role_grant where tenant = @tenant and account_id = @who and ended_at is null", new { who = account })).Single();

    public async Task<IReadOnlyList<Role>> RolesOfAsync(Guid account) => (await new FindSpaces(Db).RunAsync(account)).Select(space => space.Scope.Role).ToList();

    public Task<IReadOnlyList<string>> AuditAsync() => Db.ReadAsync<string>(world.Service, "select action || ' ' || detail from audit where tenant = @tenant order by at, audit_id");
}
