namespace AntiGaspi.Domain.Roster;

/// <summary>Why files cannot be compared with a school.</summary>
public enum RosterRefusal
{
    /// <summary>The files are those of another school.</summary>
    OtherSchool = 1,

    /// <summary>The files are those of another school year, and nobody has confirmed it.</summary>
    OtherSchoolYear = 2,
}

/// <summary>The answer of a comparison.</summary>
public abstract record RosterComparisonOutcome
{
    private RosterComparisonOutcome()
    {
    }

    /// <summary>What an import would write.</summary>
    public sealed record Compared(RosterChanges Changes) : RosterComparisonOutcome;

    /// <summary>Nothing can be imported.</summary>
    /// <param name="Why">The cause.</param>
    /// <param name="Known">The school as it is.</param>
    /// <param name="Incoming">The files.</param>
    public sealed record Refused(RosterRefusal Why, KnownRoster Known, RosterSnapshot Incoming) : RosterComparisonOutcome;
}

/// <summary>How to compare.</summary>
/// <param name="OtherYearConfirmed">Whether a person has confirmed that the files of another school year are meant.</param>
/// <param name="EveryLink">
/// Whether to list also new links that open nothing here (contacts, pupils who do not eat here). A school keeps only those
/// it needs; counting two exports looks at all of them.
/// </param>
public sealed record ComparisonOptions(bool OtherYearConfirmed = false, bool EveryLink = false);

/// <summary>Compares what a school has with what its files say now. Nothing is written: the result is a value.</summary>
/// <remarks>Source: siecle-format.md §6.</remarks>
public static class RosterComparison
{
    private const int MaxDaysApart = 7;

    /// <summary>What an import of the snapshot would write, or why it cannot be.</summary>
    public static RosterComparisonOutcome Between(KnownRoster known, RosterSnapshot incoming, ComparisonOptions? options = null)
    {
        var how = options ?? new();
        if (known.Uai != incoming.Uai)
        {
            return new RosterComparisonOutcome.Refused(RosterRefusal.OtherSchool, known, incoming);
        }

        return known.SchoolYear != incoming.SchoolYear && !how.OtherYearConfirmed
            ? new RosterComparisonOutcome.Refused(RosterRefusal.OtherSchoolYear, known, incoming)
            : new RosterComparisonOutcome.Compared(Compare(known, incoming, how.EveryLink));
    }

    private static RosterChanges Compare(KnownRoster known, RosterSnapshot incoming, bool everyLink)
    {
        var pupils = PupilComparison.Between(known, incoming);
        var links = LinkComparison.Between(known, incoming, pupils, everyLink);
        var labels = known.Divisions.ToDictionary(division => division.Code, division => division.Label);
        return new(
            incoming,
            pupils.Added,
            pupils.Changed,
            pupils.Left,
            pupils.Back,
            pupils.Held,
            links.PeopleAdded,
            links.PeopleChanged,
            links.Added,
            links.Removed,
            links.Changed,
            [.. incoming.Divisions.Where(division => labels.GetValueOrDefault(division.Code) != division.Label)],
            Warnings(known, incoming),
            known.Pupils.Count(pupil => pupil.IsPresentOn(incoming.ExportDay)),
            RosterReview.Of(incoming));
    }

    private static List<RosterWarning> Warnings(KnownRoster known, RosterSnapshot incoming)
    {
        var days = incoming.Files.Select(file => DateOnly.FromDateTime(file.ExportedAt).DayNumber).ToList();
        (RosterWarning Warning, bool Holds)[] all =
        [
            (RosterWarning.OlderThanLastImport, known.LastExportedAt > incoming.ExportedAt),
            (RosterWarning.FilesFarApart, days.Max() - days.Min() > MaxDaysApart),
            (RosterWarning.NextSchoolYear, incoming.SchoolYear == known.SchoolYear + 1),
            (RosterWarning.WithoutPupilsFile, !incoming.Has(RosterPart.Pupils)),
            (RosterWarning.WithoutPeopleFile, !incoming.Has(RosterPart.People)),
        ];
        return [.. all.Where(item => item.Holds).Select(item => item.Warning)];
    }
}
