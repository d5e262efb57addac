using System.Security.Cryptography;
using System.Text.Json;
using AntiGaspi.App.Access;

namespace AntiGaspi.App.Notices;

/// <summary>How a browser is kept: sealed under the server's key, so that a copy of the database tells nobody anything.</summary>
public sealed class PushSeals(ServerKey key)
{
    private const string Use = "push subscription";

    /// <summary>By which the same browser is known again.</summary>
    public string DigestOf(PushSubscriber subscriber) => key.Digest("push endpoint", subscriber.Endpoint);

    /// <summary>Its sealed text; the digest of its row is bound to it.</summary>
    public string Seal(PushSubscriber subscriber) => new SealedText(key, Use).Seal(DigestOf(subscriber), JsonSerializer.SerializeToUtf8Bytes(subscriber));

    /// <summary>The browser again; null when it was sealed under another server's key, or for another row.</summary>
    public PushSubscriber? Open(string digest, string content)
    {
        try
        {
            return JsonSerializer.Deserialize<PushSubscriber>(new SealedText(key, Use).Open(digest, content));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
