using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What the acts on delegations share: telling the delegate, and ending those whose ground is gone.</summary>
internal static class DelegationRows
{
    /// <summary>Under which name the id of a delegation stands among the values of its message.</summary>
    public const string DelegationId = "delegation";

    private static readonly TimeSpan LastsFor = TimeSpan.FromDays(14);

    /// <summary>
    /// Ends every delegation whose principal or delegate no longer is what it takes. The view of those who may sign decides, so
    /// nothing opens meanwhile; ending the rows keeps one from opening again when a role is given anew.
    /// </summary>
    public static async Task EndBrokenAsync(Transaction transaction, DateTimeOffset now)
    {
        foreach (var id in await transaction.QueryAsync<Guid>(EndBroken, new { now = now.ToStored() }))
        {
            await AuditTrail.AddAsync(transaction, "delegation.ended", id, now, "role");
            await TellAsync(transaction, id, now);
        }
    }

    /// <summary>Writes to the delegate, where an address that they proved is known; returns whether one is.</summary>
    public static async Task<bool> TellAsync(Transaction transaction, Guid delegation, DateTimeOffset now)
    {
        if (await transaction.QueryAsync<string>(Mailbox, new { delegation }) is not [var mailbox])
        {
            return false;
        }

        await Outbox.AddAsync(transaction, new Message(MessageKind.Delegation, mailbox, new Dictionary<string, string> { [DelegationId] = delegation.ToString("D") }, LastsFor), now);
        return true;
    }

    private const string EndBroken = """
        update delegation set ended_at = @now
        where tenant = @tenant and ended_at is null and not exists (
          select 1 from may_sign y where y.tenant = delegation.tenant and y.account_id = delegation.delegate_id and y.school_id = delegation.school_id
            and y.first_day = delegation.first_day and y.last_day = delegation.last_day)
        returning delegation_id
        """;

    // The mailbox that was invited, else the one that signs in.
    private const string Mailbox = """
        select x.mailbox from (
          select i.email as mailbox, i.accepted_at as known_at
          from delegation d
          join invitation i on i.tenant = d.tenant and i.account_id = d.delegate_id and i.accepted_at is not null and i.withdrawn_at is null
          where d.tenant = @tenant and d.delegation_id = @delegation
          union all
          select i.subject, i.linked_at
          from delegation d
          join identity i on i.account_id = d.delegate_id and i.provider = 3 and i.ended_at is null
          where d.tenant = @tenant and d.delegation_id = @delegation) x
        order by x.known_at desc limit 1
        """;
}
