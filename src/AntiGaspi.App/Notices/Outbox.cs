using System.Text.Json;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>A message to be sent.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="Recipient">An e-mail address.</param>
/// <param name="Values">What its text names; never a secret, because it waits in a table.</param>
/// <param name="LastsFor">How long it is worth sending.</param>
public sealed record Message(MessageKind Kind, string Recipient, IReadOnlyDictionary<string, string> Values, TimeSpan LastsFor);

/// <summary>Writes what is to be sent in the transaction of what it tells: both are kept, or neither.</summary>
public static class Outbox
{
    /// <summary>Adds a message; returns its id, which stays that of the mail however often it is tried.</summary>
    public static Task<Guid> AddAsync(Transaction transaction, Message message, DateTimeOffset now) => AddAsync(transaction, message, now, Ids.New(now));

    /// <summary>The same, under an id that other messages name.</summary>
    internal static async Task<Guid> AddAsync(Transaction transaction, Message message, DateTimeOffset now, Guid id)
    {
        await transaction.ExecuteAsync(Insert, new
        {
            id, kind = message.Kind.ToString(), message.Recipient, content = JsonSerializer.Serialize(message.Values),
            now = now.ToStored(), ends = (now + message.LastsFor).ToStored(),
        });
        return id;
    }

    private const string Insert = """
        insert into outbox (tenant, message_id, kind, recipient, content, created_at, next_at, ends_at)
        values (@tenant, @id, @kind, @Recipient, @content, @now, @now, @ends)
        """;
}
