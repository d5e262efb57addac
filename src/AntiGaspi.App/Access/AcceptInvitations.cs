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
            if ((await db.ReadAsync<int>(Scope.Service(tenant), $"select 1 from invitation where {InvitationRows.Waits} limit 1", values)).Count > 0)
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
            roles += await db.WriteAsync(new Scope(tenant, account, Role.Public, []), transaction => InvitationRows.TakeUpAsync(transaction, key, address, siret, now));
        }

        return roles;
    }

    private Task<IReadOnlyList<int>> TenantsAsync(string address) =>
        db.ReadNationalAsync<int>("select tenant from invited_address where address_sha256 = @digest", new { digest = InviteAgent.DigestOf(key, address) });
}
