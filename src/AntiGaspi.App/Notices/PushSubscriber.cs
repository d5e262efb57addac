using System.Security.Cryptography;

namespace AntiGaspi.App.Notices;

/// <summary>Why a browser is not told.</summary>
public enum PushRefusal
{
    /// <summary>What it sent is not whole: an address and two keys.</summary>
    NotASubscription,

    /// <summary>Its push service is not one that we speak to.</summary>
    UnknownService,
}

/// <summary>What a browser says of itself when it asks to be told.</summary>
/// <param name="Endpoint">The secret address that its push service gave it.</param>
/// <param name="PublicKey">The key that a message to it is encrypted with.</param>
/// <param name="Secret">The secret that goes into the encryption too.</param>
public sealed record PushSubscriber(string Endpoint, string PublicKey, string Secret)
{
    /// <summary>Our public key when the browser asked: its service takes messages of no other. Null for one that was kept before that was noted.</summary>
    public string? MadeWith { get; init; }

    private const int PointBytes = 65;
    private const int SecretBytes = 16;
    private const int Coordinate = 32;

    /// <summary>Reads what a form carries, which anybody may have written.</summary>
    public static (PushSubscriber? Subscriber, PushRefusal? Why) Of(string? endpoint, string? publicKey, string? secret, PushSettings settings)
    {
        var (key, salt) = ((publicKey ?? "").TrimEnd('='), (secret ?? "").TrimEnd('='));
        if (string.IsNullOrEmpty(endpoint) || !IsPoint(PushSettings.BytesOf(key, PointBytes)) || PushSettings.BytesOf(salt, SecretBytes) is null)
        {
            return (null, PushRefusal.NotASubscription);
        }

        return settings.Takes(endpoint) ? (new(endpoint, key, salt) { MadeWith = settings.PublicKey }, null) : (null, PushRefusal.UnknownService);
    }

    // A point that is not on the curve is found now, not each time a message is to be sent.
    private static bool IsPoint(byte[]? bytes)
    {
        if (bytes is not [4, .. var point])
        {
            return false;
        }

        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[..Coordinate], Y = point[Coordinate..] } });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
