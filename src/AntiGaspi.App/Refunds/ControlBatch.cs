using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>Why a visa is not given.</summary>
public enum ControlRefusal
{
    /// <summary>No such signed batch of a school of the account.</summary>
    Unknown,

    /// <summary>Whoever prepared or signed does not control.</summary>
    SamePerson,

    /// <summary>It was given before; a batch that was controlled receives nothing more.</summary>
    AlreadyGiven,
}

/// <summary>
/// The visa of the public accountant (<i>agent comptable</i>) on a signed batch: controlled, or an observation that a later batch
/// answers. It approves nothing and changes no amount.
/// </summary>
public sealed class ControlBatch(Db db)
{
    /// <summary>Gives it; null when it is done.</summary>
    /// <param name="scope">Who controls.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="observation">What is to be mended; null when all is well.</param>
    /// <param name="now">When.</param>
    public Task<ControlRefusal?> RunAsync(Scope scope, Guid batch, Observation? observation, DateTimeOffset now) => db.WriteAsync<ControlRefusal?>(
        scope,
        async transaction =>
        {
            // Of two visas given at once, the second finds the first.
            if (await transaction.QueryAsync<int>($"{Own} {transaction.ForUpdate}", new { batch }) is not [var isTheirs])
            {
                return ControlRefusal.Unknown;
            }

            if (isTheirs == 1)
            {
                return ControlRefusal.SamePerson;
            }

            var reason = observation is { } why ? BatchRows.Of(why) : "";
            var values = new { batch, visa = observation is null ? "controlled" : "observed", reason, now = now.ToStored() };
            if (await transaction.ExecuteAsync(Insert, values) == 0)
            {
                return ControlRefusal.AlreadyGiven;
            }

            await AuditTrail.AddAsync(transaction, $"batch.{values.visa}", batch, now, reason);
            return null;
        },
        keep: refusal => refusal is null);

    private const string Own = """
        select case when b.prepared_by = @account or b.decided_by = @account then 1 else 0 end
        from refund_batch b
        where b.tenant = @tenant and b.batch_id = @batch and b.state = 'signed'
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = b.school_id and r.role = 6 and r.ended_at is null)
        """;

    private const string Insert = """
        insert into refund_visa (tenant, batch_id, visa, reason, given_at, given_by)
        select @tenant, @batch, @visa, @reason, @now, @account
        where not exists (select 1 from refund_visa v where v.tenant = @tenant and v.batch_id = @batch and v.visa = 'controlled')
        on conflict do nothing
        """;
}
