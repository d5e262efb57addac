using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Withdraws an invitation that nobody has taken up.</summary>
public sealed class WithdrawInvitation(Db db)
{
    /// <summary>Whether there was one to withdraw, of a team that the account leads.</summary>
    public Task<bool> RunAsync(Scope scope, Guid invitationId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var values = new { invitationId, now = now.ToStored() };
        var found = await transaction.QueryAsync<Row>(
            "select role, school_id from invitation where tenant = @tenant and invitation_id = @invitationId and accepted_at is null and withdrawn_at is null", values);
        if (found is not [var row] || !GrantRule.GivenBy(scope.Role).Contains((Role)row.Role)
            || (await transaction.QueryAsync<int>(TeamSql.Leads, new { giver = (int)scope.Role, School = row.SchoolId })).Count == 0)
        {
            return false;
        }

        var done = await transaction.ExecuteAsync(
            "update invitation set withdrawn_at = @now where tenant = @tenant and invitation_id = @invitationId and accepted_at is null and withdrawn_at is null", values);
        if (done == 1)
        {
            await AuditTrail.AddAsync(transaction, "invitation.withdrawn", invitationId, now, ((Role)row.Role).ToString());
        }

        return done == 1;
    });

    private sealed record Row
    {
        public int Role { get; init; }

        public Guid? SchoolId { get; init; }
    }
}
