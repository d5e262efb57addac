using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The receipt of an act, written by the very statement of the act: kept with it, or not at all. Who did not ask for receipts costs one
/// look into the choices.
/// </summary>
internal static class ReceiptNotice
{
    /// <summary>The statement, for an act that did something. It names the values below, and the account of the act.</summary>
    public const string Insert = """
        insert into outbox (tenant, message_id, kind, recipient, content, created_at, next_at, ends_at)
        select w.tenant, @receiptId, 'MealReceipt', x.mailbox, @receiptContent, @now, @now, @receiptEnds
        from message_choice w
        join (select b.tenant, b.account_id, min(b.mailbox) as mailbox from family_mailbox b
          where b.tenant = @tenant and b.account_id = @account and b.is_reachable group by b.tenant, b.account_id) x
          on x.tenant = w.tenant and x.account_id = w.account_id
        where w.tenant = @tenant and w.account_id = @account and w.wants_receipt
        """;

    /// <summary>What waits: the numbers of the account and of the operation.</summary>
    public static string ContentOf(Scope scope, Operation op) => JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FamilyNotice.Owner] = scope.AccountId.ToString("D"), [FamilyNotice.OperationId] = op.Id.ToString("D"),
    });

    /// <summary>Until when it is worth sending.</summary>
    public static DateTimeOffset EndsOf(Operation op) => (op.ReceivedAt + FamilyNotice.LastsFor).ToStored();
}
