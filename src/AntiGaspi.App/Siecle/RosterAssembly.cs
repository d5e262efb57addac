using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>Puts the records of the files together: keys, classes, addresses, links; what does not fit is listed.</summary>
internal sealed class RosterAssembly
{
    private const string FictitiousClass = "Inactifs";

    private readonly IReadOnlyList<RawFile> files;
    private readonly List<SiecleAnomaly> anomalies;
    private readonly HashSet<string> severalClasses = [];
    private readonly HashSet<string> pupilIds;

    private RosterAssembly(IReadOnlyList<RawFile> files, IEnumerable<SiecleAnomaly> anomalies)
    {
        this.files = files;
        this.anomalies = [.. anomalies, .. files.SelectMany(file => file.Anomalies)];
        pupilIds = files.SelectMany(file => file.Pupils).Select(raw => raw.Record.SiecleId).ToHashSet();
    }

    /// <summary>The roster of files of one school and one year.</summary>
    /// <param name="files">At least one, each with its header, in the order of the parts.</param>
    /// <param name="anomalies">Those already known.</param>
    public static SiecleReading.Read Of(IReadOnlyList<RawFile> files, IEnumerable<SiecleAnomaly> anomalies) =>
        new RosterAssembly(files, anomalies).Build();

    private SiecleReading.Read Build()
    {
        var (pupils, blocked) = Pupils();
        var people = People();
        var header = files[0].Header!;
        var snapshot = new RosterSnapshot(
            header.Uai,
            header.SchoolYear,
            [.. files.Select(file => new RosterFile(file.Part, file.Name, file.Header!.ExportedAt, file.ContentHash))],
            pupils,
            blocked,
            people,
            Links(),
            [.. files.SelectMany(file => file.Divisions).Select(raw => raw.Record).OrderBy(division => division.Code, StringComparer.Ordinal)
                .ThenBy(division => division.Label, StringComparer.Ordinal).DistinctBy(division => division.Code)]);
        var tally = new SiecleTally(
            files.Sum(file => file.Pupils.Count),
            files.Sum(file => file.People.Count),
            files.Sum(file => file.Links.Count),
            [.. severalClasses.Order(SiecleIds.Order)]);
        return new(snapshot, tally, [.. anomalies
            .OrderBy(anomaly => anomaly.File, StringComparer.Ordinal).ThenBy(anomaly => anomaly.Line).ThenBy(anomaly => anomaly.Kind)]);
    }

    private (List<PupilRecord> Taken, List<BlockedPupil> Blocked) Pupils()
    {
        var classes = Classes();
        var raws = files.SelectMany(file => file.Pupils).DistinctBy(DistinctKey).ToList();
        var ids = raws.CountBy(raw => raw.Record.SiecleId).ToDictionary();
        var ines = raws.Where(raw => raw.Record.Ine is not null).CountBy(raw => raw.Record.Ine!).ToDictionary();
        var taken = new List<PupilRecord>();
        var blocked = new List<BlockedPupil>();
        foreach (var raw in raws)
        {
            var pupil = raw.Record with { Division = classes.GetValueOrDefault(raw.Record.SiecleId) };
            if (Block(pupil, ids, ines) is { } reason)
            {
                blocked.Add(new(reason, pupil));
                Note(KindOf(reason), raw, RecordNames.Of(pupil), reason == BlockedReason.IneTwice ? pupil.Ine : null);
                continue;
            }

            taken.Add(pupil);
            if (pupil.BirthDay is null)
            {
                Note(SiecleAnomalyKind.PupilWithoutBirthDay, raw, RecordNames.Of(pupil));
            }
        }

        return ([.. taken.OrderBy(pupil => pupil.SiecleId, SiecleIds.Order)],
            [.. blocked.OrderBy(item => item.Record.SiecleId, SiecleIds.Order).ThenBy(item => item.Record.ToString(), StringComparer.Ordinal)]);
    }

    // The very same record twice is one record; without an id, each stays, since each must be listed.
    private static object DistinctKey(Raw<PupilRecord> raw) => raw.Record.SiecleId.Length == 0 ? raw : raw.Record;

    private static BlockedReason? Block(PupilRecord pupil, Dictionary<string, int> ids, Dictionary<string, int> ines) => 0 switch
    {
        _ when pupil.SiecleId.Length == 0 => BlockedReason.IdMissing,
        _ when ids[pupil.SiecleId] > 1 => BlockedReason.IdTwice,
        _ when pupil.Ine is not null && ines[pupil.Ine] > 1 => BlockedReason.IneTwice,
        _ when pupil.FamilyName.Length == 0 || pupil.GivenName.Length == 0 => BlockedReason.NameMissing,
        _ => null,
    };

    private static SiecleAnomalyKind KindOf(BlockedReason reason) => reason switch
    {
        BlockedReason.IdMissing => SiecleAnomalyKind.PupilWithoutId,
        BlockedReason.IdTwice => SiecleAnomalyKind.PupilIdTwice,
        BlockedReason.IneTwice => SiecleAnomalyKind.IneTwice,
        BlockedReason.NameMissing => SiecleAnomalyKind.PupilWithoutName,
    };

