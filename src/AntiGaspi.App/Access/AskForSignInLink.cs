using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>The door that a link is asked for at; stored as its number.</summary>
public enum SignInDoor
{
    /// <summary>That of families: the mailbox is enough.</summary>
    Family = 1,

    /// <summary>That of agents whom ProConnect does not let in: the code of their telephone is asked for after the mailbox.</summary>
    Agent = 2,
}

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
    /// <param name="door">At which door.</param>
    /// <param name="language">The language of the page where it was asked for; null for French.</param>
    public Task<Guid> RunAsync(string address, SessionKey browser, string? returnTo, DateTimeOffset now, SignInDoor door = SignInDoor.Family, string? language = null) => db.WriteAsync(Scope.Service(0), async transaction =>
    {
        var id = Ids.New(now);
        await transaction.ExecuteAsync(Insert, new { id, digest = browser.Digest, address, returnTo, door = (int)door, now = now.ToStored(), ends = (now + LastsFor).ToStored() });
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [ComposeMessage.LinkValue] = id.ToString("D") };
        if (language is not null)
        {
            values[ComposeMessage.LanguageValue] = language;
        }

        await Outbox.AddAsync(transaction, new Message(door == SignInDoor.Agent ? MessageKind.AgentSignIn : MessageKind.SignIn, address, values, LastsFor), now);
        return id;
    });

    private const string Insert = """
        insert into sign_in_link (link_id, browser_sha256, address, return_to, door, asked_at, ends_at) values (@id, @digest, @address, @returnTo, @door, @now, @ends)
        """;
}
