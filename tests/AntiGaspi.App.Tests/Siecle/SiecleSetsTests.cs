using System.Text;
using System.Text.Json.Nodes;
using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Siecle;

public sealed class SiecleSetsTests
{
    [Theory]
    [InlineData("college-40")]
    [InlineData("college-600")]
    public void Every_count_of_a_set_is_the_expected_one(string set) =>
        AssertSame(SiecleSet.Expected(set), Counts(SiecleSet.Read(set)));

    [Fact]
    public void A_month_later_the_second_export_tells_exactly_what_changed()
    {
        var before = SiecleSet.Read("college-40").Snapshot;
        AssertSame(SiecleSet.Expected("college-40-mois-suivant"), Counts(SiecleSet.Read("college-40-mois-suivant"), before));
    }

    [Fact]
    public void The_older_format_gives_the_same_counts_with_levels_2_and_3_together()
    {
        var expected = SiecleSet.Expected("college-40-ancien-format");
        var counts = Counts(SiecleSet.Read("college-40-ancien-format"));
        AddContacts(expected);
        AddContacts(counts);
        AssertSame(expected, counts);
    }

    [Fact]
    public void The_older_format_gives_the_same_pupils_legal_guardians_and_payers()
    {
        var now = SiecleSet.Read("college-40").Snapshot;
        var old = SiecleSet.Read("college-40-ancien-format").Snapshot;
        Assert.Equal(now.Pupils.Select(pupil => pupil with { UsageName = null }), old.Pupils);
        Assert.Equal(Rights(now), Rights(old));

        static IEnumerable<(string, string, bool, bool)> Rights(RosterSnapshot snapshot) =>
            snapshot.Links.Select(link => (link.PupilId, link.PersonId, link.Level == GuardianLevel.Legal, link.Pays));
    }

    [Theory]
    [InlineData("LEFŒUVRE")]
    [InlineData("ŽUPAN")]
    [InlineData("Anaïs")]
    public void Names_are_read_in_Latin_9(string name) => Assert.Contains(name, NamesOf(SiecleSet.Read("college-40")));

    [Fact]
    public void The_same_bytes_read_as_Latin_1_lose_these_names()
    {
        var latin1 = Encoding.Latin1.GetString(SiecleSet.Bytes("college-40", "ElevesSansAdresses.xml"))
            .Replace("ISO-8859-15", "ISO-8859-1", StringComparison.Ordinal);
        var names = NamesOf(SiecleSet.Read(("e.xml", Encoding.Latin1.GetBytes(latin1))));
        Assert.DoesNotContain("LEFŒUVRE", names);
        Assert.DoesNotContain("ŽUPAN", names);
        Assert.Contains("Anaïs", names);
    }

    [Fact]
    public void Last_years_class_and_mail_are_never_taken()
    {
        var snapshot = SiecleSet.Read("college-40").Snapshot;
        Assert.DoesNotContain(snapshot.Pupils, pupil => pupil.Division is "CM2 B" || pupil.Division?.EndsWith('Z') == true);
        Assert.DoesNotContain(snapshot.People, person => person.Email is "ce.an-dernier@example.org" or "eleve.perso@example.net");
    }

    [Fact]
    public void A_name_loses_the_blanks_around_it_and_nothing_else()
    {
        var pupils = SiecleSet.Read("college-40").Snapshot.Pupils;
        Assert.All(pupils, pupil => Assert.Equal(pupil.FamilyName.Trim(), pupil.FamilyName));
        Assert.Contains(pupils, pupil => pupil.FamilyName == "DE LA FONTAINE-BRÉVAL");
        Assert.Contains(pupils, pupil => pupil.FamilyName.Length == 75);
        Assert.Contains(pupils, pupil => pupil.Division == "6 B");
    }

    [Fact]
    public void An_address_keeps_its_lines_and_an_empty_one_is_none()
    {
        var people = SiecleSet.Read("college-40").Snapshot.People;
        Assert.Contains(people, person => person.Address?.StartsWith("12 RUE DUPONT & FILS <RDC>\n60", StringComparison.Ordinal) == true);
        Assert.Contains(people, person => person.Address is null);
    }

    [Fact]
    public void A_class_without_a_label_shows_its_code() =>
        Assert.Contains(new DivisionRecord("6 B", "6 B"), SiecleSet.Read("college-40").Snapshot.Divisions);

    [Fact]
    public void The_pupils_file_alone_says_nothing_of_adults()
    {
        var reading = SiecleSet.Read(("e.xml", SiecleSet.Bytes("college-40", "ElevesSansAdresses.xml")));
        var counts = SiecleCounts.Of(reading);
        Assert.Equal(40, counts.PupilsInFile);
        Assert.Null(counts.PeopleInFile);
        Assert.Null(counts.PresentWithoutPayer);
    }

    private static JsonObject Counts(SiecleReading.Read reading, RosterSnapshot? previous = null) =>
        JsonNode.Parse(SiecleCounts.Of(reading, previous).ToJson())!.AsObject();

    private static List<string> NamesOf(SiecleReading.Read reading) =>
        [.. reading.Snapshot.Pupils.SelectMany(pupil => new[] { pupil.FamilyName, pupil.UsageName ?? "", pupil.GivenName })];

    private static void AddContacts(JsonObject counts)
    {
        var levels = counts["linksByLevel"]!.AsObject();
        levels["3"] = levels["2"]!.GetValue<int>() + levels["3"]!.GetValue<int>();
        levels["2"] = 0;
    }

    // Field by field, so that a failure names the field.
    private static void AssertSame(JsonObject expected, JsonObject found)
    {
        Assert.Equal(expected.Select(field => field.Key).Order(), found.Select(field => field.Key).Order());
        foreach (var (name, value) in expected)
        {
            Assert.True(
                JsonNode.DeepEquals(value, found[name]),
                $"{name}: expected {value?.ToJsonString()}, found {found[name]?.ToJsonString()}");
        }
    }
}
