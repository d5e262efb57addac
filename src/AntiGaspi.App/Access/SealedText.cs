using System.Security.Cryptography;
using System.Text;

namespace AntiGaspi.App.Access;

/// <summary>
/// Seals what a table keeps under the server's key (AES-GCM), so that a copy of the database opens nothing. The name of the row is
/// bound to it, so that two rows cannot be exchanged.
/// </summary>
/// <param name="key">The server's key.</param>
/// <param name="use">What is sealed, the same for ever: each use has a key of its own.</param>
internal sealed class SealedText(ServerKey key, string use)
{
    private const int TagBytes = 16;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;

    /// <summary>The sealed text of some bytes, under the name of their row.</summary>
    public string Seal(string name, ReadOnlySpan<byte> clear)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (hidden, tag) = (new byte[clear.Length], new byte[TagBytes]);
        using var cipher = new AesGcm(key.Derive(use), TagBytes);
        cipher.Encrypt(nonce, clear, hidden, tag, Encoding.UTF8.GetBytes(name));
        return Convert.ToBase64String([.. nonce, .. tag, .. hidden]);
    }

    /// <summary>The bytes again.</summary>
    /// <exception cref="CryptographicException">They were sealed under another server's key, or for another row.</exception>
    public byte[] Open(string name, string content)
    {
        var bytes = Convert.FromBase64String(content).AsSpan();
        var hidden = bytes[(NonceBytes + TagBytes)..];
        var clear = new byte[hidden.Length];
        using var cipher = new AesGcm(key.Derive(use), TagBytes);
        cipher.Decrypt(bytes[..NonceBytes], hidden, bytes.Slice(NonceBytes, TagBytes), clear, Encoding.UTF8.GetBytes(name));
        return clear;
    }
}
