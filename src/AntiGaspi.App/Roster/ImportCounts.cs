using System.Text.Json;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>How much an import changes, or changed: what is kept of it, and what programs read.</summary>
public sealed record ImportCounts(
    int PupilsAdded, int PupilsChanged, int PupilsLeft, int PupilsBack, int PeopleAdded, int PeopleChanged, int LinksAdded, int LinksChanged, int LinksRemoved)
{
    /// <summary>Counts the differences between a school and its files.</summary>
    public static ImportCounts Of(RosterChanges changes) => new(
        changes.PupilsAdded.Count, changes.PupilsChanged.Count, changes.PupilsLeft.Count, changes.PupilsBack.Count, changes.PeopleAdded.Count,
        changes.PeopleChanged.Count, changes.LinksAdded.Count, changes.LinksChanged.Count, changes.LinksRemoved.Count);

    /// <summary>The counts as they are kept with an import.</summary>
    public static ImportCounts Read(string kept) => JsonSerializer.Deserialize<ImportCounts>(kept)!;
}
