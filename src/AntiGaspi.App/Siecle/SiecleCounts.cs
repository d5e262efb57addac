using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>A change of class: the new one; null when the pupil has none any more.</summary>
public sealed record ClassChange(long Pupil, string? To);

/// <summary>A change of boarding status, by its codes.</summary>
public sealed record RegimeChange(long Pupil, string From, string To);

/// <summary>A link that vanished.</summary>
public sealed record LinkRemoval(long Pupil, long Person);

/// <summary>A link whose adult answers less for the pupil.</summary>
public sealed record LinkLowering(long Pupil, long Person, int To);

/// <summary>What changed from one export of a school to the next.</summary>
public sealed record SiecleChangeCounts(
    IReadOnlyList<long> NewPupils,
    IReadOnlyList<long> LeftPupils,
    IReadOnlyList<ClassChange> ClassChanged,
    IReadOnlyList<RegimeChange> RegimeChanged,
    IReadOnlyList<LinkRemoval> LinksRemoved,
    IReadOnlyList<LinkLowering> LinksLowered,
    int LinksAdded)
{
    /// <summary>Counts a comparison made with every link.</summary>
    public static SiecleChangeCounts Of(RosterChanges changes) => new(
        Ids(changes.PupilsAdded.Select(pupil => pupil.SiecleId)),
        Ids(changes.PupilsLeft.Select(departure => departure.Known.SiecleId)),
        [.. With(changes, PupilAspects.Division).Select(change => new ClassChange(Id(change.Incoming.SiecleId), change.Incoming.Division))],
        [.. With(changes, PupilAspects.Boarding).Select(change =>
            new RegimeChange(Id(change.Incoming.SiecleId), change.Known.BoardingCode, change.Incoming.BoardingCode))],
        [.. changes.LinksRemoved.Select(link => new LinkRemoval(Id(link.PupilId), Id(link.PersonId)))],
        [.. changes.LinksChanged.Where(change => change.IsLowered)
            .Select(change => new LinkLowering(Id(change.Incoming.PupilId), Id(change.Incoming.PersonId), (int)change.Incoming.Level))],
        changes.LinksAdded.Count);

    /// <summary>An id as a number, as programs read it.</summary>
    internal static long Id(string siecleId) => long.Parse(siecleId, NumberStyles.None, CultureInfo.InvariantCulture);

    internal static List<long> Ids(IEnumerable<string> siecleIds) => [.. siecleIds.Select(Id).Order()];

    private static IEnumerable<PupilChange> With(RosterChanges changes, PupilAspects aspect) =>
        changes.PupilsChanged.Concat(changes.PupilsBack)
            .Where(change => change.Aspects.HasFlag(aspect))
            .OrderBy(change => change.Incoming.SiecleId, SiecleIds.Order);
}

