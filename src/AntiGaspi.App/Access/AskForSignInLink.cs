using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>
/// Keeps that a browser asked for a link to a mailbox, and writes the message. Whether the mailbox is known is looked at when the
/// message is sent: here both answers do the same work, and take the same time.
/// </summary>
public sealed class AskForSignInLink(Db db)
{
    /// <summary>How long the link and the code are good. Source: ASVS 6.5.5.</summary>
    public static readonly TimeSpan LastsFor = TimeSpan.FromMinutes(10);

    /// <summary>Asks.</summary>
    /// <param name="address">The mailbox, in lower case.</param>
    /// <param name="browser">The key that the asking browser keeps in a cookie, and nobody else has.</param>
    /// <param name="returnTo">The page that was asked for.</param>
    /// <param name="now">When.</param>
    public Task<Guid> RunAsync(string address, SessionKey browser, string? returnTo, DateTimeOffset now) => db.WriteAsync(Scope.Service(0), async transaction =>
    {
        var id = Ids.New(now);
        await transaction.ExecuteAsync(Insert, new { id, digest = browser.Digest, address, returnTo, now = now.ToStored(), ends = (now + LastsFor).ToStored() });
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [ComposeMessage.LinkValue] = id.ToString("D") };
        await Outbox.AddAsync(transaction, new Message(MessageKind.SignIn, address, values, LastsFor), now);
        return id;
    });

    private const string Insert = """
        insert into sign_in_link (link_id, browser_sha256, address, return_to, asked_at, ends_at) values (@id, @digest, @address, @returnTo, @now, @ends)
        """;
}
