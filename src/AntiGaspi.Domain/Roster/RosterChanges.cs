namespace AntiGaspi.Domain.Roster;

/// <summary>What changed about a pupil.</summary>
[Flags]
public enum PupilAspects
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The id of SIECLE; the national number is the same.</summary>
    SiecleId = 1,

    /// <summary>The national number.</summary>
    Ine = 2,

    /// <summary>A name, once folded: the person is called otherwise.</summary>
    Name = 4,

    /// <summary>The same name, written otherwise (accent, capital, hyphen).</summary>
    Spelling = 8,

    /// <summary>The birth day.</summary>
    BirthDay = 16,

    /// <summary>The class.</summary>
    Division = 32,

    /// <summary>The boarding status.</summary>
    Boarding = 64,

    /// <summary>The first day of presence.</summary>
    Entry = 128,

    /// <summary>The last day of presence.</summary>
    Exit = 256,
}

/// <summary>A pupil that the school knows, and what the file says now.</summary>
/// <param name="Known">As stored.</param>
/// <param name="Incoming">As in the file: to be stored as it is.</param>
public sealed record PupilChange(PupilRecord Known, PupilRecord Incoming)
{
    /// <summary>What differs; <see cref="PupilAspects.None"/> when nothing does.</summary>
    public PupilAspects Aspects =>
        When(Known.SiecleId != Incoming.SiecleId, PupilAspects.SiecleId)
        | When(Known.Ine != Incoming.Ine, PupilAspects.Ine)
        | Names
        | When(Known.BirthDay != Incoming.BirthDay, PupilAspects.BirthDay)
        | When(Known.Division != Incoming.Division, PupilAspects.Division)
        | When(Known.BoardingCode != Incoming.BoardingCode, PupilAspects.Boarding)
        | When(Known.EntryDay != Incoming.EntryDay, PupilAspects.Entry)
        | When(Known.ExitDay != Incoming.ExitDay, PupilAspects.Exit);

    /// <summary>
    /// The days of presence that the file does not tell any more and that were nevertheless: a file has one first day and one last day
    /// for each pupil, so a return, or a new school year, takes the place of what was before. What those days were billed stays billed.
    /// Null when nothing is lost: a first day moved within the school year of the file corrects an error, and the days before it go.
    /// </summary>
    /// <param name="yearBegins">The day from which the file tells who eats, <see cref="RosterSnapshot.YearBegins"/>.</param>
    public Stay? EarlierStay(DateOnly yearBegins)
    {
        if (Incoming.EntryDay is not { } entry || Known.EntryDay >= entry)
        {
            return null;
        }

        if (Known.ExitDay is { } exit && exit < entry)
        {
            return new(Known.EntryDay, exit);
        }

        var lastBefore = (entry < yearBegins ? entry : yearBegins).AddDays(-1);
        return Known.EntryDay is { } first && first > lastBefore ? null : new(Known.EntryDay, lastBefore);
    }

    private PupilAspects Names =>
        Known.FoldedNames != Incoming.FoldedNames
            ? PupilAspects.Name
            : When(
                (Known.FamilyName, Known.UsageName, Known.GivenName) != (Incoming.FamilyName, Incoming.UsageName, Incoming.GivenName),
                PupilAspects.Spelling);

    private static PupilAspects When(bool differs, PupilAspects aspect) => differs ? aspect : PupilAspects.None;
}

/// <summary>A pupil who was there and is no longer.</summary>
/// <param name="Known">As stored.</param>
/// <param name="Incoming">As in the file, with its exit day; null when the file has no such pupil any more.</param>
/// <param name="LastDay">Last day of presence: the file's, else the day before the export, or before the school year of the file.</param>
public sealed record PupilDeparture(PupilRecord Known, PupilRecord? Incoming, DateOnly LastDay);

/// <summary>An adult that the school knows, and what the file says now.</summary>
/// <param name="Known">As stored.</param>
/// <param name="Incoming">As in the file: to be stored as it is.</param>
public sealed record PersonChange(PersonRecord Known, PersonRecord Incoming);

/// <summary>A link that the school knows, and what the file says now.</summary>
/// <param name="Known">As stored, under the pupil's present id.</param>
/// <param name="Incoming">As in the file: to be stored as it is.</param>
public sealed record LinkChange(GuardianLinkRecord Known, GuardianLinkRecord Incoming)
{
    /// <summary>Whether the adult answers less for the pupil than before.</summary>
    public bool IsLowered => Incoming.Level > Known.Level;

    /// <summary>Whether the adult may no longer have an account for this pupil: access ends at once.</summary>
    public bool CutsAccess => Known.MayHaveAccount && !Incoming.MayHaveAccount;

