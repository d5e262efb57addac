using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;

namespace AntiGaspi.App.Notices;

/// <summary>What a push service answered.</summary>
internal enum PushAnswer
{
    /// <summary>It has the message, and will bring it.</summary>
    Taken,

    /// <summary>There is no such browser any more (404, 410).</summary>
    Gone,

    /// <summary>It will never take this message.</summary>
    Refused,

    /// <summary>Not now: the same message is to be tried again.</summary>
    Later,

    /// <summary>It is away: nothing more for it in this run.</summary>
    Away,

    /// <summary>It does not take us for who we say (401, 403): about our keys, so for every browser of it until an operator mends them.</summary>
    NotUs,
}

/// <summary>What a push service answered, and after how long it wants to be asked again, if it says so.</summary>
internal sealed record PushReply(PushAnswer Answer, TimeSpan? After = null);

/// <summary>What a browser shows.</summary>
/// <param name="Title">The first words.</param>
/// <param name="Body">The others: never a name, a child or a day.</param>
public sealed record PushText(string Title, string Body);

/// <summary>
/// Conversations with push services (RFC 8030): who we are (RFC 8292) and what is said, encrypted for one browser (RFC 8291). Only with
/// those that the settings name, only at public addresses, and no redirection is followed.
/// </summary>
/// <param name="settings">Who we are there; null when no browser is told.</param>
public sealed class PushLine(PushSettings? settings) : IDisposable
{
    private const int MaxAnswerBytes = 16_384;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = NewClient(settings?.TakesThisMachine == true);
    private readonly VapidAuthentication? vapid = settings is null ? null : new(settings.PublicKey, settings.PrivateKey) { Subject = settings.Subject };

    /// <summary>Whether a browser may be told at an address; never when nothing is set up.</summary>
    public bool Takes(string endpoint) => settings?.Takes(endpoint) == true;

    /// <summary>Whether a browser asked for our messages under other keys than those of today: its service would refuse each of them.</summary>
    internal bool IsOfOtherKeys(PushSubscriber browser) => browser.MadeWith is { } key && key != settings?.PublicKey;

    /// <summary>Gives one message to the service of a browser. The same id is the same topic: what waits there is replaced, never doubled.</summary>
    internal async Task<PushReply> SendAsync(PushSubscriber to, PushText text, Guid messageId, TimeSpan lastsFor)
    {
        var subscription = new PushSubscription { Endpoint = to.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, to.PublicKey);
        subscription.SetKey(PushEncryptionKeyName.Auth, to.Secret);
        var message = new PushMessage(JsonSerializer.Serialize(text, JsonSerializerOptions.Web))
        {
            Topic = Base64Url.EncodeToString(messageId.ToByteArray(bigEndian: true)), TimeToLive = Math.Max(0, (int)lastsFor.TotalSeconds), Urgency = PushMessageUrgency.Normal,
        };
        try
        {
            var client = new PushServiceClient(http) { AutoRetryAfter = false };
            await client.RequestPushMessageDeliveryAsync(subscription, message, vapid!, VapidAuthenticationScheme.Vapid);
            return new(PushAnswer.Taken);
        }
        catch (PushServiceClientException refusal)
        {
            return new(AnswerOf(refusal.StatusCode), refusal.Headers?.RetryAfter is { } after ? DelayOf(after) : null);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
        {
            return new(PushAnswer.Away);
        }
    }

    public void Dispose()
    {
        vapid?.Dispose();
        http.Dispose();
    }

    private static PushAnswer AnswerOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => PushAnswer.Gone,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PushAnswer.NotUs,
        HttpStatusCode.TooManyRequests => PushAnswer.Away,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PushAnswer.Later,
        _ => PushAnswer.Refused,
    };

    private static TimeSpan? DelayOf(RetryConditionHeaderValue after) => after.Delta;

    private static HttpClient NewClient(bool takesThisMachine)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = Patience };
        if (!takesThisMachine)
        {
            handler.ConnectCallback = PublicNetwork.ConnectAsync;
        }

        return new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MaxAnswerBytes };
    }
}
