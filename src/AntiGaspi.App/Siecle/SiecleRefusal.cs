namespace AntiGaspi.App.Siecle;

/// <summary>Why files are refused as a whole.</summary>
public enum SiecleRefusalKind
{
    /// <summary>No file was given.</summary>
    NothingGiven = 1,

    /// <summary>More files than a person has to give.</summary>
    TooManyFiles,

    /// <summary>Not XML: a spreadsheet, a text…</summary>
    NotXml,

    /// <summary>A web page: most often the sign-in page of the portal, saved instead of the file.</summary>
    WebPage,

    /// <summary>An export of STS: teachers and timetables.</summary>
    StsExport,

    /// <summary>A file of SIECLE, but not one that is needed.</summary>
    UnneededExport,

    /// <summary>XML of something else.</summary>
    OtherXml,

    /// <summary>The file stops before its end.</summary>
    Truncated,

    /// <summary>The XML is wrong.</summary>
    Malformed,

    /// <summary>Well-formed, but its accents were broken by an editor.</summary>
    EncodingEdited,

    /// <summary>Bytes that its own declared encoding does not allow.</summary>
    InvalidBytes,

    /// <summary>An encoding that SIECLE never uses.</summary>
    UnknownEncoding,

    /// <summary>A document type: never in an export, and the way of attacks.</summary>
    DocumentType,

    /// <summary>No school, year or date of export at the top, or a wrong one.</summary>
    HeaderIncomplete,

    /// <summary>Files of two schools.</summary>
    TwoSchools,

    /// <summary>Files of two school years.</summary>
    TwoSchoolYears,

    /// <summary>Two different files of the same kind.</summary>
    TwoOfAKind,

    /// <summary>A right file without any record: taking it would make everybody leave.</summary>
    NoRecord,

    /// <summary>Larger than any export.</summary>
    TooLarge,

    /// <summary>All files together are larger than any set of exports.</summary>
    TooLargeTogether,

    /// <summary>A zip that inflates far more than an export.</summary>
    ArchiveBomb,

    /// <summary>A zip with too many entries.</summary>
    ArchiveTooManyEntries,

    /// <summary>A zip inside a zip.</summary>
    ArchiveNested,

    /// <summary>A zip with a password.</summary>
    ArchiveEncrypted,

    /// <summary>A zip that cannot be opened.</summary>
    ArchiveDamaged,

    /// <summary>A zip without any XML.</summary>
    ArchiveWithoutXml,
}

/// <summary>A refusal, and where.</summary>
/// <param name="Why">The cause.</param>
/// <param name="File">The file to show; empty when none is at fault.</param>
/// <param name="Line">From 1; null when no line is at fault.</param>
/// <param name="Found">What was found there (another school, a root, an encoding), made safe to show.</param>
/// <param name="Expected">What the other files say.</param>
public sealed record SiecleRefusal(
    SiecleRefusalKind Why, string File, int? Line = null, string? Found = null, string? Expected = null);
