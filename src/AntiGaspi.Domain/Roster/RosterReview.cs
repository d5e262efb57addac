namespace AntiGaspi.Domain.Roster;

/// <summary>One question to the school office about who pays for a pupil.</summary>
/// <param name="PupilId">ELEVE_ID.</param>
/// <param name="Choice">What the file says.</param>
public sealed record PayerQuestion(string PupilId, PayerChoice Choice);

/// <summary>
/// What the school office should look at in a snapshot. These are reports, not refusals: a child without a national
/// number or without a class eats all the same. "Present" means not left before the day of the export.
/// </summary>
/// <param name="Present">The pupils who have not left before the export day.</param>
/// <param name="ToClassify">Present, with no boarding status or one that nobody may guess.</param>
/// <param name="WithoutIne">Present, without a national number.</param>
/// <param name="WithoutDivision">Present, without a real class.</param>
/// <param name="Homonyms">Groups of present pupils with the same names, by id.</param>
/// <param name="Payers">Present pupils for whom the file names nobody, or several adults, to pay.</param>
/// <param name="DuplicatePeople">Pairs of records that look like one human: same names, and same mailbox or mobile.</param>
/// <param name="SharedMailboxes">Groups of linked adults who share a mailbox: codes are per person, never per mailbox.</param>
public sealed record RosterReview(
    IReadOnlyList<PupilRecord> Present,
    IReadOnlyList<PupilRecord> ToClassify,
    IReadOnlyList<PupilRecord> WithoutIne,
    IReadOnlyList<PupilRecord> WithoutDivision,
    IReadOnlyList<IReadOnlyList<string>> Homonyms,
    IReadOnlyList<PayerQuestion> Payers,
    IReadOnlyList<(string First, string Second)> DuplicatePeople,
    IReadOnlyList<IReadOnlyList<string>> SharedMailboxes)
{
    /// <summary>Reviews a snapshot on the day of its export. What was not among the files is not reported as missing.</summary>
    public static RosterReview Of(RosterSnapshot snapshot)
    {
        var present = snapshot.Pupils.Where(pupil => pupil.IsPresentOn(snapshot.ExportDay)).ToList();
        var links = snapshot.UsableLinks().ToList();
        return new(
            present,
            [.. present.Where(pupil => pupil.Boarding.NeedsOffice)],
            [.. present.Where(pupil => pupil.Ine is null)],
            [.. present.Where(pupil => pupil.Division is null)],
            Groups(present, pupil => pupil.FoldedNames, pupil => pupil.SiecleId),
            snapshot.Has(RosterPart.People) ? Questions(present, links) : [],
            Twins(snapshot.People),
            Mailboxes(snapshot.People, links));
    }

    private static List<PayerQuestion> Questions(IEnumerable<PupilRecord> present, IEnumerable<GuardianLinkRecord> links)
    {
        var byPupil = links.ToLookup(link => link.PupilId);
        return [.. present
            .Select(pupil => new PayerQuestion(pupil.SiecleId, PayerRule.For(byPupil[pupil.SiecleId])))
            .Where(question => question.Choice is not PayerChoice.Named)];
    }

    private static List<(string First, string Second)> Twins(IReadOnlyList<PersonRecord> people)
    {
        var pairs = new SortedSet<(string First, string Second)>(Comparer<(string First, string Second)>.Create((left, right) =>
            SiecleIds.Order.Compare(left.First, right.First) is var first and not 0
                ? first : SiecleIds.Order.Compare(left.Second, right.Second)));
        Pair(pairs, people.Where(person => person.Mailbox is not null), person => (person.FoldedNames, person.Mailbox));
        Pair(pairs, people.Where(person => person.DialledMobile is not null), person => (person.FoldedNames, person.DialledMobile));
        return [.. pairs];
    }

    // Each record of a group is paired with the first one, so a group of n gives n - 1 pairs.
    private static void Pair<TKey>(
        SortedSet<(string First, string Second)> pairs, IEnumerable<PersonRecord> people, Func<PersonRecord, TKey> key)
    {
        foreach (var group in Groups(people, key, person => person.SiecleId))
        {
            pairs.UnionWith(group.Skip(1).Select(other => (group[0], other)));
        }
    }

    private static List<IReadOnlyList<string>> Mailboxes(IEnumerable<PersonRecord> people, IEnumerable<GuardianLinkRecord> links)
    {
        var linked = links.Select(link => link.PersonId).ToHashSet();
        return Groups(
            people.Where(person => person.Mailbox is not null && linked.Contains(person.SiecleId)),
            person => person.Mailbox,
            person => person.SiecleId);
    }

    private static List<IReadOnlyList<string>> Groups<T, TKey>(IEnumerable<T> all, Func<T, TKey> key, Func<T, string> id) =>
        [.. all.GroupBy(key, id)
            .Where(group => group.Count() > 1)
            .Select(group => (IReadOnlyList<string>)[.. group.Order(SiecleIds.Order)])
            .OrderBy(group => group[0], SiecleIds.Order)];
}
