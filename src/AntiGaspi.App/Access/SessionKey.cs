using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace AntiGaspi.App.Access;

/// <summary>The secret of a session: 256 random bits that only the browser keeps. The database knows its digest.</summary>
public readonly record struct SessionKey
{
    private const int Bytes = 32;

    private readonly byte[] secret;

    private SessionKey(byte[] secret) => this.secret = secret;

    /// <summary>A key that nobody has.</summary>
    public static SessionKey New() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The key of a cookie; null when the text cannot be one.</summary>
    public static SessionKey? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return text is { Length: 43 } && Base64Url.DecodeFromChars(text, bytes, out _, out var count) == OperationStatus.Done && count == Bytes ? new(bytes.ToArray()) : null;
    }

    /// <summary>As the cookie carries it.</summary>
    public string Text => Base64Url.EncodeToString(secret);

    /// <summary>As the database knows it.</summary>
    internal string Digest => Convert.ToHexStringLower(SHA256.HashData(secret));
}
