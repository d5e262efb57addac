using System.Buffers.Binary;
using System.Text;

namespace AntiGaspi.App.Look;

/// <summary>
/// A PNG picture with nothing but its points and its colours: what a camera or a program noted in it, a second picture or a
/// movement are left out. Source: PNG specification, third edition, §5 (chunks) and §11 (their meaning).
/// </summary>
internal static class SafePng
{
    private const int LengthBytes = 4;
    private const int ChunkFrame = 12;
    private const int HeaderBytes = 13;

    // A small file may unfold into a huge picture: a logo needs no more points than that on a side.
    private const int MaxSide = 1_200;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    private static readonly HashSet<string> Kept = new(["IHDR", "PLTE", "tRNS", "gAMA", "sRGB", "IDAT", "IEND"], StringComparer.Ordinal);

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static (SafePicture? Picture, LookRefusal? Why) Rewrite(ReadOnlySpan<byte> file)
    {
        var written = new MemoryStream(file.Length);
        written.Write(Signature);
        var (at, last, seen) = (Signature.Length, "", new HashSet<string>(StringComparer.Ordinal));
        while (last != "IEND")
        {
            if (LengthAt(file, at) is not { } length)
            {
                return (null, LookRefusal.NoPicture);
            }

            var chunk = file.Slice(at, length);
            last = Encoding.Latin1.GetString(chunk.Slice(LengthBytes, LengthBytes));
            if (!Kept.Contains(last) && char.IsAsciiLetterUpper(last[0]))
            {
                return (null, LookRefusal.UnknownPart);
            }

            if (Kept.Contains(last))
            {
                written.Write(chunk);
            }

            seen.Add(last);
            at += chunk.Length;
        }

        return SizeOf(file) is { } size && seen.Contains("IDAT") ? (new(written.ToArray(), size.Width, size.Height), null) : (null, LookRefusal.NoPicture);
    }

    // A chunk with its length, its type and its check; none where the file ends before it.
    private static int? LengthAt(ReadOnlySpan<byte> file, int at)
    {
        if (file.Length - at < ChunkFrame)
        {
            return null;
        }

        var data = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
        return data <= (uint)(file.Length - at - ChunkFrame) ? (int)data + ChunkFrame : null;
    }

    // The header comes first, always.
    private static (double Width, double Height)? SizeOf(ReadOnlySpan<byte> file)
    {
        var header = file[Signature.Length..];
        if (BinaryPrimitives.ReadUInt32BigEndian(header) != HeaderBytes || !header[LengthBytes..].StartsWith("IHDR"u8))
        {
            return null;
        }

        var size = header[(2 * LengthBytes)..];
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[LengthBytes..]));
        return width is > 0 and <= MaxSide && height is > 0 and <= MaxSide ? (width, height) : null;
    }
}
