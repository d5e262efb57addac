using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Closes sessions: the row is deleted, so the key opens nothing from the next request on, on every node.</summary>
public sealed class CloseSessions(Db db)
{
    /// <summary>Closes the session of a key: its browser signs out.</summary>
    public Task OfKeyAsync(SessionKey key) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from session where key_sha256 = @digest", new { digest = key.Digest }));

    /// <summary>Closes the session of a key unless it is that of an account; tells whether it did.</summary>
    public async Task<bool> OfKeyUnlessAsync(SessionKey key, Guid owner) => await db.WriteAsync(Scope.Service(0), transaction => transaction.ExecuteAsync(
        "delete from session where key_sha256 = @digest and account_id <> @owner", new { digest = key.Digest, owner })) > 0;

    /// <summary>Closes one session of the account; nothing happens to anybody else's.</summary>
    public Task RunAsync(Scope scope, Guid sessionId) => db.WriteAsync(
        scope, transaction => transaction.ExecuteAsync("delete from session where account_id = @account and session_id = @sessionId", new { sessionId }));

    /// <summary>Closes every session of the account but one.</summary>
    public Task OthersAsync(Scope scope, Guid keptId) => db.WriteAsync(
        scope, transaction => transaction.ExecuteAsync("delete from session where account_id = @account and session_id <> @keptId", new { keptId }));

    /// <summary>Deletes the sessions that have ended; returns how many.</summary>
    public Task<int> EndedAsync(DateTimeOffset now) => db.WriteAsync(
        Scope.Service(0), transaction => transaction.ExecuteAsync("delete from session where ends_at <= @now", new { now = now.ToStored() }));
}
