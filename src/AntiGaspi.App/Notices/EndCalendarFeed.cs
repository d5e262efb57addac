using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>Revokes the secret address of a family's calendar, and tells whether there is one.</summary>
public sealed class EndCalendarFeed(Db db)
{
    /// <summary>When the address was made; null when there is none.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(Scope scope) =>
        await db.ReadAsync<DateTimeOffset>(scope, "select made_at from calendar_feed where tenant = @tenant and account_id = @account") is [var made] ? made : null;

    /// <summary>From now on the address opens nothing.</summary>
    public Task RunAsync(Scope scope, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.ExecuteAsync("delete from calendar_feed where tenant = @tenant and account_id = @account") > 0)
        {
            await AuditTrail.AddAsync(transaction, "feed.ended", scope.AccountId, now);
        }

        return 0;
    });
}
