using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>
/// Reads exports of SIECLE into a roster. What a file is comes from its content: its first bytes, then its root element.
/// Nothing is written, opened or fetched; a file that is broken or hostile refuses the whole, a record that is wrong is listed.
/// </summary>
public static class SiecleReader
{
    /// <summary>Reads one upload: some XML files, some zips, or both, of one school and one school year.</summary>
    public static SiecleReading Read(IReadOnlyList<SiecleUpload> files)
    {
        if (files.Count == 0)
        {
            return Refused(new(SiecleRefusalKind.NothingGiven, ""));
        }

        if (files.Count > SiecleLimits.Files)
        {
            return Refused(new(SiecleRefusalKind.TooManyFiles, ""));
        }

        var content = new UploadContent();
        foreach (var upload in files)
        {
            if (content.Take(upload) is { } refusal)
            {
                return Refused(refusal);
            }
        }

        return content.Judge() is { } whole ? Refused(whole) : RosterAssembly.Of(content.Files, content.Anomalies);
    }

    private static SiecleReading.Refused Refused(SiecleRefusal refusal) => new(refusal);
}

/// <summary>What the files of one upload turned out to be.</summary>
internal sealed class UploadContent
{
    private readonly ByteBudget budget = new();
    private readonly SortedDictionary<RosterPart, RawFile> files = [];
    private readonly List<SiecleRefusal> leftAside = [];
    private readonly List<SiecleAnomaly> twice = [];

    /// <summary>One file per part, in the order of the parts.</summary>
    public IReadOnlyList<RawFile> Files => [.. files.Values];

    /// <summary>The files that were not needed, or given twice.</summary>
    public IEnumerable<SiecleAnomaly> Anomalies => leftAside
        .Select(refusal => new SiecleAnomaly(SiecleAnomalyKind.FileIgnored, refusal.File, null, "", refusal.Found))
        .Concat(twice);

    /// <summary>Reads one upload; null when it may be taken or left aside.</summary>
    public SiecleRefusal? Take(SiecleUpload upload)
    {
        var name = RecordNames.Safe(upload.Name);
        using var stream = new CountedStream(upload.Content, budget, null);
        if (!stream.IsArchive)
        {
            return TakeFile(name, stream);
        }

        var (before, aside) = (files.Count + twice.Count, leftAside.Count);
        var refusal = SiecleArchive.Read(name, stream, budget, TakeFile);
        var entries = leftAside.Skip(aside).ToList();
        if (refusal is null && files.Count + twice.Count == before && entries.All(entry => entry.Why == SiecleRefusalKind.NotXml))
        {
            leftAside.RemoveRange(aside, entries.Count);
            leftAside.Add(new(SiecleRefusalKind.ArchiveWithoutXml, name));
        }

        return refusal;
    }

    /// <summary>Whether the files can be read together; null when they can.</summary>
    public SiecleRefusal? Judge()
    {
        if (files.Count == 0)
        {
            return leftAside[0];
        }

        var first = files.Values.First();
        foreach (var other in files.Values.Skip(1))
        {
            if (other.Header!.Uai != first.Header!.Uai)
            {
                return new(SiecleRefusalKind.TwoSchools, other.Name, null, other.Header.Uai.Text, first.Header.Uai.Text);
            }

            if (other.Header.SchoolYear != first.Header.SchoolYear)
            {
                return new(SiecleRefusalKind.TwoSchoolYears, other.Name, null, Year(other), Year(first));
            }
        }

        return null;
    }

    private static string Year(RawFile file) => $"{file.Header!.SchoolYear}-{file.Header.SchoolYear + 1}";

    private SiecleRefusal? TakeFile(string name, CountedStream stream)
    {
        var refusal = SiecleDocument.Read(name, stream, out var file);
        if (refusal is not null)
        {
            if (!IsOnlyNotNeeded(refusal.Why))
            {
                return refusal;
            }

            leftAside.Add(refusal);
            return null;
        }

        if (files.TryAdd(file!.Part, file))
        {
            return null;
        }

        var known = files[file.Part];
        if (known.ContentHash != file.ContentHash)
        {
            return new(SiecleRefusalKind.TwoOfAKind, name, null, known.Name);
        }

        twice.Add(new(SiecleAnomalyKind.FileTwice, name, null, "", known.Name));
        return null;
    }

    private static bool IsOnlyNotNeeded(SiecleRefusalKind why) => why is
        SiecleRefusalKind.NotXml or SiecleRefusalKind.WebPage or SiecleRefusalKind.StsExport
        or SiecleRefusalKind.UnneededExport or SiecleRefusalKind.OtherXml;
}
