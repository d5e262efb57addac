using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What the doors of agents share: how the invitations of an address are taken up, in the transaction of whoever does.</summary>
internal static class InvitationRows
{
    /// <summary>Takes up, for the account of the scope, every invitation of an address that waits in its tenant; returns how many.</summary>
    public static async Task<int> TakeUpAsync(Transaction transaction, ServerKey key, string address, string? siret, DateTimeOffset now)
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

    /// <summary>Whether an invitation of an address waits for whoever has that employer.</summary>
    internal const string Waits = """
        tenant = @tenant and email = @address and accepted_at is null and withdrawn_at is null and ends_at > @now
          and (role_ends_at is null or role_ends_at > @now) and (siret is null or siret = @siret)
        """;

    /// <summary>
    /// Whether an invitation (i) was taken up at the emergency door by somebody whom ProConnect has never vouched for: the day it
    /// does, the account is theirs.
    /// </summary>
    internal const string IsUnvouched = """
        i.accepted_at is not null and i.withdrawn_at is null and not exists (select 1 from identity d where d.account_id = i.account_id)
        """;

    private const string Forget = $"""
        delete from invited_address where address_sha256 = @digest and tenant = @tenant and not exists (
          select 1 from invitation i where i.tenant = @tenant and i.email = @address
            and ((i.accepted_at is null and i.withdrawn_at is null and i.ends_at > @now) or ({IsUnvouched})))
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
