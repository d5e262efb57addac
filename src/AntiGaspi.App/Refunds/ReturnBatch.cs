using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>Sends a prepared batch back to the office, with a reason that is chosen; its entries are free for another one.</summary>
public sealed class ReturnBatch(Db db)
{
    /// <summary>Returns it; null when it is done.</summary>
    public Task<SignRefusal?> RunAsync(Scope scope, Guid batch, ReturnReason reason, DateTimeOffset now) => db.WriteAsync<SignRefusal?>(
        scope,
        async transaction =>
        {
            if (await BatchHead.ForSignerAsync(transaction, batch, now) is not { } head)
            {
                return SignRefusal.Unknown;
            }

            if (head.PreparedBy == scope.AccountId)
            {
                return SignRefusal.SamePerson;
            }

            var values = new { batch, day = head.DayAt(now), now = now.ToStored(), reason = BatchRows.Of(reason) };
            if (await transaction.ExecuteAsync(Return, values) == 0)
            {
                return SignRefusal.AlreadyDecided;
            }

            await transaction.ExecuteAsync(BatchRows.Release, values);
            await AuditTrail.AddAsync(transaction, "batch.returned", batch, now, values.reason);
            return null;
        },
        keep: refusal => refusal is null);

    private const string Return = """
        update refund_batch set state = 'returned', decided_at = @now, decided_day = @day, decided_by = @account, reason = @reason
        where tenant = @tenant and batch_id = @batch and state = 'prepared'
        """;
}
