using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using AntiGaspi.App.Access;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The secret of a link that a message carries: in which tenant to look, the number of a row, and a signature of both under the server's
/// key. Nobody makes one or changes one; it says nothing of a person, and what it opens is read from its row each time.
/// </summary>
public sealed class SealedIds(ServerKey key)
{
    private const int TenantBytes = 4;
    private const int IdBytes = 16;
    private const int SignatureBytes = 16;
    private const int Bytes = TenantBytes + IdBytes + SignatureBytes;

    /// <summary>The secret, 48 signs that an address may hold as they are.</summary>
    /// <param name="use">What it opens, the same for ever: a secret of one use opens nothing of another.</param>
    /// <param name="tenant">Where the row is.</param>
    /// <param name="id">The number of the row.</param>
    public string Seal(string use, int tenant, Guid id)
    {
        Span<byte> sealedBytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt32BigEndian(sealedBytes, tenant);
        id.TryWriteBytes(sealedBytes[TenantBytes..], bigEndian: true, out _);
        SignatureOf(use, sealedBytes).CopyTo(sealedBytes[(TenantBytes + IdBytes)..]);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>What a secret names; null when it was not made here for this use.</summary>
    public (int Tenant, Guid Id)? Open(string use, string? given)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (given is null || given.Length != Base64Url.GetEncodedLength(Bytes) || Base64Url.DecodeFromChars(given, bytes, out _, out var length) != OperationStatus.Done || length != Bytes)
        {
            return null;
        }

        return CryptographicOperations.FixedTimeEquals(SignatureOf(use, bytes), bytes[(TenantBytes + IdBytes)..])
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes), new Guid(bytes.Slice(TenantBytes, IdBytes), bigEndian: true))
            : null;
    }

    private ReadOnlySpan<byte> SignatureOf(string use, ReadOnlySpan<byte> bytes) =>
        key.Sign(use, Convert.ToHexStringLower(bytes[..(TenantBytes + IdBytes)])).AsSpan(0, SignatureBytes);
}
