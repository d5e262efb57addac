using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Domain.Tests.Roster;

/// <summary>A small collège to compare: pupils 1, 2, 3… on the four-day plan, each with a mother and a father.</summary>
internal static class Rosters
{
    public static readonly Uai School = Uai.Read("0609991J")!;
    public static readonly DateTime October = new(2026, 10, 5, 9, 11, 46);
    public static readonly DateTime November = new(2026, 11, 3, 8, 2, 5);

    public static PupilRecord Pupil(int id, string code = "24", string? division = "6A", DateOnly? exit = null, DateOnly? entry = null) =>
        new($"{id}", $"99000000{id}AA", $"NOM{(char)('A' + (id % 26))}{(char)('A' + (id / 26))}", null, "Léa",
            new(2014, 3, 12), division, code, entry ?? new(2026, 9, 1), exit);

    public static PersonRecord Person(int id) => new(
        $"{id}", "MME", $"ADULTE{(char)('A' + (id % 26))}{(char)('A' + (id / 26 % 26))}", null, "Claude", $"a{id}@example.org", null, null);

    public static GuardianLinkRecord Link(
        int pupil, int person, GuardianLevel level = GuardianLevel.Legal, bool pays = false) =>
        new($"{pupil}", $"{person}", level, "10", pays, true);

    /// <summary>Pupils from 1, each with a mother who pays (100 + id) and a father (200 + id).</summary>
    public static RosterSnapshot Of(DateTime exportedAt, params IEnumerable<PupilRecord> pupils)
    {
        var list = pupils.ToList();
        var ids = list.Select(pupil => int.Parse(pupil.SiecleId)).ToList();
        return new(
            School,
            2026,
            [new(RosterPart.Pupils, "e.xml", exportedAt, "e"), new(RosterPart.People, "r.xml", exportedAt, "r")],
            list,
            [],
            [.. ids.SelectMany(id => new[] { Person(100 + id), Person(200 + id) })],
            [.. ids.SelectMany(id => new[] { Link(id, 100 + id, pays: true), Link(id, 200 + id) })],
            [new("6A", "SIXIEME A")]);
    }

    public static IEnumerable<PupilRecord> Pupils(int count) => Enumerable.Range(1, count).Select(id => Pupil(id));

    public static RosterChanges Compare(KnownRoster known, RosterSnapshot incoming, ComparisonOptions? options = null) =>
        Assert.IsType<RosterComparisonOutcome.Compared>(RosterComparison.Between(known, incoming, options)).Changes;
}
