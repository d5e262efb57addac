using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Somebody who may come by the emergency door, as the address of an invitation names them.</summary>
/// <param name="Address">In lower case.</param>
/// <param name="Account">Who took the invitation up and holds its role; null when it still waits.</param>
/// <param name="Tenants">Where: at least one.</param>
/// <param name="Invitation">The invitation, for the trail of whoever has no account yet.</param>
/// <param name="HasTelephone">Whether the codes of a telephone are set up.</param>
public sealed record KnownAgent(string Address, Guid? Account, IReadOnlyList<int> Tenants, Guid Invitation, bool HasTelephone)
{
    /// <summary>What the trail names.</summary>
    public Guid Subject => Account ?? Invitation;

    /// <summary>Under which scope what this person does is written, in one of the tenants.</summary>
    internal Scope ScopeIn(int tenant) => new(tenant, Account ?? Guid.Empty, Role.Public, []);
}

/// <summary>
/// Finds agents by the address of their invitation. It must be one whose role is still held, by whoever took that very invitation up,
/// or one that still waits: an address whose role has ended, even if somebody else holds that role since, opens nothing.
/// </summary>
public sealed class KnownAgents(Db db)
{
    /// <summary>The agent; null when no invitation names the address, or no longer.</summary>
    /// <param name="address">In lower case.</param>
    /// <param name="now">When.</param>
    public async Task<KnownAgent?> FindAsync(string address, DateTimeOffset now)
    {
        List<(int Tenant, Row Row)> found = [];
        foreach (var tenant in await db.TenantsAsync())
        {
            found.AddRange((await db.ReadAsync<Row>(Scope.Service(tenant), Sql, new { address, now = now.ToStored() })).Select(row => (tenant, row)));
        }

        var account = found.Where(one => one.Row.AccountId is not null).OrderByDescending(one => one.Row.AcceptedAt).FirstOrDefault().Row?.AccountId;
        var own = found.Where(one => one.Row.AccountId is null || one.Row.AccountId == account).ToList();
        return own.Count == 0
            ? null
            : new(address, account, own.Select(one => one.Tenant).Distinct().ToList(), own[0].Row.InvitationId, own.Any(one => one.Row.HasTelephone));
    }

    /// <summary>Whether the role of an invitation (i) that was taken up is still held by whoever took it up.</summary>
    internal const string IsHeld = """
        exists (select 1 from role_grant g where g.tenant = i.tenant and g.account_id = i.account_id and g.role = i.role
          and (g.school_id = i.school_id or i.school_id is null) and g.ended_at is null and (g.ends_at is null or g.ends_at > @now) and g.granted_at <= i.accepted_at)
        """;

    // Nobody vouches for an employer here: an invitation that names one waits for ProConnect.
    private const string Sql = $"""
        select i.invitation_id, i.account_id, i.accepted_at, exists (select 1 from second_factor f where f.account_id = i.account_id) as has_telephone
        from invitation i
        where i.tenant = @tenant and i.email = @address and i.withdrawn_at is null and (
          (i.accepted_at is null and i.siret is null and i.ends_at > @now and (i.role_ends_at is null or i.role_ends_at > @now)) or {IsHeld})
        order by i.invitation_id
        """;

    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public Guid? AccountId { get; init; }

        public DateTimeOffset? AcceptedAt { get; init; }

        public bool HasTelephone { get; init; }
    }
}
