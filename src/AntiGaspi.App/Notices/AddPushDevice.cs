using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A person asks to be told on a browser too. It is the browser's owner who speaks: a browser that told somebody else tells this one from now on.</summary>
public sealed class AddPushDevice(Db db, PushSeals seals)
{
    /// <summary>The browsers that one person is told on; one more takes the place of the oldest.</summary>
    public const int Most = 5;

    /// <summary>Keeps it; the same browser again is still one. Returns its number in the list.</summary>
    /// <param name="scope">Whose messages.</param>
    /// <param name="subscriber">The browser.</param>
    /// <param name="device">In a few words, as its owner will read it in the list.</param>
    /// <param name="now">When.</param>
    public Task<Guid> RunAsync(Scope scope, PushSubscriber subscriber, string device, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        var id = Ids.New(now);
        await transaction.ExecuteAsync(Write, new { id, digest = seals.DigestOf(subscriber), content = seals.Seal(subscriber), device, now = now.ToStored() });
        await transaction.ExecuteAsync(DropOldest, new { Most });
        await AuditTrail.AddAsync(transaction, "push.added", scope.AccountId, now);
        return id;
    });

    private const string Write = """
        insert into push_subscription (tenant, subscription_id, account_id, endpoint_digest, sealed, device, made_at)
        values (@tenant, @id, @account, @digest, @content, @device, @now)
        on conflict (tenant, endpoint_digest) do update set
          subscription_id = excluded.subscription_id, account_id = excluded.account_id, sealed = excluded.sealed, device = excluded.device, made_at = excluded.made_at
        """;

    private const string DropOldest = """
        delete from push_subscription where tenant = @tenant and account_id = @account and subscription_id not in (
          select s.subscription_id from push_subscription s where s.tenant = @tenant and s.account_id = @account order by s.made_at desc, s.subscription_id desc limit @Most)
        """;
}
