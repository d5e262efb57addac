using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>A principal ends a delegation before its last day; the delegate is told by mail.</summary>
public sealed class EndDelegation(Db db)
{
    /// <summary>Ends it; false when there is none that still runs in a school of the principal.</summary>
    public Task<bool> RunAsync(Scope scope, Guid delegation, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.ExecuteAsync(Sql, new { delegation, now = now.ToStored() }) == 0)
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, "delegation.ended", delegation, now);
        await DelegationRows.TellAsync(transaction, delegation, now);
        return true;
    });

    private const string Sql = """
        update delegation set ended_at = @now
        where tenant = @tenant and delegation_id = @delegation and ended_at is null
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = delegation.school_id and r.role = 4 and r.ended_at is null)
        """;
}
