using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What came of ending a role.</summary>
public enum EndRoleOutcome
{
    /// <summary>It has ended, and the sessions that were open in it are closed.</summary>
    Ended,

    /// <summary>There is no such role in a team that the account leads; one that had ended is none.</summary>
    NotFound,

    /// <summary>It is their own, and nobody else could invite the next one.</summary>
    NeedsSuccessor,
}

/// <summary>
/// Ends a role, of somebody who leaves or one's own. The sessions that work in it are closed in the same transaction, on every
/// node, and the delegations that rested on it end; what was done in it stays.
/// </summary>
public sealed class EndRole(Db db)
{
    /// <summary>Ends a role of a team that the account leads.</summary>
    public Task<EndRoleOutcome> RunAsync(Scope scope, Guid grantId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var found = await transaction.QueryAsync<Row>("select account_id, role, school_id from role_grant where tenant = @tenant and grant_id = @grantId and ended_at is null", new { grantId });
        if (found is not [var row] || !GrantRule.GivenBy(scope.Role).Contains((Role)row.Role)
            || (await transaction.QueryAsync<int>(TeamSql.Leads, new { giver = (int)scope.Role, School = row.SchoolId })).Count == 0)
        {
            return EndRoleOutcome.NotFound;
        }

        if (row.AccountId == scope.AccountId && GrantRule.NeedsSuccessor((Role)row.Role) && !await HasSuccessorAsync(transaction, grantId, row))
        {
            return EndRoleOutcome.NeedsSuccessor;
        }

        return await EndAsync(transaction, grantId, row, now) ? EndRoleOutcome.Ended : EndRoleOutcome.NotFound;
    });

    /// <summary>Ends the roles whose time is over; returns how many.</summary>
    public Task<int> DueAsync(Scope scope, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var due = await transaction.QueryAsync<Row>(
            "select grant_id, account_id, role, school_id from role_grant where tenant = @tenant and ended_at is null and ends_at <= @now", new { now = now.ToStored() });
        var ended = 0;
        foreach (var row in due)
        {
            ended += await EndAsync(transaction, row.GrantId, row, now) ? 1 : 0;
        }

        return ended;
    });

    // The rows of the others are locked: of two who leave at once, the second finds that the first has left.
    private static async Task<bool> HasSuccessorAsync(Transaction transaction, Guid grantId, Row row)
    {
        var team = await transaction.QueryAsync<Guid>(
            $"""
            select grant_id from role_grant
            where tenant = @tenant and role = @Role and (school_id = @SchoolId or (school_id is null and @Role = 7)) and ended_at is null
            order by grant_id {transaction.ForUpdate}
            """, new { row.Role, row.SchoolId });
        return team.Any(one => one != grantId);
    }

    private static async Task<bool> EndAsync(Transaction transaction, Guid grantId, Row row, DateTimeOffset now)
    {
        var values = new
        {
            grantId, row.AccountId, row.Role, now = now.ToStored(),
        };
        if (await transaction.ExecuteAsync("update role_grant set ended_at = @now, ended_by = @account where tenant = @tenant and grant_id = @grantId and ended_at is null", values) == 0)
        {
            return false;
        }

        await transaction.ExecuteAsync("delete from session where tenant = @tenant and account_id = @AccountId and role = @Role", values);
        await AuditTrail.AddAsync(transaction, "role.ended", grantId, now, ((Role)row.Role).ToString());
        await DelegationRows.EndBrokenAsync(transaction, now);
        return true;
    }

    private sealed record Row
    {
        public Guid GrantId { get; init; }

        public Guid AccountId { get; init; }

        public int Role { get; init; }

        public Guid? SchoolId { get; init; }
    }
}
