using AntiGaspi.App.French;
using AntiGaspi.App.Siecle;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Siecle;

/// <summary>The seventeen files of tests/data/siecle/broken: refused, or taken in part with what is wrong listed.</summary>
public sealed class BrokenFilesTests
{
    [Theory]
    [InlineData("01-tronque.xml", SiecleRefusalKind.Truncated, 186, "s’arrête avant la fin", "Réexportez-le")]
    [InlineData("02a-utf8-declare-8859-15.xml", SiecleRefusalKind.EncodingEdited, 17, "les accents sont abîmés", "Réexportez-le sans l’ouvrir")]
    [InlineData("02b-latin9-declare-utf8.xml", SiecleRefusalKind.InvalidBytes, 17, "caractères sont illisibles", "Réexportez-le sans l’ouvrir")]
    [InlineData("04a-xxe.xml", SiecleRefusalKind.DocumentType, 2, "DOCTYPE", "Réexportez-le")]
    [InlineData("04b-milliard-de-rires.xml", SiecleRefusalKind.DocumentType, 2, "DOCTYPE", "Réexportez-le")]
    [InlineData("08a-sts-pas-siecle.xml", SiecleRefusalKind.StsExport, null, "vient de STS", "Exports XML génériques")]
    [InlineData("08b-page-de-connexion.xml", SiecleRefusalKind.WebPage, null, "page de connexion", "Reconnectez-vous")]
    [InlineData("08c-csv-renomme.xml", SiecleRefusalKind.NotXml, 1, "n’est pas un export XML", "Exports XML génériques")]
    [InlineData("09-vide.xml", SiecleRefusalKind.NoRecord, null, "ferait partir tout le monde", "tout l’établissement")]
    [InlineData("10b-archive-sans-xml.zip", SiecleRefusalKind.ArchiveWithoutXml, null, "aucun fichier XML", "Élèves sans adresses")]
    [InlineData("10c-bombe.zip", SiecleRefusalKind.ArchiveBomb, null, "la taille d’un export", "Réexportez-le")]
    public void A_broken_file_is_refused_with_its_line_and_what_to_do(
        string file, SiecleRefusalKind why, int? line, string happened, string toDo)
    {
        var refusal = Assert.IsType<SiecleReading.Refused>(SiecleSet.Broken(file)).Refusal;
        Assert.Equal((why, line), (refusal.Why, refusal.Line));
        var text = SiecleTexts.For(refusal);
        Assert.StartsWith(file, text, StringComparison.Ordinal);
        Assert.Contains(happened, text, StringComparison.Ordinal);
        Assert.Contains("Rien n’a été importé.", text, StringComparison.Ordinal);
        Assert.Contains(toDo, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_school_is_refused_by_naming_both()
    {
        var text = Refused("03-autre-etablissement.xml", RosterRefusal.OtherSchool);
        Assert.Contains("0609977U", text, StringComparison.Ordinal);
        Assert.Contains("0609991J", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_school_among_the_files_is_refused_by_naming_both()
    {
        var refusal = SiecleSet.Refusal(
            ("r.xml", SiecleSet.Bytes("college-40", "ResponsablesAvecAdresses.xml")),
            ("e.xml", SiecleSet.Bytes("broken", "03-autre-etablissement.xml")));
        Assert.Equal(SiecleRefusalKind.TwoSchools, refusal.Why);
        var text = SiecleTexts.For(refusal);
        Assert.Contains("0609977U", text, StringComparison.Ordinal);
        Assert.Contains("0609991J", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_school_year_is_refused_until_it_is_confirmed()
    {
        var text = Refused("07-autre-annee.xml", RosterRefusal.OtherSchoolYear);
        Assert.Contains("2025-2026", text, StringComparison.Ordinal);
        Assert.Contains("2026-2027", text, StringComparison.Ordinal);
        var confirmed = RosterComparison.Between(Known(), Taken("07-autre-annee.xml").Snapshot, new(OtherYearConfirmed: true));
        Assert.IsType<RosterComparisonOutcome.Compared>(confirmed);
    }

    [Fact]
    public void Pupils_without_an_id_are_listed_and_the_others_taken()
    {
        var reading = Taken("05a-eleves-identifiants-manquants.xml");
        Assert.Equal(4, reading.Snapshot.Pupils.Count);
        Assert.Equal(2, reading.Snapshot.Blocked.Count);
        Assert.Equal(
            [
                (SiecleAnomalyKind.PupilWithoutId, 11), (SiecleAnomalyKind.PupilWithoutId, 45),
                (SiecleAnomalyKind.ClassOfUnknownPupil, 251), (SiecleAnomalyKind.ClassOfUnknownPupil, 257),
                (SiecleAnomalyKind.ClassWithoutPupilId, 267),
            ],
            Places(reading));
        Assert.Contains("THOMAS Lina (ELEVE_ID absent)", SiecleAnomalyTexts.For(reading.Anomalies[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Adults_without_an_id_are_listed_and_the_others_taken()
    {
        var reading = Taken("05b-responsables-identifiants-manquants.xml");
        Assert.Equal(reading.Tally.People - 1, reading.Snapshot.People.Count);
        Assert.Equal(reading.Tally.Links - 1, reading.Snapshot.Links.Count);
        Assert.Contains((SiecleAnomalyKind.PersonWithoutId, 11), Places(reading));
        Assert.Single(reading.Anomalies, anomaly => anomaly.Kind == SiecleAnomalyKind.LinkWithoutPersonId);
    }

    [Fact]
    public void Pupils_with_one_id_or_one_national_number_for_two_are_listed_and_the_others_taken()
    {
        var reading = Taken("06-identifiants-en-double.xml");
        Assert.Equal(2, reading.Snapshot.Pupils.Count);
        Assert.Equal(
            [BlockedReason.IdTwice, BlockedReason.IdTwice, BlockedReason.IneTwice, BlockedReason.IneTwice],
            reading.Snapshot.Blocked.Select(blocked => blocked.Reason).Order());
        Assert.Equal(2, reading.Anomalies.Count(anomaly => anomaly.Kind == SiecleAnomalyKind.PupilIdTwice));
        Assert.Equal(2, reading.Anomalies.Count(anomaly => anomaly.Kind == SiecleAnomalyKind.IneTwice));
    }

    [Theory]
    [InlineData("05a-eleves-identifiants-manquants.xml")]
    [InlineData("06-identifiants-en-double.xml")]
    public void A_damaged_record_never_makes_its_pupil_leave(string file)
    {
        var six = SiecleSet.Read("college-40").Snapshot.Pupils.Take(6).ToList();
        var known = Known() with { Pupils = six };
        var changes = Assert.IsType<RosterComparisonOutcome.Compared>(RosterComparison.Between(known, Taken(file).Snapshot)).Changes;
        Assert.Empty(changes.PupilsLeft);
        Assert.Empty(changes.PupilsAdded);
        Assert.Equal(Taken(file).Snapshot.Blocked.Count, changes.PupilsHeld.Count);
    }

    [Fact]
    public void A_path_that_leads_outside_the_archive_leads_nowhere()
    {
        var reading = Taken("10a-chemin-hors-archive.zip");
        Assert.Equal(6, reading.Snapshot.Pupils.Count);
        Assert.Equal("10a-chemin-hors-archive.zip (ElevesSansAdresses.xml)", reading.Snapshot.Files[0].Name);
        Assert.False(File.Exists("../ElevesSansAdresses.xml"));
    }

    [Fact]
    public void Every_refusal_and_every_anomaly_says_what_happened_and_what_to_do()
    {
        var refusals = Enum.GetValues<SiecleRefusalKind>().Select(why => SiecleTexts.For(new(why, "f.xml", 3, "x", "y")));
        var anomalies = Enum.GetValues<SiecleAnomalyKind>().Select(kind => SiecleAnomalyTexts.For(new(kind, "f.xml", 3, "DURAND Léa", "x")));
        var warnings = Enum.GetValues<RosterWarning>().Select(RosterTexts.For);
        Assert.All(refusals.Concat(anomalies).Concat(warnings), text =>
        {
            Assert.True(text.Count(sign => sign == '.') >= 2, text);
            Assert.DoesNotContain(" :", text, StringComparison.Ordinal);
            Assert.DoesNotContain("'", text, StringComparison.Ordinal);
        });
    }

    private static SiecleReading.Read Taken(string file) => Assert.IsType<SiecleReading.Read>(SiecleSet.Broken(file));

    private static KnownRoster Known() => KnownRoster.None(Uai.Read(SiecleSet.School)!, 2026);

    private static string Refused(string file, RosterRefusal why)
    {
        var outcome = Assert.IsType<RosterComparisonOutcome.Refused>(RosterComparison.Between(Known(), Taken(file).Snapshot));
        Assert.Equal(why, outcome.Why);
        return RosterTexts.For(outcome);
    }

    private static IEnumerable<(SiecleAnomalyKind, int?)> Places(SiecleReading.Read reading) =>
        reading.Anomalies.Select(anomaly => (anomaly.Kind, anomaly.Line));
}
