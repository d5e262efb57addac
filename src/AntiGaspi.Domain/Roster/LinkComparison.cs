namespace AntiGaspi.Domain.Roster;

/// <summary>The adults' side of a comparison.</summary>
/// <param name="PeopleAdded">Adults of the added links that the school did not know.</param>
/// <param name="PeopleChanged">Known adults who changed.</param>
/// <param name="Added">New links.</param>
/// <param name="Removed">Links that vanished, of pupils that the files still speak of.</param>
/// <param name="Changed">Links that changed.</param>
internal sealed record LinkComparison(
    IReadOnlyList<PersonRecord> PeopleAdded,
    IReadOnlyList<PersonChange> PeopleChanged,
    IReadOnlyList<GuardianLinkRecord> Added,
    IReadOnlyList<GuardianLinkRecord> Removed,
    IReadOnlyList<LinkChange> Changed)
{
    public static LinkComparison Between(KnownRoster known, RosterSnapshot incoming, PupilComparison pupils, bool everyLink)
    {
        if (!incoming.Has(RosterPart.People))
        {
            return new([], [], [], [], []);
        }

        var people = incoming.People.ToDictionary(person => person.SiecleId);
        var knownPeople = known.People.ToDictionary(person => person.SiecleId);
        var now = incoming.Links.ToDictionary(link => link.Key);
        var before = known.Links
            .Select(link => link with { PupilId = pupils.CurrentId(link.PupilId) })
            .ToDictionary(link => link.Key);
        var wanted = Wanted(known, incoming, pupils, everyLink);

        var added = incoming.Links
            .Where(link => !before.ContainsKey(link.Key) && wanted(link)
                && (people.ContainsKey(link.PersonId) || knownPeople.ContainsKey(link.PersonId)))
            .ToList();
        return new(
            [.. added.Select(link => link.PersonId).Where(id => !knownPeople.ContainsKey(id))
                .Distinct().Order(SiecleIds.Order).Select(id => people[id])],
            [.. known.People.Where(person => people.TryGetValue(person.SiecleId, out var found) && found != person)
                .Select(person => new PersonChange(person, people[person.SiecleId]))],
            added,
            [.. before.Values.Where(link => pupils.IsInFile(link.PupilId) && !now.ContainsKey(link.Key))
                .Order(GuardianLinkRecord.Order)],
            [.. before.Values.Where(link => now.TryGetValue(link.Key, out var found) && Differ(link, found))
                .Order(GuardianLinkRecord.Order).Select(link => new LinkChange(link, now[link.Key]))]);
    }

    // Lodging counts only where both sides say it: the older format does not, and neither may what is stored.
    private static bool Differ(GuardianLinkRecord before, GuardianLinkRecord now) =>
        before.Lodges is null || now.Lodges is null
            ? before with { Lodges = null } != now with { Lodges = null }
            : before != now;

    // Data minimisation: an adult is kept only to answer for a pupil who is here and may eat here.
    private static Func<GuardianLinkRecord, bool> Wanted(
        KnownRoster known, RosterSnapshot incoming, PupilComparison pupils, bool everyLink)
    {
        var source = incoming.Has(RosterPart.Pupils) ? incoming.Pupils.Concat(pupils.Held) : known.Pupils;
        var eaters = source
            .Where(pupil => pupil.IsPresentOn(incoming.ExportDay) && (everyLink || pupil.Boarding.MayEatHere))
            .Select(pupil => pupil.SiecleId)
            .ToHashSet();
        return link => eaters.Contains(link.PupilId) && (everyLink || link.MayHaveAccount);
    }
}
