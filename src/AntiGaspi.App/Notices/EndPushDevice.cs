using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A browser on which a person is told.</summary>
public sealed record PushDevice
{
    public Guid SubscriptionId { get; init; }

    public string Device { get; init; } = "";

    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>Lists the browsers on which a person is told, and takes one off.</summary>
public sealed class EndPushDevice(Db db)
{
    /// <summary>Those of the account of the scope, the newest first.</summary>
    public Task<IReadOnlyList<PushDevice>> OfAsync(Scope scope) => db.ReadAsync<PushDevice>(
        scope, "select subscription_id, device, made_at from push_subscription where tenant = @tenant and account_id = @account order by made_at desc, subscription_id desc");

    /// <summary>Takes one off; asked again, or of somebody else, it changes nothing.</summary>
    public Task<bool> RunAsync(Scope scope, Guid subscriptionId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.ExecuteAsync("delete from push_subscription where tenant = @tenant and account_id = @account and subscription_id = @subscriptionId", new { subscriptionId }) == 0)
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, "push.ended", scope.AccountId, now);
        return true;
    });

    /// <summary>Takes off the browser that asks for it by its number, which no other browser knows: whoever signs out on it, it tells nobody any more.</summary>
    public Task<bool> OfBrowserAsync(int tenant, Guid subscriptionId, DateTimeOffset now) => db.WriteAsync(Scope.Service(tenant), async transaction =>
    {
        if (await transaction.QueryAsync<Guid>(
            "delete from push_subscription where tenant = @tenant and subscription_id = @subscriptionId returning account_id", new { subscriptionId }) is not [var owner])
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, "push.ended", owner, now);
        return true;
    });
}
