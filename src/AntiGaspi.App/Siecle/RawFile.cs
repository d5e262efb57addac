using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>A record as read, and where it begins.</summary>
internal sealed record Raw<T>(string File, int Line, T Record);

/// <summary>A link as read: its ids may be missing, its level unknown.</summary>
internal sealed record RawLink(
    string? PupilId, string? PersonId, GuardianLevel? Level, string? Kinship, bool Pays, bool? Lodges);

/// <summary>The classes of one pupil as read, in the order of the file.</summary>
internal sealed record RawClasses(string? PupilId, IReadOnlyList<string> Codes);

/// <summary>What the head of a file says.</summary>
internal sealed record ExportHeader(Uai Uai, int SchoolYear, DateTime ExportedAt);

/// <summary>All that was read of one file, before records are put together. Empty ids stand for missing ones.</summary>
/// <param name="name">The name to show.</param>
internal sealed class RawFile(string name, RosterPart part)
{
    public string Name { get; } = name;

    public RosterPart Part { get; } = part;

    public ExportHeader? Header { get; set; }

    public string ContentHash { get; set; } = "";

    public List<Raw<PupilRecord>> Pupils { get; } = [];

    public List<Raw<RawClasses>> Classes { get; } = [];

    public List<Raw<PersonRecord>> People { get; } = [];

    /// <summary>The address of each of <see cref="People"/>, at the same place in the list.</summary>
    public List<string?> AddressIds { get; } = [];

    public Dictionary<string, string> Addresses { get; } = [];

    public List<Raw<RawLink>> Links { get; } = [];

    public List<Raw<DivisionRecord>> Divisions { get; } = [];

    public List<SiecleAnomaly> Anomalies { get; } = [];
}
