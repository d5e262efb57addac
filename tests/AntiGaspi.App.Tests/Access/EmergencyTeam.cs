using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests.Access;

/// <summary>A team with the acts of its emergency door, and the telephones of its people.</summary>
internal sealed class EmergencyTeam(TeamWorld team)
{
    public const string Cook = "sacha.moreau@exemple.fr";

    public static readonly DateTimeOffset Now = World.Morning;

    public TeamWorld Team => team;

    public Db Db => team.Db;

    public KnownAgents Agents => new(Db);

    public TelephoneSecrets Secrets { get; } = new(TeamWorld.Key);

    public UseSecondFactor Use => new(Db, Secrets);

    public SetUpSecondFactor SetUp => new(Db, Secrets);

    public ResetSecondFactor Reset => new(Db);

    public MakeEnrolmentCode MakeCode => new(Db, TeamWorld.Key, Agents);

    public EnrolByCode Enrol => new(Db, TeamWorld.Key, Secrets);

    public AdoptAccount Adopt => new(Db, TeamWorld.Key);

    public static async Task<EmergencyTeam> NewAsync(Engine engine) => new(await TeamWorld.NewAsync(engine));

    /// <summary>A chef who came by ProConnect and set up a telephone, five minutes ago.</summary>
    public async Task<(Guid Account, Telephone Telephone)> CookAsync(string address = Cook)
    {
        var account = await team.JoinAsync(address, Role.HeadCook);
        return (account, await SetUpAsync(account));
    }

    /// <summary>Sets up a telephone for somebody, five minutes ago.</summary>
    public async Task<Telephone> SetUpAsync(Guid account)
    {
        var (secret, before) = (TelephoneCode.NewSecret(), Now.AddMinutes(-5));
        Assert.Equal(SetUpOutcome.Done, await SetUp.RunAsync(new Scope(team.World.Tenant, account, Role.HeadCook, []), secret, new Telephone(secret).At(before), before));
        return new(secret);
    }

    public async Task<KnownAgent> FindAsync(string address = Cook, DateTimeOffset? now = null) =>
        await Agents.FindAsync(address, now ?? Now) ?? throw new InvalidOperationException($"{address} is no agent.");

    /// <summary>Types a code at the emergency door.</summary>
    public async Task<TelephoneOutcome> TypeAsync(string code, DateTimeOffset? now = null) => await Use.RunAsync(await FindAsync(Cook, now), code, now ?? Now);

    /// <summary>Invites, and lets the manager make a code to be handed over.</summary>
    public async Task<ActivationCode> InviteWithCodeAsync(string address = Cook, Role role = Role.HeadCook)
    {
        Assert.Null(await team.Invite.RunAsync(team.Manager, TeamWorld.To(address, role, team.World.School), Now));
        return await CodeOfInvitationAsync(address);
    }

    public async Task<ActivationCode> CodeOfInvitationAsync(string address) =>
        Assert.IsType<EnrolmentCodeOutcome.Made>(await MakeCode.OfInvitationAsync(team.Manager, await InvitationOfAsync(address), Now)).Code;

    /// <summary>Lets the manager make a code for somebody who holds a role already.</summary>
    public async Task<ActivationCode> CodeOfRoleAsync(Guid account, DateTimeOffset now) =>
        Assert.IsType<EnrolmentCodeOutcome.Made>(await MakeCode.OfRoleAsync(team.Manager, await team.GrantOfAsync(account), now)).Code;

    public async Task<Guid> InvitationOfAsync(string address) => (await team.List.WaitingAsync(team.Manager, Now)).Single(one => one.Email == address).InvitationId;

    /// <summary>Brings a code that was handed over, with a telephone of its own.</summary>
    public async Task<EnrolOutcome> BringAsync(ActivationCode code, string address = Cook, DateTimeOffset? now = null)
    {
        var (secret, at) = (TelephoneCode.NewSecret(), now ?? Now);
        return await Enrol.RunAsync(await FindAsync(address, at), code, secret, new Telephone(secret).At(at), at);
    }

    /// <summary>A principal lets somebody sign.</summary>
    public Task<int> DelegateAsync(Guid principal, Guid signer, DateTimeOffset now) => Db.WriteAsync(team.World.Service, transaction => transaction.ExecuteAsync(
        """
        insert into delegation (tenant, delegation_id, school_id, principal_id, delegate_id, first_day, last_day, given_at)
        values (@tenant, @id, @School, @principal, @signer, @day, @day, @now)
        """, new { id = World.NewId(), team.World.School, principal, signer, day = new DateOnly(2026, 11, 30), now }));

    /// <summary>What the trail says of the door, without the invitations.</summary>
    public async Task<IReadOnlyList<string>> TrailAsync() =>
        (await team.AuditAsync()).Select(line => line.TrimEnd()).Where(line => !line.StartsWith("invitation.", StringComparison.Ordinal) && !line.StartsWith("role.", StringComparison.Ordinal)).ToList();

    /// <summary>What the outbox tells of telephones: to whom, and what.</summary>
    public Task<IReadOnlyList<string>> ToldAsync() => Db.ReadAsync<string>(
        team.World.Service, "select recipient || ' ' || content from outbox where tenant = @tenant and kind = 'SecondFactorChanged' order by created_at, message_id");

    public Task<long> CountAsync(string sql) => team.World.ScalarAsync<long>(sql);
}
