using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Refunds;

/// <summary>
/// Signs a refund batch, for good: the principal, or whoever the principal lets sign that day, and never whoever prepared it. What is
/// signed is what was prepared and what was shown: the entries are read and their digest worked out again before the state is
/// compared and set in one statement.
/// </summary>
public sealed class SignBatch
{
    private readonly Db db;
    private readonly string sql;
    private readonly Func<BatchFacts, Guid, string, string, SignRefusal?> judge;

    public SignBatch(Db db)
        : this(db, Sign, SigningRule.Judge)
    {
    }

    /// <summary>With another statement or judgement: a test takes a guard out, to see that it is missed.</summary>
    internal SignBatch(Db db, string sql, Func<BatchFacts, Guid, string, string, SignRefusal?> judge) => (this.db, this.sql, this.judge) = (db, sql, judge);

    /// <summary>Signs; null when it is done.</summary>
    /// <param name="scope">Who signs.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="shown">The digest of what the page showed.</param>
    /// <param name="now">When.</param>
    public Task<SignRefusal?> RunAsync(Scope scope, Guid batch, string shown, DateTimeOffset now) => db.WriteAsync(
        scope, transaction => SignAsync(transaction, scope, batch, shown, now), keep: refusal => refusal is null);

    private async Task<SignRefusal?> SignAsync(Transaction transaction, Scope scope, Guid batch, string shown, DateTimeOffset now)
    {
        if (await BatchHead.ForSignerAsync(transaction, batch, now) is not { } head)
        {
            return SignRefusal.Unknown;
        }

        var entries = (await transaction.QueryAsync<EntryRow>($"select {EntryRow.Columns} {EntryRow.OfBatch}", new { batch })).Select(row => row.Value).ToList();
        if (judge(head.Facts, scope.AccountId, shown, new BatchContent(entries).DigestOf(head.Name)) is { } why)
        {
            return why;
        }

        // Of all who signed or withdrew at once, one finds it as it was.
        if (await transaction.ExecuteAsync(sql, new { batch, shown, day = head.DayAt(now), now = now.ToStored() }) == 0)
        {
            return SignRefusal.AlreadyDecided;
        }

        await AuditTrail.AddAsync(transaction, "batch.signed", batch, now, head.Sha256);
        return null;
    }

    internal const string Sign = """
        update refund_batch set state = 'signed', decided_at = @now, decided_day = @day, decided_by = @account
        where tenant = @tenant and batch_id = @batch and state = 'prepared' and sha256 = @shown and prepared_by <> @account
          and exists (select 1 from may_sign y where y.tenant = @tenant and y.account_id = @account and y.school_id = refund_batch.school_id
            and (y.first_day is null or y.first_day <= @day) and (y.last_day is null or y.last_day >= @day))
        """;
}
