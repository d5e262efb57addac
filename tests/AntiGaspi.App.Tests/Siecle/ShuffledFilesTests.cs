using System.Text;
using System.Xml.Linq;
using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;
using CsCheck;

namespace AntiGaspi.App.Tests.Siecle;

public sealed class ShuffledFilesTests
{
    private static readonly string[] FileNames = ["ElevesSansAdresses.xml", "ResponsablesAvecAdresses.xml", "Structures.xml"];

    [Fact]
    public void A_set_whose_records_are_shuffled_gives_the_same_roster_and_counts()
    {
        var expected = SiecleSet.Read("college-40");
        var documents = FileNames.Select(Document).ToArray();
        Gen.Int.Sample(
            seed =>
            {
                var files = documents.Select(document => Shuffled(document, new Random(seed)))
                    .Select((bytes, index) => ($"{index}.xml", bytes)).ToArray();
                new Random(seed).Shuffle(files);
                var found = SiecleSet.Read(files);
                AssertSame(expected.Snapshot, found.Snapshot);
                Assert.Equal(SiecleCounts.Of(expected).ToJson(), SiecleCounts.Of(found).ToJson());
                return Changes(expected.Snapshot, found.Snapshot).IsEmpty;
            },
            iter: 40);
    }

    [Fact]
    public void The_same_files_twice_change_nothing()
    {
        var first = SiecleSet.Read("college-600").Snapshot;
        var again = SiecleSet.Read("college-600").Snapshot;
        Assert.True(Changes(first, again).IsEmpty);
        Assert.Equal(first.Files.Select(file => file.ContentHash), again.Files.Select(file => file.ContentHash));
    }

    [Fact]
    public void A_set_with_one_pupil_of_600_missing_is_seen_to_differ()
    {
        var whole = SiecleSet.Read("college-600").Snapshot;
        var present = whole.Pupils.First(pupil => pupil.IsPresentOn(whole.ExportDay));
        var changes = Changes(whole, whole with { Pupils = [.. whole.Pupils.Where(pupil => pupil != present)] });
        Assert.Equal(present, Assert.Single(changes.PupilsLeft).Known);
        Assert.False(changes.NeedsSecondConfirmation);
    }

    [Fact]
    public void One_class_exported_alone_needs_a_second_confirmation()
    {
        var whole = SiecleSet.Read("college-600").Snapshot;
        var changes = Changes(whole, whole with { Pupils = [.. whole.Pupils.Where(pupil => pupil.Division == "6A")] });
        Assert.True(changes.NeedsSecondConfirmation);
        Assert.Equal(576, changes.ActiveBefore);
        Assert.Equal(changes.ActiveBefore, changes.DisappearedCount + changes.Review.Present.Count);
    }

    private static RosterChanges Changes(RosterSnapshot before, RosterSnapshot now) => Assert.IsType<RosterComparisonOutcome.Compared>(
        RosterComparison.Between(KnownRoster.From(before), now, new(EveryLink: true))).Changes;

    private static void AssertSame(RosterSnapshot expected, RosterSnapshot found)
    {
        Assert.Equal(expected.Pupils, found.Pupils);
        Assert.Equal(expected.People, found.People);
        Assert.Equal(expected.Links, found.Links);
        Assert.Equal(expected.Divisions, found.Divisions);
        Assert.Equal(expected.Files.Select(file => (file.Part, file.ExportedAt)), found.Files.Select(file => (file.Part, file.ExportedAt)));
    }

    private static XDocument Document(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(SiecleSet.Bytes("college-40", file));
        return XDocument.Load(stream);
    }

    // The records of each section change places, and so do the fields inside each record; the header stays first.
    private static byte[] Shuffled(XDocument document, Random random)
    {
        var copy = new XDocument(document);
        var sections = copy.Root!.Element("DONNEES")!.Elements().ToArray();
        foreach (var section in sections)
        {
            var records = section.Elements().ToArray();
            random.Shuffle(records);
            section.ReplaceNodes(records);
            foreach (var record in records.Where(record => record.Name != "STRUCTURES_ELEVE"))
            {
                var fields = record.Elements().ToArray();
                random.Shuffle(fields);
                record.ReplaceNodes(fields);
            }
        }

        random.Shuffle(sections);
        copy.Root.Element("DONNEES")!.ReplaceNodes(sections);
        return Encoding.GetEncoding("iso-8859-15").GetBytes($"{document.Declaration}\n{copy}");
    }
}