    /// <summary>Whether the adult may now have an account for this pupil.</summary>
    public bool GivesAccess => !Known.MayHaveAccount && Incoming.MayHaveAccount;
}

/// <summary>What is worth saying before the import is confirmed.</summary>
public enum RosterWarning
{
    /// <summary>The files are older than those of the last import: pupils who left since would come back.</summary>
    OlderThanLastImport = 1,

    /// <summary>The files were exported more than seven days apart.</summary>
    FilesFarApart = 2,

    /// <summary>The files are those of the next school year: pupils of the last classes leave.</summary>
    NextSchoolYear = 3,

    /// <summary>No file gives the pupils: only adults and classes are brought up to date.</summary>
    WithoutPupilsFile = 4,

    /// <summary>No file gives the adults: links stay as they are, and new pupils have none.</summary>
    WithoutPeopleFile = 5,
}

/// <summary>
/// All that an import would write, and nothing else. A known pupil is in at most one of the five lists of pupils;
/// each incoming record is to be stored as it is. What is in no list stays as it is.
/// </summary>
/// <param name="Incoming">The snapshot that was compared.</param>
/// <param name="PupilsAdded">Unknown until now, and not left yet.</param>
/// <param name="PupilsChanged">Something is different, a new id of SIECLE among them (<see cref="Renumbered"/>).</param>
/// <param name="PupilsLeft">Present according to the school, and no longer.</param>
/// <param name="PupilsBack">Left according to the school, and present again.</param>
/// <param name="PupilsHeld">Left as they are, since their record in the file is not taken.</param>
/// <param name="PeopleAdded">Adults of the added links that the school did not know.</param>
/// <param name="PeopleChanged">Known adults whose names or ways to reach them changed.</param>
/// <param name="LinksAdded">New links; only those that may open an account for a pupil who may eat here.</param>
/// <param name="LinksRemoved">Links that are no longer in the file: access ends at once, the history stays.</param>
/// <param name="LinksChanged">Links whose level, payer, kinship or lodging changed.</param>
/// <param name="DivisionsWritten">Classes that are new, or whose label changed.</param>
/// <param name="Warnings">In the order of the enum.</param>
/// <param name="ActiveBefore">Pupils that the school had as present on the export day.</param>
/// <param name="Review">What the office should look at in the file.</param>
public sealed record RosterChanges(
    RosterSnapshot Incoming,
    IReadOnlyList<PupilRecord> PupilsAdded,
    IReadOnlyList<PupilChange> PupilsChanged,
    IReadOnlyList<PupilDeparture> PupilsLeft,
    IReadOnlyList<PupilChange> PupilsBack,
    IReadOnlyList<PupilRecord> PupilsHeld,
    IReadOnlyList<PersonRecord> PeopleAdded,
    IReadOnlyList<PersonChange> PeopleChanged,
    IReadOnlyList<GuardianLinkRecord> LinksAdded,
    IReadOnlyList<GuardianLinkRecord> LinksRemoved,
    IReadOnlyList<LinkChange> LinksChanged,
    IReadOnlyList<DivisionRecord> DivisionsWritten,
    IReadOnlyList<RosterWarning> Warnings,
    int ActiveBefore,
    RosterReview Review)
{
    /// <summary>Whether there is nothing to write: the same files twice.</summary>
    public bool IsEmpty =>
        PupilsAdded.Count + PupilsChanged.Count + PupilsLeft.Count + PupilsBack.Count + PeopleAdded.Count + PeopleChanged.Count
        + LinksAdded.Count + LinksRemoved.Count + LinksChanged.Count + DivisionsWritten.Count == 0;

    /// <summary>
    /// The pupils of any list who got a new id of SIECLE: the same pupil, by the national number. The links of this record
    /// already stand under the new id.
    /// </summary>
    public IEnumerable<PupilChange> Renumbered => PupilsRewritten.Where(change => change.Aspects.HasFlag(PupilAspects.SiecleId));

    /// <summary>The known pupils of any list whom the file still has: each is stored as it is there.</summary>
    public IEnumerable<PupilChange> PupilsRewritten => PupilsChanged.Concat(PupilsBack)
        .Concat(PupilsLeft.Where(left => left.Incoming is not null).Select(left => new PupilChange(left.Known, left.Incoming!)));

    /// <summary>The pupils who leave without the file saying so: it does not have them at all.</summary>
    public int DisappearedCount => PupilsLeft.Count(departure => departure.Incoming is null);

    /// <summary>Whether the numbers of pupils who leave must be confirmed apart.</summary>
    public bool NeedsSecondConfirmation => DisappearanceRule.NeedsConfirmation(this);
}
