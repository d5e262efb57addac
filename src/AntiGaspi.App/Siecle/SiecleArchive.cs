using System.Buffers.Binary;
using System.IO.Compression;

namespace AntiGaspi.App.Siecle;

/// <summary>
/// The files inside a zip, inflated in memory one after the other and never written anywhere: the names of entries are only
/// shown, so a path that leads outside leads nowhere.
/// </summary>
internal static class SiecleArchive
{
    private const int EndRecordBytes = 22;
    private const int EntryCountAt = 10;
    private const int LongestComment = ushort.MaxValue;

    private static ReadOnlySpan<byte> EndRecord => "PK\u0005\u0006"u8;

    /// <summary>Gives each file of a zip to a visit, until one of them is refused.</summary>
    /// <param name="name">The zip's name to show.</param>
    /// <param name="zip">Its bytes, counted.</param>
    /// <param name="budget">What all files share.</param>
    /// <param name="visit">Told the name to show and the bytes of each file.</param>
    /// <returns>Null when all were read, else why not.</returns>
    public static SiecleRefusal? Read(
        string name, CountedStream zip, ByteBudget budget, Func<string, CountedStream, SiecleRefusal?> visit)
    {
        using var memory = new MemoryStream();
        zip.CopyTo(memory);
        if (zip.Problem is { } problem)
        {
            return new(problem, name);
        }

        // The directory of a hostile zip is itself large: its length is looked at before it is read.
        if (DeclaredEntries(memory.GetBuffer().AsSpan(0, (int)memory.Length)) > SiecleLimits.Entries)
        {
            return new(SiecleRefusalKind.ArchiveTooManyEntries, name);
        }

        try
        {
            using var archive = new ZipArchive(memory, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > SiecleLimits.Entries
                ? new(SiecleRefusalKind.ArchiveTooManyEntries, name)
                : archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))
                    .Select(entry => ReadEntry(name, entry, memory.Length, budget, visit))
                    .FirstOrDefault(refusal => refusal is not null);
        }
        catch (InvalidDataException)
        {
            return new(SiecleRefusalKind.ArchiveDamaged, name);
        }
    }

    private static SiecleRefusal? ReadEntry(
        string name, ZipArchiveEntry entry, long zipBytes, ByteBudget budget, Func<string, CountedStream, SiecleRefusal?> visit)
    {
        var shown = $"{name} ({RecordNames.Safe(LastPart(entry.FullName))})";
        if (entry.IsEncrypted)
        {
            return new(SiecleRefusalKind.ArchiveEncrypted, name);
        }

        using var inflated = entry.Open();
        using var file = new CountedStream(inflated, budget, Math.Min(entry.CompressedLength, zipBytes));
        return file.IsArchive ? new(SiecleRefusalKind.ArchiveNested, shown) : visit(shown, file);
    }

    private static string LastPart(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static int DeclaredEntries(ReadOnlySpan<byte> zip)
    {
        var tail = zip[Math.Max(0, zip.Length - EndRecordBytes - LongestComment)..];
        var at = tail.LastIndexOf(EndRecord);
        return at < 0 || tail.Length - at < EndRecordBytes
            ? 0
            : BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + EntryCountAt)..]);
    }
}