/// <summary>
/// The counts of what was read, for programs: the names are a contract. "Present" means not left before the export day;
/// "usable" links have both ends in the files. What no file gives is absent, rather than zero.
/// </summary>
public sealed record SiecleCounts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly GuardianLevel[] Levels = [GuardianLevel.Legal, GuardianLevel.InCharge, GuardianLevel.Contact];

    public required string Uai { get; init; }

    public required int SchoolYear { get; init; }

    /// <summary>On the clock of the school, without a zone.</summary>
    public required DateTime ExportedAt { get; init; }

    public int? PupilsInFile { get; init; }

    public int? PupilsPresentOnExportDay { get; init; }

    public int? PupilsLeftBefore { get; init; }

    public int? PupilsWithFutureExit { get; init; }

    public int? PupilsNotYetArrived { get; init; }

    public IReadOnlyDictionary<string, int>? PresentByRegimeCode { get; init; }

    public IReadOnlyDictionary<string, int>? PresentByMeaning { get; init; }

    public int? PresentWithoutIne { get; init; }

    public int? PresentWithoutRealDivision { get; init; }

    public int? PresentWithTwoDivisions { get; init; }

    public IReadOnlyList<IReadOnlyList<long>>? HomonymGroups { get; init; }

    public int? PeopleInFile { get; init; }

    public int? PeopleLinkedToAPupilOfTheFile { get; init; }

    public int? PeopleWithoutLink { get; init; }

    public int? LinksInFile { get; init; }

    public int? LinksUsable { get; init; }

    public IReadOnlyDictionary<string, int>? LinksByLevel { get; init; }

    public int? PresentWithoutPayer { get; init; }

    public int? PresentWithTwoPayers { get; init; }

    public int? LegalGuardiansOfSeveralPupils { get; init; }

    public int? LinkedPeopleWithoutMail { get; init; }

    public int? MailsSharedByTwoPeople { get; init; }

    public IReadOnlyList<IReadOnlyList<long>>? DuplicatePeople { get; init; }

    public SiecleChangeCounts? ChangesSincePreviousExport { get; init; }

    /// <summary>Counts what was read.</summary>
    /// <param name="reading">The files.</param>
    /// <param name="previous">An earlier export of the same school, to count what changed since.</param>
    public static SiecleCounts Of(SiecleReading.Read reading, RosterSnapshot? previous = null)
    {
        var snapshot = reading.Snapshot;
        var counts = new SiecleCounts
        {
            Uai = snapshot.Uai.Text,
            SchoolYear = snapshot.SchoolYear,
            ExportedAt = snapshot.ExportedAt,
            ChangesSincePreviousExport = previous is null ? null : Changes(previous, snapshot),
        };
        var review = RosterReview.Of(snapshot);
        counts = snapshot.Has(RosterPart.Pupils) ? WithPupils(counts, reading, review) : counts;
        return snapshot.Has(RosterPart.People) ? WithPeople(counts, reading, review) : counts;
    }

    /// <summary>These counts as a JSON object.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    private static SiecleChangeCounts? Changes(RosterSnapshot previous, RosterSnapshot now) =>
        RosterComparison.Between(KnownRoster.From(previous), now, new(OtherYearConfirmed: true, EveryLink: true))
            is RosterComparisonOutcome.Compared compared ? SiecleChangeCounts.Of(compared.Changes) : null;

    private static SiecleCounts WithPupils(SiecleCounts counts, SiecleReading.Read reading, RosterReview review)
    {
        var day = reading.Snapshot.ExportDay;
        var present = review.Present;
        var several = reading.Tally.PupilsInSeveralClasses.ToHashSet();
        return counts with
        {
            PupilsInFile = reading.Tally.Pupils,
            PupilsPresentOnExportDay = present.Count,
            PupilsLeftBefore = reading.Snapshot.Pupils.Count - present.Count,
            PupilsWithFutureExit = present.Count(pupil => pupil.ExitDay > day),
            PupilsNotYetArrived = present.Count(pupil => pupil.ArrivesAfter(day)),
            PresentByRegimeCode = Tally(present, pupil => pupil.BoardingCode),
            PresentByMeaning = Tally(present, pupil => Name(pupil.Boarding.Meaning)),
            PresentWithoutIne = review.WithoutIne.Count,
            PresentWithoutRealDivision = review.WithoutDivision.Count,
            PresentWithTwoDivisions = present.Count(pupil => several.Contains(pupil.SiecleId)),
            HomonymGroups = [.. review.Homonyms.Select(SiecleChangeCounts.Ids)],
        };
    }

    private static SiecleCounts WithPeople(SiecleCounts counts, SiecleReading.Read reading, RosterReview review)
    {
        var snapshot = reading.Snapshot;
        var usable = snapshot.UsableLinks().ToList();
        var linked = usable.Select(link => link.PersonId).ToHashSet();
        var hasPupils = snapshot.Has(RosterPart.Pupils);
        return counts with
        {
            PeopleInFile = reading.Tally.People,
            PeopleLinkedToAPupilOfTheFile = hasPupils ? linked.Count : null,
            PeopleWithoutLink = hasPupils ? reading.Tally.People - linked.Count : null,
            LinksInFile = reading.Tally.Links,
            LinksUsable = hasPupils ? usable.Count : null,
            LinksByLevel = hasPupils ? ByLevel(usable) : null,
            PresentWithoutPayer = hasPupils ? review.Payers.Count(question => question.Choice is not PayerChoice.SeveralNamed) : null,
            PresentWithTwoPayers = hasPupils ? review.Payers.Count(question => question.Choice is PayerChoice.SeveralNamed) : null,
            LegalGuardiansOfSeveralPupils = hasPupils
                ? usable.Where(link => link.Level == GuardianLevel.Legal).CountBy(link => link.PersonId).Count(pair => pair.Value > 1)
                : null,
            LinkedPeopleWithoutMail = hasPupils
                ? snapshot.People.Count(person => person.Email is null && linked.Contains(person.SiecleId))
                : null,
            MailsSharedByTwoPeople = hasPupils ? review.SharedMailboxes.Count : null,
            DuplicatePeople = [.. review.DuplicatePeople.Select(pair => SiecleChangeCounts.Ids([pair.First, pair.Second]))],
        };
    }

    private static Dictionary<string, int> ByLevel(IReadOnlyList<GuardianLinkRecord> links) => Levels.ToDictionary(
        level => ((int)level).ToString(CultureInfo.InvariantCulture),
        level => links.Count(link => link.Level == level));

    private static SortedDictionary<string, int> Tally(IEnumerable<PupilRecord> pupils, Func<PupilRecord, string> key) =>
        new(pupils.CountBy(key).ToDictionary(), StringComparer.Ordinal);

    private static string Name(BoardingMeaning meaning) => meaning switch
    {
        BoardingMeaning.External => "external",
        BoardingMeaning.HalfBoard => "half-board",
        BoardingMeaning.Ticket => "ticket",
        BoardingMeaning.Boarder => "boarder",
        BoardingMeaning.Elsewhere => "elsewhere",
        BoardingMeaning.Missing => "missing",
        BoardingMeaning.Unknown => "unknown",
    };
}
