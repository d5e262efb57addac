using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// The office closes the door of one adult of its file, opens it again, or takes the account off. It is told to every adult of
/// the children in the same words, which do not say whom it is about.
/// </summary>
public sealed class SuspendGuardian(Db db)
{
    /// <summary>Closes it at once, also for sessions that are open; codes of letters die with it.</summary>
    public Task<bool> CloseAsync(Scope scope, Guid guardianId, DateTimeOffset now) => ChangeAsync(
        scope, guardianId, "guardian.suspended", "update guardian set suspended_at = @now where tenant = @tenant and guardian_id = @guardianId and suspended_at is null", now);

    /// <summary>Opens it again: an account that was linked is so again.</summary>
    public Task<bool> OpenAsync(Scope scope, Guid guardianId, DateTimeOffset now) => ChangeAsync(
        scope, guardianId, "guardian.reopened", "update guardian set suspended_at = null where tenant = @tenant and guardian_id = @guardianId and suspended_at is not null", now);

    /// <summary>Takes the account off an adult: a link that was a mistake. The adult may be linked again, by a new letter.</summary>
    public Task<bool> UnlinkAsync(Scope scope, Guid guardianId, DateTimeOffset now) => ChangeAsync(
        scope, guardianId, "guardian.unlinked", "update guardian set account_id = null where tenant = @tenant and guardian_id = @guardianId and account_id is not null", now);

    // The notice goes out before the account is taken off, to the mailbox that it proved.
    private Task<bool> ChangeAsync(Scope scope, Guid guardianId, string action, string change, DateTimeOffset now) => db.WriteAsync(
        scope,
        async transaction =>
        {
            if ((await transaction.QueryAsync<Guid>(Mine, new { guardianId })).Count == 0)
            {
                return false;
            }

            await LinkNotices.AddAsync(transaction, guardianId, AccessChange.Changed, now);
            await transaction.ExecuteAsync(Revoke, new { guardianId, now = now.ToStored() });
            await GuardianRows.AuditAsync(transaction, guardianId, action, "", now);
            return await transaction.ExecuteAsync(change, new { guardianId, now = now.ToStored() }) == 1;
        },
        keep: done => done);

    // Not the office's, or not of its schools: the same as an adult who does not exist.
    private const string Mine = """
        select u.guardian_id
        from guardian u
        join role_grant r on r.tenant = u.tenant and r.school_id = u.school_id and r.role = 3 and r.ended_at is null
        where u.tenant = @tenant and u.guardian_id = @guardianId and r.account_id = @account
        """;

    private const string Revoke = """
        update activation_code set revoked_at = @now where tenant = @tenant and guardian_id = @guardianId and used_at is null and revoked_at is null
        """;
}
