using System.Buffers;
using System.Security.Cryptography;

namespace AntiGaspi.App.Siecle;

/// <summary>Bytes that one upload may still give, all files together.</summary>
internal sealed class ByteBudget
{
    public long Left { get; private set; } = SiecleLimits.TotalBytes;

    public bool Spend(int bytes)
    {
        Left -= bytes;
        return Left >= 0;
    }
}

/// <summary>
/// The bytes of one file, counted as they come. Past a limit the stream simply ends and says why in <see cref="Problem"/>,
/// so that whatever reads it stops by itself.
/// </summary>
/// <param name="source">Where the bytes come from; not closed here.</param>
/// <param name="budget">What all the files share.</param>
/// <param name="compressedBytes">What the zip gave for this file; null for a file that is not zipped.</param>
internal sealed class CountedStream(Stream source, ByteBudget budget, long? compressedBytes) : Stream
{
    private const int HeadBytes = 1024;
    private const byte TagBegins = (byte)'<';

    private static ReadOnlySpan<byte> Archive => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EmptyArchive => "PK\u0005\u0006"u8;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[HeadBytes];
    private int headLength = -1;
    private int headRead;
    private int run;

    public SiecleRefusalKind? Problem { get; private set; }

    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, which will be read again.</summary>
    public ReadOnlySpan<byte> Head
    {
        get
        {
            if (headLength < 0)
            {
                headLength = Counted(head, source.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
            }

            return head.AsSpan(0, headLength);
        }
    }

    /// <summary>Whether the file is a zip, by its first bytes.</summary>
    public bool IsArchive => Head.StartsWith(Archive) || Head.StartsWith(EmptyArchive);

    /// <summary>The SHA-256 of the whole file, in hexadecimal. What nobody read yet is read now.</summary>
    public string Hash()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(SiecleLimits.RunBytes);
        while (Read(buffer) > 0)
        {
            // Only to count and to hash.
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public override int Read(Span<byte> buffer)
    {
        if (headRead < Head.Length)
        {
            var part = Head[headRead..];
            part = part[..Math.Min(part.Length, buffer.Length)];
            part.CopyTo(buffer);
            headRead += part.Length;
            return part.Length;
        }

        return Problem is null ? Counted(buffer, source.Read(buffer)) : 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(ReadOnlySpan<byte> buffer, int read)
    {
        var bytes = buffer[..read];
        Count += read;
        hash.AppendData(bytes);
        var last = bytes.LastIndexOf(TagBegins);
        var first = bytes.IndexOf(TagBegins);
        var longest = run + (first < 0 ? read : first);
        run = last < 0 ? run + read : read - last;
        Problem ??= Judge(budget.Spend(read), Math.Max(longest, run));
        return Problem is null ? read : 0;
    }

    private SiecleRefusalKind? Judge(bool withinBudget, int longestRun) => 0 switch
    {
        _ when compressedBytes is { } zipped && Count > zipped * SiecleLimits.Ratio => SiecleRefusalKind.ArchiveBomb,
        _ when Count > SiecleLimits.FileBytes => SiecleRefusalKind.TooLarge,
        _ when !withinBudget => SiecleRefusalKind.TooLargeTogether,
        _ when longestRun > SiecleLimits.RunBytes && !IsArchive => compressedBytes is null ? SiecleRefusalKind.TooLarge : SiecleRefusalKind.ArchiveBomb,
        _ => null,
    };
}
