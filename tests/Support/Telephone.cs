using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AntiGaspi.Tests.Support;

/// <summary>The application of codes of a telephone, written by somebody else than the service: RFC 6238 from its own text.</summary>
public sealed class Telephone(byte[] secret)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A telephone into which a key was typed.</summary>
    public static Telephone Of(string typed)
    {
        List<byte> bytes = [];
        var (bits, count) = (0, 0);
        foreach (var sign in typed.Where(sign => sign != ' '))
        {
            (bits, count) = ((bits << 5) | Base32.IndexOf(sign, StringComparison.Ordinal), count + 5);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
                bits &= (1 << count) - 1;
            }
        }

        return new([.. bytes]);
    }

    /// <summary>What it shows at an instant.</summary>
    public string At(DateTimeOffset now)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The RFC is made of SHA-1, and so is every telephone.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var code = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return $"{code % 1_000_000:D6}";
    }

    /// <summary>A code that it shows neither then nor in the steps around.</summary>
    public string NotAt(DateTimeOffset now)
    {
        var right = Enumerable.Range(-2, 5).Select(steps => At(now.AddSeconds(30 * steps))).ToList();
        return Enumerable.Range(0, 6).Select(number => $"{number:D6}").First(code => !right.Contains(code, StringComparer.Ordinal));
    }
}
