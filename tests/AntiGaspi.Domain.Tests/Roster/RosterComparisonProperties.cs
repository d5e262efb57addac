using AntiGaspi.Domain.Roster;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Roster;

/// <summary>Random schools, then random exports of them, against a school that is brought up to date list by list.</summary>
public sealed class RosterComparisonProperties
{
    private const int Rounds = 2000;

    private static readonly string[] Codes = ["24", "25", "29", "3", "0", "6", "9", ""];
    private static readonly string?[] Classes = ["6A", "5 B", null];

    private static readonly Gen<PupilRecord> APupil = Gen.Select(
        Gen.Int[1, 25], Gen.Int[0, Codes.Length - 1].Select(at => Codes[at]), Gen.Int[0, Classes.Length - 1].Select(at => Classes[at]),
        Gen.Int[-40, 40].Select(day => day < -10 ? (DateOnly?)null : new DateOnly(2026, 10, 20).AddDays(day)), Gen.Int[0, 2])
        .Select((id, code, division, exit, ine) =>
            Rosters.Pupil(id, code, division, exit) with { Ine = ine == 0 ? null : $"INE{id + ine}" });

    private static readonly Gen<GuardianLinkRecord> ALink = Gen.Select(
        Gen.Int[1, 27], Gen.Int[100, 115], Gen.Enum<GuardianLevel>(), Gen.Bool).Select(Rosters.Link);

    private static readonly Gen<RosterSnapshot> AnExport = Gen.Select(
        APupil.Array[1, 20], ALink.Array[0, 40], Gen.Int[100, 115].Array[1, 14], Gen.Int[0, 30],
        (pupils, links, people, days) => new RosterSnapshot(
            Rosters.School,
            2026,
            [
                new(RosterPart.Pupils, "e.xml", Rosters.October.AddDays(days), "e"),
                new(RosterPart.People, "r.xml", Rosters.October.AddDays(days), "r"),
            ],
            [.. pupils.DistinctBy(pupil => pupil.SiecleId).DistinctBy(pupil => pupil.Ine ?? pupil.SiecleId).OrderBy(pupil => pupil.SiecleId, SiecleIds.Order)],
            [],
            [.. people.Distinct().Order().Select(Rosters.Person)],
            [.. links.DistinctBy(link => link.Key).Order(GuardianLinkRecord.Order)],
            [new("6A", "SIXIEME A")]));

    [Fact]
    public void Nothing_is_left_to_change_once_an_import_is_applied() =>
        Gen.Select(AnExport, AnExport).Sample((first, second) =>
        {
            var known = Apply(KnownRoster.None(Rosters.School, 2026), first);
            var after = Apply(known, second);
            Assert.True(Rosters.Compare(after, second).IsEmpty);
        }, iter: Rounds);

    [Fact]
    public void The_order_of_the_records_changes_nothing() =>
        Gen.Select(AnExport, AnExport, Gen.Int).Sample((first, second, seed) =>
        {
            var known = KnownRoster.From(first);
            var shuffled = second with { Pupils = Shuffle(second.Pupils, seed), People = Shuffle(second.People, seed), Links = Shuffle(second.Links, seed) };
            var (one, other) = (Rosters.Compare(known, second), Rosters.Compare(known, shuffled));
            Assert.Equal(Set(one.PupilsAdded), Set(other.PupilsAdded));
            Assert.Equal(Set(one.PupilsChanged), Set(other.PupilsChanged));
            Assert.Equal(Set(one.PupilsLeft), Set(other.PupilsLeft));
            Assert.Equal(Set(one.PupilsBack), Set(other.PupilsBack));
            Assert.Equal(one.PeopleAdded, other.PeopleAdded);
            Assert.Equal(Set(one.LinksAdded), Set(other.LinksAdded));
            Assert.Equal(one.LinksRemoved, other.LinksRemoved);
            Assert.Equal(one.LinksChanged, other.LinksChanged);
        }, iter: Rounds);

    [Fact]
    public void Nobody_whose_link_is_gone_or_opens_nothing_keeps_access() =>
        Gen.Select(AnExport, AnExport).Sample((first, second) =>
        {
            var after = Apply(KnownRoster.From(first), second);
            var inFile = second.Pupils.Select(pupil => pupil.SiecleId).ToHashSet();
            var allowed = second.Links.Where(link => link.MayHaveAccount).Select(link => link.Key).ToHashSet();
            return after.Links.Where(link => inFile.Contains(link.PupilId) && link.MayHaveAccount).All(link => allowed.Contains(link.Key));
        }, iter: Rounds);

    [Fact]
    public void A_known_pupil_is_in_one_list_at_most() =>
        Gen.Select(AnExport, AnExport).Sample((first, second) =>
        {
            var changes = Rosters.Compare(KnownRoster.From(first), second);
            var listed = changes.PupilsChanged.Select(change => change.Known.SiecleId)
                .Concat(changes.PupilsBack.Select(change => change.Known.SiecleId))
                .Concat(changes.PupilsLeft.Select(departure => departure.Known.SiecleId))
                .Concat(changes.PupilsAdded.Select(pupil => pupil.SiecleId)).ToList();
            return listed.Count == listed.Distinct().Count();
        }, iter: Rounds);

    // What the storage does, in the simplest way: each list of the changes, one after the other.
    private static KnownRoster Apply(KnownRoster known, RosterSnapshot incoming)
    {
        var changes = Rosters.Compare(known, incoming);
        var pupils = known.Pupils.ToDictionary(pupil => pupil.SiecleId);
        var newIds = changes.Renumbered.ToDictionary(change => change.Known.SiecleId, change => change.Incoming.SiecleId);
        foreach (var change in changes.PupilsChanged.Concat(changes.PupilsBack))
        {
            pupils.Remove(change.Known.SiecleId);
            pupils.Add(change.Incoming.SiecleId, change.Incoming);
        }

        foreach (var departure in changes.PupilsLeft)
        {
            var left = (departure.Incoming ?? departure.Known) with { ExitDay = departure.LastDay };
            pupils.Remove(departure.Known.SiecleId);
            pupils.Add(left.SiecleId, left);
        }

        changes.PupilsAdded.ToList().ForEach(pupil => pupils.Add(pupil.SiecleId, pupil));
        var links = known.Links.Select(link => link with { PupilId = newIds.GetValueOrDefault(link.PupilId, link.PupilId) })
            .ToDictionary(link => link.Key);
        changes.LinksRemoved.ToList().ForEach(link => Assert.True(links.Remove(link.Key)));
        changes.LinksChanged.ToList().ForEach(change => links[change.Known.Key] = change.Incoming);
        changes.LinksAdded.ToList().ForEach(link => links.Add(link.Key, link));
        var people = known.People.Concat(changes.PeopleAdded).ToDictionary(person => person.SiecleId);
        changes.PeopleChanged.ToList().ForEach(change => people[change.Known.SiecleId] = change.Incoming);
        var divisions = known.Divisions.ToDictionary(division => division.Code);
        changes.DivisionsWritten.ToList().ForEach(division => divisions[division.Code] = division);
        return known with { Pupils = [.. pupils.Values], Links = [.. links.Values], People = [.. people.Values], Divisions = [.. divisions.Values] };
    }

    private static HashSet<T> Set<T>(IEnumerable<T> items) => [.. items];

    private static List<T> Shuffle<T>(IEnumerable<T> items, int seed)
    {
        var array = items.ToArray();
        new Random(seed).Shuffle(array);
        return [.. array];
    }
}
