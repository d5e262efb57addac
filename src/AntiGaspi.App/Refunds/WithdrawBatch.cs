using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>What came of a withdrawal.</summary>
public enum WithdrawBatchOutcome
{
    /// <summary>Withdrawn; its entries are free again.</summary>
    Withdrawn,

    /// <summary>No such batch of a school of the account.</summary>
    NotFound,

    /// <summary>It was withdrawn, returned or signed before.</summary>
    AlreadyDecided,
}

/// <summary>Takes back a batch that nobody has signed yet; its entries are free for another one.</summary>
public sealed class WithdrawBatch(Db db)
{
    public Task<WithdrawBatchOutcome> RunAsync(Scope scope, Guid batch, DateTimeOffset now) => db.WriteAsync(
        scope,
        async transaction =>
        {
            if (await transaction.QueryAsync<string>(Own, new { batch }) is not [var timeZone])
            {
                return WithdrawBatchOutcome.NotFound;
            }

            var values = new { batch, day = BatchReach.DayOf(timeZone, now), now = now.ToStored() };
            if (await transaction.ExecuteAsync(Withdraw, values) == 0)
            {
                return WithdrawBatchOutcome.AlreadyDecided;
            }

            await transaction.ExecuteAsync(BatchRows.Release, values);
            await AuditTrail.AddAsync(transaction, "batch.withdrawn", batch, now);
            return WithdrawBatchOutcome.Withdrawn;
        },
        keep: outcome => outcome == WithdrawBatchOutcome.Withdrawn);

    private const string Own = $"""
        select {BatchReach.ZoneOfSchool}
        from refund_batch b
        join school s on s.tenant = b.tenant and s.school_id = b.school_id
        where b.tenant = @tenant and b.batch_id = @batch
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.school_id = b.school_id and r.role = 3 and r.ended_at is null)
        """;

    private const string Withdraw = """
        update refund_batch set state = 'withdrawn', decided_at = @now, decided_day = @day, decided_by = @account
        where tenant = @tenant and batch_id = @batch and state = 'prepared'
        """;
}
