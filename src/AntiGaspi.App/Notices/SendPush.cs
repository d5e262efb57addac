using AntiGaspi.App.French;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Tells a browser that a message which its owner asked for is there. It is read again when it leaves, as the mail is: nothing to say any
/// more, nothing leaves. What is shown names nobody: a telephone lies on a table.
/// </summary>
public sealed class SendPush(Db db, ComposeFamilyMessage compose, OfferedLanguages offered, PushSeals seals, PushLine line, TimeProvider clock)
{
    // A service that asks for a long patience is asked again before the message is of no use.
    private static readonly TimeSpan LongestPatience = TimeSpan.FromHours(4);

    /// <summary>Sends one; what becomes of its row.</summary>
    /// <param name="message">A message to a browser.</param>
    /// <param name="away">The hosts of push services that did not answer in this run: a mail waits for none of them.</param>
    internal async Task<MessageFate> SendAsync(WaitingMessage message, HashSet<string> away)
    {
        var device = Guid.ParseExact(message.Values[WaysToFamily.Device], "D");
        var about = Enum.Parse<MessageKind>(message.Values[WaysToFamily.About]);
        if (await db.ReadAsync<Row>(FamilyNotice.ScopeOf(message), Find, new { device }) is not [var row] || seals.Open(row.EndpointDigest, row.Sealed) is not { } browser || !line.Takes(browser.Endpoint)
            || await compose.ComposeAsync(message with { Kind = about }) is null)
        {
            return MessageFate.Dropped;
        }

        if (line.IsOfOtherKeys(browser))
        {
            await TakeOffAsync(message, device);
            return MessageFate.Dropped;
        }

        var host = new Uri(browser.Endpoint).IdnHost;
        if (away.Contains(host))
        {
            return MessageFate.Of(MailAnswer.Later);
        }

        var now = clock.GetUtcNow();
        var reply = await line.SendAsync(browser, TextOf(about, row.Language), message.MessageId, message.EndsAt - now);
        if (reply.Answer == PushAnswer.Gone)
        {
            await TakeOffAsync(message, device);
        }
        else if (reply.Answer is PushAnswer.Away or PushAnswer.NotUs)
        {
            away.Add(host);
        }

        return reply.Answer switch
        {
            PushAnswer.Taken => MessageFate.Of(MailAnswer.Taken),
            PushAnswer.Refused or PushAnswer.Gone => MessageFate.Of(MailAnswer.Refused),
            PushAnswer.Later or PushAnswer.Away when reply.After is { } after => new(FateKind.PutOff, MailAnswer.Later, now + (after < LongestPatience ? after : LongestPatience)),
            PushAnswer.Later or PushAnswer.Away => MessageFate.Of(MailAnswer.Later),

            // Nothing is lost while an operator mends it: the usual delays, whatever the service asks.
            PushAnswer.NotUs => MessageFate.Of(MailAnswer.Later) with { AreKeysRefused = true },
        };
    }

    private Task<int> TakeOffAsync(WaitingMessage message, Guid device) => db.WriteAsync(
        message.Scope, transaction => transaction.ExecuteAsync("delete from push_subscription where tenant = @tenant and subscription_id = @device", new { device }));

    private PushText TextOf(MessageKind about, string? code)
    {
        if (offered.Find(code) is not { } language)
        {
            return PushTexts.Notice(about);
        }

        using (Language.Speak(language))
        {
            return PushTexts.Notice(about);
        }
    }

    private const string Find = """
        select s.endpoint_digest, s.sealed, a.language
        from push_subscription s join account a on a.account_id = s.account_id
        where s.tenant = @tenant and s.account_id = @account and s.subscription_id = @device
        """;

    private sealed record Row
    {
        public string EndpointDigest { get; init; } = "";

        public string Sealed { get; init; } = "";

        public string? Language { get; init; }
    }
}