    // The last class of a record wins. A pupil in several records gets the last of their codes, whatever their order.
    private Dictionary<string, string?> Classes()
    {
        var chosen = new Dictionary<string, string?>();
        foreach (var group in files.SelectMany(file => file.Classes).GroupBy(raw => raw.Record.PupilId))
        {
            if (group.Key is null || !pupilIds.Contains(group.Key))
            {
                var kind = group.Key is null ? SiecleAnomalyKind.ClassWithoutPupilId : SiecleAnomalyKind.ClassOfUnknownPupil;
                foreach (var raw in group)
                {
                    Note(kind, raw, RecordNames.Pupil(group.Key), string.Join(", ", raw.Record.Codes));
                }

                continue;
            }

            var codes = group.SelectMany(raw => raw.Record.Codes).Distinct().ToList();
            chosen[group.Key] = group.Select(raw => raw.Record.Codes.LastOrDefault(IsRealClass)).Max(StringComparer.Ordinal);
            if (codes.Count > 1)
            {
                severalClasses.Add(group.Key);
                Note(SiecleAnomalyKind.SeveralClasses, group.First(), RecordNames.Pupil(group.Key), string.Join(", ", codes));
            }
        }

        return chosen;
    }

    private static bool IsRealClass(string code) => !code.Equals(FictitiousClass, StringComparison.OrdinalIgnoreCase);

    private List<PersonRecord> People()
    {
        var people = new List<Raw<PersonRecord>>();
        foreach (var file in files)
        {
            people.AddRange(file.People.Zip(file.AddressIds, (raw, address) => raw with
            {
                Record = raw.Record with { Address = address is null ? null : file.Addresses.GetValueOrDefault(address) },
            }));
        }

        var taken = new List<PersonRecord>();
        foreach (var group in people.GroupBy(raw => raw.Record.SiecleId))
        {
            var records = group.Select(raw => raw.Record).Distinct().ToList();
            if (group.Key.Length > 0 && records.Count == 1)
            {
                taken.Add(records[0]);
                NoteEmail(group.First());
                continue;
            }

            foreach (var raw in group)
            {
                Note(
                    group.Key.Length == 0 ? SiecleAnomalyKind.PersonWithoutId : SiecleAnomalyKind.PersonIdTwice,
                    raw,
                    RecordNames.Of(raw.Record));
            }
        }

        return [.. taken.OrderBy(person => person.SiecleId, SiecleIds.Order)];
    }

    private void NoteEmail(Raw<PersonRecord> raw)
    {
        if (raw.Record is { Email: not null, UsableEmail: null })
        {
            Note(SiecleAnomalyKind.EmailUnusable, raw, RecordNames.Of(raw.Record), raw.Record.Email);
        }
    }

    private List<GuardianLinkRecord> Links()
    {
        var personIds = files.SelectMany(file => file.People).Select(raw => raw.Record.SiecleId).ToHashSet();
        var links = new Dictionary<(string, string), GuardianLinkRecord>();
        foreach (var raw in files.SelectMany(file => file.Links))
        {
            if (Judge(raw.Record, personIds) is { } kind)
            {
                Note(kind, raw, RecordNames.Of(raw.Record));
            }

            if (raw.Record is not { PupilId: { } pupil, PersonId: { } person })
            {
                continue;
            }

            var (level, kinship, pays, lodges) = (raw.Record.Level ?? GuardianLevel.Contact, raw.Record.Kinship, raw.Record.Pays, raw.Record.Lodges);
            var link = new GuardianLinkRecord(pupil, person, level, kinship, pays, lodges);
            if (links.TryGetValue(link.Key, out var other))
            {
                Note(SiecleAnomalyKind.LinkTwice, raw, RecordNames.Of(raw.Record));
            }

            links[link.Key] = other is null ? link : Weaker(other, link);
        }

        return [.. links.Values.Order(GuardianLinkRecord.Order)];
    }

    private SiecleAnomalyKind? Judge(RawLink link, HashSet<string> personIds) => link switch
    {
        { PupilId: null } => SiecleAnomalyKind.LinkWithoutPupilId,
        { PersonId: null } => SiecleAnomalyKind.LinkWithoutPersonId,
        _ when pupilIds.Count > 0 && !pupilIds.Contains(link.PupilId) => SiecleAnomalyKind.LinkToUnknownPupil,
        _ when !personIds.Contains(link.PersonId) => SiecleAnomalyKind.LinkToUnknownPerson,
        { Level: null } => SiecleAnomalyKind.LinkWithoutLevel,
        _ => null,
    };

    // Field by field, so that the order of the two records changes nothing.
    private static GuardianLinkRecord Weaker(GuardianLinkRecord one, GuardianLinkRecord other) => one with
    {
        Level = one.Level > other.Level ? one.Level : other.Level,
        Kinship = string.CompareOrdinal(one.Kinship, other.Kinship) >= 0 ? one.Kinship : other.Kinship,
        Pays = one.Pays && other.Pays,
        Lodges = one.Lodges == other.Lodges ? one.Lodges : null,
    };

    private void Note<T>(SiecleAnomalyKind kind, Raw<T> raw, string record, string? value = null) =>
        anomalies.Add(new(kind, raw.File, raw.Line, record, value is null ? null : RecordNames.Safe(value)));
}
