namespace AntiGaspi.Domain.Roster;

/// <summary>What a file of a roster is about.</summary>
public enum RosterPart
{
    /// <summary>The pupils and their classes (ElevesSansAdresses, ElevesAvecAdresses).</summary>
    Pupils = 1,

    /// <summary>The adults and their links (ResponsablesAvecAdresses).</summary>
    People = 2,

    /// <summary>The labels of the classes (Structures).</summary>
    Divisions = 3,
}

/// <summary>One file that was read.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Name">The name to show; it decided nothing.</param>
/// <param name="ExportedAt">When SIECLE made it, on the clock of the school, without a zone.</param>
/// <param name="ContentHash">SHA-256 of the file once unzipped, in hexadecimal: all that is kept of it.</param>
public sealed record RosterFile(RosterPart Part, string Name, DateTime ExportedAt, string ContentHash);

/// <summary>
/// The roster of one school as some files give it, all of the same school and year. Each list is in the order of its ids,
/// so that a file whose records are shuffled gives the same snapshot.
/// </summary>
/// <param name="Uai">The school.</param>
/// <param name="SchoolYear">The year in which the school year begins: 2026 for 2026-2027.</param>
/// <param name="Files">One per part, in the order of the parts; at least one.</param>
/// <param name="Pupils">Every pupil of the file, left ones too.</param>
/// <param name="Blocked">The pupils of the file that are not taken.</param>
/// <param name="People">Every adult of the file, linked or not.</param>
/// <param name="Links">Every link with both ids, even to somebody who is not in the file; one per pupil and adult.</param>
/// <param name="Divisions">The classes.</param>
public sealed record RosterSnapshot(
    Uai Uai,
    int SchoolYear,
    IReadOnlyList<RosterFile> Files,
    IReadOnlyList<PupilRecord> Pupils,
    IReadOnlyList<BlockedPupil> Blocked,
    IReadOnlyList<PersonRecord> People,
    IReadOnlyList<GuardianLinkRecord> Links,
    IReadOnlyList<DivisionRecord> Divisions)
{
    /// <summary>When the files were exported, on the clock of the school: the pupils' file tells, else the first one.</summary>
    public DateTime ExportedAt => Files[0].ExportedAt;

    /// <summary>The day of the export: presence is judged on it.</summary>
    public DateOnly ExportDay => DateOnly.FromDateTime(ExportedAt);

    /// <summary>What the files are, whatever their names and their order: their hashes, sorted, separated by blanks.</summary>
    public string ContentHashes => string.Join(' ', Files.Select(file => file.ContentHash).Order(StringComparer.Ordinal));

    /// <summary>The day from which the files of this school year tell who eats: no French school year begins before 1 August.</summary>
    public DateOnly YearBegins => new(SchoolYear, 8, 1);

    /// <summary>Whether a part was among the files; what was not given is left as it is.</summary>
    public bool Has(RosterPart part) => Files.Any(file => file.Part == part);

    /// <summary>The links whose pupil and adult are both in the files.</summary>
    public IEnumerable<GuardianLinkRecord> UsableLinks()
    {
        var pupils = Pupils.Select(pupil => pupil.SiecleId).ToHashSet();
        var people = People.Select(person => person.SiecleId).ToHashSet();
        return Links.Where(link => pupils.Contains(link.PupilId) && people.Contains(link.PersonId));
    }
}

/// <summary>What a school already has, as stored and keyed by the ids of SIECLE.</summary>
/// <param name="Uai">The school.</param>
/// <param name="SchoolYear">The year of its last import; for a school without any, the current school year.</param>
/// <param name="LastExportedAt">When the files of the last import were exported, on the clock of the school.</param>
/// <param name="Pupils">Every pupil, left ones too.</param>
/// <param name="People">Every adult.</param>
/// <param name="Links">The links that hold; ended ones are not here.</param>
/// <param name="Divisions">The classes.</param>
public sealed record KnownRoster(
    Uai Uai,
    int SchoolYear,
    DateTime? LastExportedAt,
    IReadOnlyList<PupilRecord> Pupils,
    IReadOnlyList<PersonRecord> People,
    IReadOnlyList<GuardianLinkRecord> Links,
    IReadOnlyList<DivisionRecord> Divisions)
{
    /// <summary>A school without any pupil yet.</summary>
    public static KnownRoster None(Uai uai, int schoolYear) => new(uai, schoolYear, null, [], [], [], []);

    /// <summary>A school that has everything an export says, to tell what changed from one export to the next.</summary>
    public static KnownRoster From(RosterSnapshot export) => new(
        export.Uai, export.SchoolYear, export.ExportedAt, export.Pupils, export.People, [.. export.UsableLinks()], export.Divisions);
}
