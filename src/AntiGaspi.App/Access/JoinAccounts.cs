using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Why two accounts of one person stay two.</summary>
public enum JoinRefusal
{
    /// <summary>They are one account, or one of them is gone.</summary>
    NothingToJoin,

    /// <summary>The newer account works for a school: an agent's rights never move by themselves.</summary>
    HasRoles,

    /// <summary>The two accounts are those of two adults of one child.</summary>
    OneAccountEach,
}

/// <summary>
/// A person whose name or mailbox changed comes with a new identity, which opened a new account. Having proved both in one
/// browser, and said so, they keep the older account: the new identity opens it, the one that it replaces ends.
/// </summary>
public sealed class JoinAccounts(Db db)
{
    private const int MaxTenants = 50;

    /// <summary>Joins them; returns why not, or null when it is done.</summary>
    /// <param name="newer">The account that ends empty; nothing opens it any more.</param>
    /// <param name="kept">The account that stays.</param>
    /// <param name="now">When.</param>
    public async Task<JoinRefusal?> RunAsync(Guid newer, Guid kept, DateTimeOffset now)
    {
        if (newer == kept || (await db.ReadNationalAsync<int>(Known, new { newer, kept })).Count < 2)
        {
            return JoinRefusal.NothingToJoin;
        }

        var tenants = await db.ReadNationalAsync<int>(Tenants, new { newer, kept, MaxTenants });
        foreach (var tenant in tenants)
        {
            if (await RefusalAsync(new Scope(tenant, kept, Role.Public, []), newer) is { } why)
            {
                return why;
            }
        }

        // Each tenant by itself, the identity last: whoever is stopped in between signs in as before and does it again.
        foreach (var tenant in tenants)
        {
            await db.WriteAsync(new Scope(tenant, kept, Role.Public, []), transaction => MoveAsync(transaction, newer, now));
        }

        await db.WriteAsync(Scope.Service(0), async transaction =>
        {
            var values = new { newer, kept, now = now.ToStored() };
            await transaction.ExecuteAsync(EndReplaced, values);
            await transaction.ExecuteAsync("update identity set account_id = @kept where account_id = @newer", values);
            return await transaction.ExecuteAsync("delete from session where account_id = @newer", values);
        });
        return null;
    }

    private async Task<JoinRefusal?> RefusalAsync(Scope scope, Guid newer)
    {
        if ((await db.ReadAsync<int>(scope, Roles, new { newer })).Count > 0)
        {
            return JoinRefusal.HasRoles;
        }

        return (await db.ReadAsync<int>(scope, TwoAdults, new { newer })).Count > 0 ? JoinRefusal.OneAccountEach : null;
    }

    private static async Task<int> MoveAsync(Transaction transaction, Guid newer, DateTimeOffset now)
    {
        await transaction.ExecuteAsync("update guardian set account_id = @account where tenant = @tenant and account_id = @newer", new { newer });
        await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @account) on conflict do nothing");
        var adults = await transaction.QueryAsync<Guid>("select guardian_id from guardian where tenant = @tenant and account_id = @account order by guardian_id");
        foreach (var adult in adults)
        {
            await GuardianRows.AuditAsync(transaction, adult, "account.joined", "", now);
            await LinkNotices.AddAsync(transaction, adult, AccessChange.Moved, now);
        }

        return adults.Count;
    }

    private const string Known = "select 1 from account a where a.account_id in (@newer, @kept) and exists (select 1 from identity i where i.account_id = a.account_id and i.ended_at is null)";

    private const string Tenants = "select distinct tenant from account_tenant where account_id in (@newer, @kept) order by tenant limit @MaxTenants";

    private const string Roles = "select 1 from role_grant where tenant = @tenant and account_id = @newer and ended_at is null limit 1";

    private const string TwoAdults = """
        select 1
        from guardian a
        join guardian_link l on l.tenant = a.tenant and l.guardian_id = a.guardian_id and l.ended_at is null
        join guardian_link m on m.tenant = l.tenant and m.pupil_id = l.pupil_id and m.guardian_id <> l.guardian_id and m.ended_at is null
        join guardian b on b.tenant = m.tenant and b.guardian_id = m.guardian_id
        where a.tenant = @tenant and a.account_id = @newer and b.account_id = @account
        limit 1
        """;

    // A civil status that changed gives a new name in FranceConnect: the old one opens nothing any more. A mailbox replaces no other.
    private const string EndReplaced = """
        update identity set ended_at = @now
        where account_id = @kept and provider = 1 and ended_at is null
          and exists (select 1 from identity n where n.account_id = @newer and n.provider = 1 and n.ended_at is null)
        """;
}
