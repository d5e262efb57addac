using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What happened to the telephone of an agent.</summary>
public enum SecondFactorChange
{
    /// <summary>It was set up.</summary>
    Set,

    /// <summary>Its owner removed it.</summary>
    Removed,

    /// <summary>Whoever leads the team removed it.</summary>
    Reset,

    /// <summary>Too many wrong codes were typed.</summary>
    Closed,

    /// <summary>A code to set one up was made, to be handed over in person.</summary>
    CodeMade,
}

/// <summary>Tells an agent what happened to their telephone, at the addresses of their invitations, in the transaction that does it.</summary>
internal static class SecondFactorNotices
{
    /// <summary>Under which name the change stands among the values of the message.</summary>
    public const string ChangeValue = "change";

    private static readonly TimeSpan LastsFor = TimeSpan.FromDays(7);

    /// <summary>Tells an account.</summary>
    public static async Task AddAsync(Transaction transaction, Guid account, SecondFactorChange change, DateTimeOffset now)
    {
        foreach (var address in await transaction.QueryAsync<string>(Addresses, new { who = account, now = now.ToStored() }))
        {
            await AddAsync(transaction, address, change, now);
        }
    }

    /// <summary>Tells an address.</summary>
    public static Task<Guid> AddAsync(Transaction transaction, string address, SecondFactorChange change, DateTimeOffset now) => Outbox.AddAsync(
        transaction, new Message(MessageKind.SecondFactorChanged, address, new Dictionary<string, string>(StringComparer.Ordinal) { [ChangeValue] = change.ToString() }, LastsFor), now);

    private const string Addresses = $"select distinct i.email from invitation i where i.tenant = @tenant and i.account_id = @who and {KnownAgents.IsHeld} order by i.email";
}
