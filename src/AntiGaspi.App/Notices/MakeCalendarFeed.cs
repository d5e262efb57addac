using AntiGaspi.App.Access;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>The address of a family's calendar: what its path is made of. Whoever has it reads the meals, so it is shown once.</summary>
/// <param name="AuthorityCode">The code of the collectivité.</param>
/// <param name="Secret">What nobody guesses.</param>
public sealed record CalendarFeedAddress(string AuthorityCode, SessionKey Secret);

/// <summary>Makes the secret address of a family's calendar; the one before opens nothing any more.</summary>
public sealed class MakeCalendarFeed(Db db)
{
    /// <summary>The new address, which is kept nowhere: only its digest is.</summary>
    public async Task<CalendarFeedAddress> RunAsync(Scope scope, DateTimeOffset now)
    {
        var secret = SessionKey.New();
        var code = await db.WriteAsync(scope, async transaction =>
        {
            await transaction.ExecuteAsync(Write, new { digest = secret.Digest, now = now.ToStored() });
            await AuditTrail.AddAsync(transaction, "feed.made", scope.AccountId, now);
            return (await transaction.QueryAsync<string>("select code from local_authority where tenant = @tenant")).Single();
        });
        return new(code, secret);
    }

    private const string Write = """
        insert into calendar_feed (tenant, account_id, secret_sha256, made_at) values (@tenant, @account, @digest, @now)
        on conflict (tenant, account_id) do update set secret_sha256 = excluded.secret_sha256, made_at = excluded.made_at
        """;
}
