using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Gives somebody who signs in the roles to which their address was invited. The address must have been proved: ProConnect
/// vouches for it, or the mailbox answered. Ordinarily one statement, which finds nothing.
/// </summary>
public sealed class AcceptInvitations(Db db, ServerKey key)
{
    /// <summary>An address as invitations are found by it; null when it is none.</summary>
    public string? DigestOf(string? email) => NewInvitation.EmailOf(email ?? "") is { } address ? InviteAgent.DigestOf(key, address) : null;

    /// <summary>Whether an invitation waits for somebody: nothing is kept of an agent whom nobody invited.</summary>
    public async Task<bool> IsAwaitedAsync(string email, string? siret, DateTimeOffset now)
    {
        var values = new { address = NewInvitation.EmailOf(email) ?? "", siret = siret ?? "", now = now.ToStored() };
        foreach (var tenant in await TenantsAsync(values.address))
        {
            if ((await db.ReadAsync<int>(Scope.Service(tenant), $"select 1 from invitation where {Waits} limit 1", values)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes up every invitation that waits; returns how many roles that gave.</summary>
    /// <param name="account">Who signs in.</param>
    /// <param name="email">The address that was proved.</param>
    /// <param name="siret">The employer that ProConnect names; null when nobody vouched for one.</param>
    /// <param name="now">When.</param>
    public async Task<int> RunAsync(Guid account, string email, string? siret, DateTimeOffset now)
    {
        if (NewInvitation.EmailOf(email) is not { } address)
        {
            return 0;
        }

        var roles = 0;
        foreach (var tenant in await TenantsAsync(address))
        {
            roles += await db.WriteAsync(new Scope(tenant, account, Role.Public, []), transaction => AcceptAsync(transaction, address, siret, now));
        }

        return roles;
    }

    private Task<IReadOnlyList<int>> TenantsAsync(string address) =>
        db.ReadNationalAsync<int>("select tenant from invited_address where address_sha256 = @digest", new { digest = InviteAgent.DigestOf(key, address) });

    private async Task<int> AcceptAsync(Transaction transaction, string address, string? siret, DateTimeOffset now)
    {
        var taken = await transaction.QueryAsync<Row>(Take, new { address, siret = siret ?? "", now = now.ToStored() });
        foreach (var one in taken)
        {
            var values = new
            {
                id = Ids.New(now), one.Role, one.SchoolId, one.InvitedBy, one.RoleEndsAt, now = now.ToStored(),
            };
            await transaction.ExecuteAsync(Grant, values);
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @account) on conflict do nothing", values);
            await AuditTrail.AddAsync(transaction, "invitation.accepted", one.InvitationId, now, ((Role)one.Role).ToString());
        }

        if (taken.Count > 0)
        {
            // Whoever begins to prepare or to control may no longer sign.
            await DelegationRows.EndBrokenAsync(transaction, now);
        }

        // Nothing waits there any more: the next sign-in need not look.
        await transaction.ExecuteAsync(Forget, new { address, digest = InviteAgent.DigestOf(key, address), now = now.ToStored() });
        return taken.Count;
    }

    // Taking is one update, so that two browsers of the same person do not both take it. Nobody takes up what they made themselves.
    internal const string Take = $"""
        update invitation set accepted_at = @now, account_id = @account
        where {Waits} and invited_by <> @account
        returning invitation_id, role, school_id, invited_by, role_ends_at
        """;

    private const string Waits = """
        tenant = @tenant and email = @address and accepted_at is null and withdrawn_at is null and ends_at > @now
          and (role_ends_at is null or role_ends_at > @now) and (siret is null or siret = @siret)
        """;

    private const string Forget = """
        delete from invited_address where address_sha256 = @digest and tenant = @tenant and not exists (
          select 1 from invitation i where i.tenant = @tenant and i.email = @address and i.accepted_at is null and i.withdrawn_at is null and i.ends_at > @now)
        """;

    private const string Grant = """
        insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at, granted_by, ends_at)
        select @tenant, @id, @account, @Role, @SchoolId, @now, @InvitedBy, @RoleEndsAt
        where not exists (select 1 from role_grant g where g.tenant = @tenant and g.account_id = @account and g.role = @Role and g.ended_at is null
          and (g.school_id = @SchoolId or (g.school_id is null and @Role in (7, 8))))
        """;

    private sealed record Row
    {
        public Guid InvitationId { get; init; }

        public int Role { get; init; }

        public Guid? SchoolId { get; init; }

        public Guid InvitedBy { get; init; }

        public DateTimeOffset? RoleEndsAt { get; init; }
    }
}
