using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Gives the account that was opened at the emergency door, by an invitation and a code handed over in person, to the one whom
/// ProConnect vouches for at the address of that invitation. There is one account and one invitation: nothing is joined.
/// </summary>
public sealed class AdoptAccount(Db db, ServerKey key)
{
    // Nobody is invited to more; a bound for the loop.
    private const int MaxTenants = 50;

    /// <summary>Adopts it; tells whether there was one, which no identity had yet.</summary>
    /// <param name="subject">ProConnect's name of the person, whom no account has yet.</param>
    /// <param name="email">The address that it vouches for.</param>
    /// <param name="now">When.</param>
    public async Task<bool> RunAsync(string subject, string email, DateTimeOffset now)
    {
        if (NewInvitation.EmailOf(email) is not { } address)
        {
            return false;
        }

        var tenants = await db.ReadNationalAsync<int>(
            "select tenant from invited_address where address_sha256 = @digest order by tenant limit @MaxTenants", new { digest = InviteAgent.DigestOf(key, address), MaxTenants });
        var values = new { address, subject, provider = (int)IdentityProvider.ProConnect, now = now.ToStored() };
        foreach (var tenant in tenants)
        {
            if ((await db.ReadAsync<Guid>(Scope.Service(tenant), Find, values)) is [var account]
                && await db.WriteAsync(new Scope(tenant, account, Role.Public, []), transaction => LinkAsync(transaction, account, values, now)))
            {
                return true;
            }
        }

        return false;
    }

    // The account is locked: of two who come at once with the same address, the second finds that it has an owner.
    private static async Task<bool> LinkAsync(Transaction transaction, Guid account, object values, DateTimeOffset now)
    {
        await transaction.QueryAsync<int>("select 1 from account where account_id = @account " + transaction.ForUpdate);
        if (await transaction.ExecuteAsync(Link, values) == 0)
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, "identity.linked", account, now, nameof(IdentityProvider.ProConnect));
        return true;
    }

    private const string Find = $"""
        select i.account_id from invitation i
        where i.tenant = @tenant and i.email = @address and {InvitationRows.IsUnvouched} and {KnownAgents.IsHeld}
        order by i.accepted_at desc limit 1
        """;

    private const string Link = """
        insert into identity (provider, subject, account_id, linked_at)
        select @provider, @subject, @account, @now where not exists (select 1 from identity d where d.account_id = @account)
        on conflict (provider, subject) do nothing
        """;
}
