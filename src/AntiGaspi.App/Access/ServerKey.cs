using System.Security.Cryptography;
using System.Text;

namespace AntiGaspi.App.Access;

/// <summary>
/// The one secret of the service. It never serves as it is: each use derives a key of its own from it, by its name, so that
/// what one use gives away says nothing of another. Every node has the same; it stands in no table.
/// </summary>
public sealed class ServerKey
{
    /// <summary>How many bytes it must have, at least.</summary>
    public const int MinBytes = 32;

    private readonly byte[] secret;

    /// <exception cref="ArgumentException">Fewer than 32 bytes.</exception>
    public ServerKey(byte[] secret)
    {
        if (secret.Length < MinBytes)
        {
            throw new ArgumentException($"A server key has {MinBytes} bytes at least.", nameof(secret));
        }

        this.secret = secret;
    }

    /// <summary>The key of the demonstration, which everybody knows. The real service refuses it.</summary>
    public static ServerKey Demonstration { get; } = new(SHA256.HashData("demonstration"u8));

    /// <summary>Whether two services would make the same links and codes.</summary>
    public bool IsSameAs(ServerKey other) => CryptographicOperations.FixedTimeEquals(secret, other.secret);

    /// <summary>A key of its own for a use.</summary>
    /// <param name="use">The name of the use, the same for ever: "session", "activation code"…</param>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, outputLength: 32, info: Encoding.UTF8.GetBytes(use));

    /// <summary>HMAC-SHA-256 of a text under the key of a use: the same text gives the same, and nobody else can make it.</summary>
    public byte[] Sign(string use, string text) => HMACSHA256.HashData(Derive(use), Encoding.UTF8.GetBytes(text));

    /// <summary>The same, as a table keeps it: 64 hexadecimal digits.</summary>
    public string Digest(string use, string text) => Convert.ToHexStringLower(Sign(use, text));
}
