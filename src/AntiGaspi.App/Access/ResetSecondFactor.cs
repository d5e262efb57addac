using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What came of removing somebody's telephone.</summary>
public enum ResetOutcome
{
    /// <summary>It opens nothing any more, and the sessions that it opened are closed.</summary>
    Done,

    /// <summary>Nobody of that number in a team that the account leads.</summary>
    NotFound,

    /// <summary>There was none.</summary>
    NoTelephone,
}

/// <summary>
/// Removes the telephone of somebody of the team who lost it. It only ever takes an access away, so whoever leads one of their roles
/// may; setting up another takes ProConnect, or a code (<see cref="MakeEnrolmentCode"/>).
/// </summary>
public sealed class ResetSecondFactor(Db db)
{
    /// <summary>Removes it.</summary>
    public Task<ResetOutcome> RunAsync(Scope scope, Guid grantId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var found = await transaction.QueryAsync<Row>("select account_id, role, school_id from role_grant where tenant = @tenant and grant_id = @grantId and ended_at is null", new { grantId });
        if (found is not [var row] || !GrantRule.GivenBy(scope.Role).Contains((Role)row.Role)
            || (await transaction.QueryAsync<int>(TeamSql.Leads, new { giver = (int)scope.Role, School = row.SchoolId })).Count == 0)
        {
            return ResetOutcome.NotFound;
        }

        if (await transaction.ExecuteAsync("delete from second_factor where account_id = @AccountId", new { row.AccountId }) == 0)
        {
            return ResetOutcome.NoTelephone;
        }

        await transaction.ExecuteAsync("delete from session where account_id = @AccountId and second_factor = @isTrue", new { row.AccountId, isTrue = true });
        await AuditTrail.AddAsync(transaction, "second_factor.reset", row.AccountId, now);
        await SecondFactorNotices.AddAsync(transaction, row.AccountId, SecondFactorChange.Reset, now);
        return ResetOutcome.Done;
    });

    private sealed record Row
    {
        public Guid AccountId { get; init; }

        public int Role { get; init; }

        public Guid? SchoolId { get; init; }
    }
}
