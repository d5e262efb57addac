using System.Buffers.Text;
using System.Security.Cryptography;

namespace AntiGaspi.App.Notices;

/// <summary>How browsers are told (Web Push): who we are to the push services (VAPID, RFC 8292), and which of them we speak to.</summary>
/// <param name="PublicKey">The public key, as browsers take it: 65 bytes in base64url.</param>
/// <param name="PrivateKey">The key that goes with it: 32 bytes in base64url.</param>
/// <param name="Subject">Whom a push service writes to when something is wrong: mailto: or https:.</param>
/// <param name="Hosts">The hosts that a browser may name; one that begins with a dot stands for all below it.</param>
public sealed record PushSettings(string PublicKey, string PrivateKey, string Subject, IReadOnlyList<string> Hosts)
{
    /// <summary>The longest address that a browser may name.</summary>
    public const int MaxAddress = 500;

    private const int PointBytes = 65;
    private const int ScalarBytes = 32;

    /// <summary>The push services of the browsers that are sold with a telephone: Chrome and its kin, Firefox, Safari, Edge.</summary>
    public static IReadOnlyList<string> KnownHosts { get; } = ["fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"];

    /// <summary>Whether a service on this very machine may be named, in clear: in the tests only, and no setting says so.</summary>
    public bool TakesThisMachine { get; init; }

    /// <summary>Whether a message may be sent to an address that a browser gave: https, no port, a host of the list.</summary>
    public bool Takes(string endpoint) =>
        endpoint.Length <= MaxAddress && Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Any(host => IsIn(address.IdnHost, host))) || (TakesThisMachine && address.IsLoopback));

    /// <summary>A new pair of keys.</summary>
    public static (string PublicKey, string PrivateKey) NewPair()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = pair.ExportParameters(includePrivateParameters: true);
        return (Base64Url.EncodeToString([4, .. key.Q.X!, .. key.Q.Y!]), Base64Url.EncodeToString(key.D!));
    }

    /// <summary>Whether two keys are keys, and the one goes with the other.</summary>
    public static bool IsPair(string publicKey, string privateKey)
    {
        if (BytesOf(publicKey, PointBytes) is not [4, .. var point] || BytesOf(privateKey, ScalarBytes) is not { } scalar)
        {
            return false;
        }

        try
        {
            using var pair = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar, Q = new() { X = point[..ScalarBytes], Y = point[ScalarBytes..] } });
            using var other = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[..ScalarBytes], Y = point[ScalarBytes..] } });
            return other.VerifyData(scalar, pair.SignData(scalar, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The bytes of a text in base64url; null when it is none, or of another length.</summary>
    internal static byte[]? BytesOf(string text, int length) =>
        text.Length == Base64Url.GetEncodedLength(length) && Base64Url.IsValid(text, out var decoded) && decoded == length ? Base64Url.DecodeFromChars(text) : null;

    // Never a key on a screen or in a log by mistake.
    public override string ToString() => $"{Subject} ({string.Join(' ', Hosts)})";

    private static bool IsIn(string host, string listed) =>
        listed.StartsWith('.') ? host.EndsWith(listed, StringComparison.OrdinalIgnoreCase) : host.Equals(listed, StringComparison.OrdinalIgnoreCase);
}
