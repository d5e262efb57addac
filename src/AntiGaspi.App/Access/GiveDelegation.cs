using AntiGaspi.App.Privacy;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Access;

/// <summary>A delegation that a principal asks for.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="DelegateId">Who would sign.</param>
/// <param name="FirstDay">From which day, included.</param>
/// <param name="LastDay">To which day, included.</param>
public sealed record NewDelegation(Guid SchoolId, Guid DelegateId, DateOnly FirstDay, DateOnly LastDay);

/// <summary>A principal lets somebody of the school sign for some days (<i>délégation de signature</i>); the delegate is told by mail.</summary>
public sealed class GiveDelegation(Db db)
{
    /// <summary>Gives it; null when it is done.</summary>
    public Task<DelegationRefusal?> RunAsync(Scope scope, NewDelegation asked, DateTimeOffset now) => db.WriteAsync(
        scope, transaction => GiveAsync(transaction, scope, asked, now), keep: refusal => refusal is null);

    private static async Task<DelegationRefusal?> GiveAsync(Transaction transaction, Scope scope, NewDelegation asked, DateTimeOffset now)
    {
        // Both are held until the end: a role that ends at the same moment ends the delegation too, and two are not given for the same days.
        if (await transaction.QueryAsync<string>($"{Principal} {(transaction.Engine == Engine.Postgres ? "for update of r" : "")}", asked) is not [var timeZone, ..])
        {
            return DelegationRefusal.NotPrincipal;
        }

        var roles = await transaction.QueryAsync<Role>($"{Roles} {transaction.ForUpdate}", asked);
        if (asked.DelegateId == scope.AccountId || !DelegationRule.MayReceive(roles.ToList()))
        {
            return DelegationRefusal.UnknownDelegate;
        }

        if (DelegationRule.Judge(asked.FirstDay, asked.LastDay, BatchReach.DayOf(timeZone, now)) is { } why)
        {
            return why;
        }

        if ((await transaction.QueryAsync<int>(Overlapping, asked)).Count > 0)
        {
            return DelegationRefusal.AlreadyGiven;
        }

        var id = Ids.New(now);
        await transaction.ExecuteAsync(Insert, new { id, asked.SchoolId, asked.DelegateId, asked.FirstDay, asked.LastDay, now = now.ToStored() });
        await AuditTrail.AddAsync(transaction, "delegation.given", id, now);
        await DelegationRows.TellAsync(transaction, id, now);
        return null;
    }

    private const string Principal = $"""
        select {BatchReach.ZoneOfSchool}
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        where r.tenant = @tenant and r.account_id = @account and r.school_id = @SchoolId and r.role = 4 and r.ended_at is null
        """;

    private const string Roles = """
        select role from role_grant where tenant = @tenant and account_id = @DelegateId and school_id = @SchoolId and ended_at is null order by grant_id
        """;

    private const string Overlapping = """
        select 1 from delegation
        where tenant = @tenant and school_id = @SchoolId and delegate_id = @DelegateId and ended_at is null and first_day <= @LastDay and last_day >= @FirstDay
        """;

    private const string Insert = """
        insert into delegation (tenant, delegation_id, school_id, principal_id, delegate_id, first_day, last_day, given_at)
        values (@tenant, @id, @SchoolId, @account, @DelegateId, @FirstDay, @LastDay, @now)
        """;
}
