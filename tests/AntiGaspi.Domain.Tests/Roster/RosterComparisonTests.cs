using AntiGaspi.Domain.Roster;
using static AntiGaspi.Domain.Tests.Roster.Rosters;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class RosterComparisonTests
{
    private static readonly RosterSnapshot First = Of(October, Pupils(60));
    private static readonly KnownRoster Known = KnownRoster.From(First);

    [Fact]
    public void The_same_file_changes_nothing() => Assert.True(Compare(Known, First).IsEmpty);

    [Fact]
    public void A_first_import_adds_every_pupil_who_has_not_left()
    {
        var changes = Compare(KnownRoster.None(School, 2026), Of(October, Pupil(1), Pupil(2, exit: new(2026, 9, 30))));
        Assert.Equal("1", Assert.Single(changes.PupilsAdded).SiecleId);
        Assert.Equal(["101", "201"], changes.PeopleAdded.Select(person => person.SiecleId));
        Assert.Equal(2, changes.LinksAdded.Count);
        Assert.False(changes.NeedsSecondConfirmation);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    public void Adults_of_a_pupil_who_does_not_eat_here_are_not_kept(string code)
    {
        var changes = Compare(KnownRoster.None(School, 2026), Of(October, Pupil(1, code)));
        Assert.Single(changes.PupilsAdded);
        Assert.Empty(changes.PeopleAdded);
        Assert.Empty(changes.LinksAdded);
    }

    [Fact]
    public void A_contact_is_not_kept()
    {
        var snapshot = Of(October, Pupil(1)) with { Links = [Link(1, 101), Link(1, 201, GuardianLevel.Contact)] };
        var changes = Compare(KnownRoster.None(School, 2026), snapshot);
        Assert.Equal("101", Assert.Single(changes.PeopleAdded).SiecleId);
        Assert.Single(Compare(KnownRoster.None(School, 2026), snapshot with { Links = [Link(1, 201, GuardianLevel.Contact, pays: true)] }).PeopleAdded);
    }

    [Fact]
    public void A_pupil_who_becomes_a_half_boarder_brings_its_adults()
    {
        var before = KnownRoster.None(School, 2026) with { Pupils = [Pupil(1, "0")] };
        var changes = Compare(before, Of(November, Pupil(1, "24")));
        Assert.Equal(PupilAspects.Boarding, Assert.Single(changes.PupilsChanged).Aspects);
        Assert.Equal(2, changes.LinksAdded.Count);
    }

    [Theory]
    [InlineData("5B", "24", PupilAspects.Division)]
    [InlineData("6A", "29", PupilAspects.Boarding)]
    [InlineData(null, "", PupilAspects.Division | PupilAspects.Boarding)]
    public void A_change_of_class_or_of_status_is_told(string? division, string code, PupilAspects aspects) =>
        Assert.Equal(aspects, Assert.Single(Compare(Known, With(Pupil(1, code, division))).PupilsChanged).Aspects);

    [Fact]
    public void A_name_written_with_its_accents_is_a_spelling_and_another_name_is_a_name()
    {
        var changes = Compare(Known, With(Pupil(1) with { GivenName = "LEA" }, Pupil(2) with { FamilyName = "AUTRE" }));
        Assert.Equal([PupilAspects.Spelling, PupilAspects.Name], changes.PupilsChanged.Select(change => change.Aspects));
    }

    [Fact]
    public void A_pupil_leaves_by_the_date_of_the_file_or_by_missing_from_it()
    {
        var dated = Pupil(1, exit: new(2026, 10, 16));
        var changes = Compare(Known, Of(November, [dated, .. Pupils(60).Skip(2)]));
        Assert.Equal([("1", new DateOnly(2026, 10, 16)), ("2", new DateOnly(2026, 11, 2))],
            changes.PupilsLeft.Select(departure => (departure.Known.SiecleId, departure.LastDay)));
        Assert.Equal(1, changes.DisappearedCount);
    }

    [Fact]
    public void A_leaving_that_was_known_in_advance_is_not_told_again_once_it_happened()
    {
        var before = KnownRoster.From(Of(October, Pupil(1, exit: new(2026, 10, 16))));
        Assert.True(Compare(before, Of(November, Pupil(1, exit: new(2026, 10, 16)))).IsEmpty);
    }

    [Fact]
    public void A_pupil_who_left_may_come_back()
    {
        var before = KnownRoster.From(Of(October, Pupil(1, exit: new(2026, 10, 1))));
        Assert.Equal("1", Assert.Single(Compare(before, Of(November, Pupil(1))).PupilsBack).Known.SiecleId);
    }

    [Fact]
    public void A_pupil_with_a_new_id_is_the_same_by_the_national_number_and_so_are_its_links()
    {
        var renumbered = Pupil(1) with { SiecleId = "5000" };
        var links = First.Links.Select(link => link.PupilId == "1" ? link with { PupilId = "5000" } : link);
        var changes = Compare(Known, First with { Pupils = [.. Pupils(60).Skip(1), renumbered], Links = [.. links] });
        var change = Assert.Single(changes.Renumbered);
        Assert.Equal(("1", "5000"), (change.Known.SiecleId, change.Incoming.SiecleId));
        Assert.Empty(changes.PupilsAdded);
        Assert.Empty(changes.PupilsLeft);
        Assert.Empty(changes.LinksAdded);
        Assert.Empty(changes.LinksRemoved);
    }

    [Fact]
    public void A_national_number_that_another_pupil_still_has_makes_no_merge()
    {
        var newcomer = Pupil(77) with { Ine = Pupil(1).Ine };
        var changes = Compare(Known, Of(October, [Pupil(1) with { Ine = null }, .. Pupils(60).Skip(1), newcomer]));
        Assert.Equal(newcomer, Assert.Single(changes.PupilsAdded));
    }

    [Fact]
    public void A_link_that_vanishes_or_is_lowered_cuts_access()
    {
        var links = First.Links.Where(link => link.Key != ("1", "201"))
            .Select(link => link.Key == ("2", "202") ? link with { Level = GuardianLevel.Contact } : link);
        var changes = Compare(Known, First with { Links = [.. links] });
        Assert.Equal(("1", "201"), Assert.Single(changes.LinksRemoved).Key);
        var lowered = Assert.Single(changes.LinksChanged);
        Assert.True(lowered is { IsLowered: true, CutsAccess: true, GivesAccess: false });
    }

    [Fact]
    public void A_contact_who_no_longer_pays_loses_access_and_one_who_becomes_legal_gets_it()
    {
        var known = Known with { Links = [Link(1, 101, GuardianLevel.Contact, pays: true), Link(2, 102, GuardianLevel.Contact)] };
        var changes = Compare(known, First with { Links = [Link(1, 101, GuardianLevel.Contact), Link(2, 102)] });
        Assert.Equal([(true, false), (false, true)], changes.LinksChanged.Select(change => (change.CutsAccess, change.GivesAccess)));
    }

    [Fact]
    public void Lodging_is_compared_only_where_both_sides_say_it()
    {
        var silent = Known with { Links = [.. Known.Links.Select(link => link with { Lodges = null })] };
        Assert.True(Compare(silent, First).IsEmpty);
        var moved = First with { Links = [.. First.Links.Select(link => link.Key == ("1", "101") ? link with { Lodges = false } : link)] };
        Assert.Equal(("1", "101"), Assert.Single(Compare(Known, moved).LinksChanged).Known.Key);
    }

    [Fact]
    public void The_links_of_a_pupil_who_is_no_longer_in_the_file_are_not_cut()
    {
        var changes = Compare(Known, Of(November, Pupils(60).Skip(1)));
        Assert.Empty(changes.LinksRemoved);
    }

    [Fact]
    public void Without_the_adults_file_no_link_changes()
    {
        var changes = Compare(Known, First with { Files = [First.Files[0]], People = [], Links = [] });
        Assert.True(changes.IsEmpty);
        Assert.Equal([RosterWarning.WithoutPeopleFile], changes.Warnings);
    }

    [Fact]
    public void Without_the_pupils_file_nobody_leaves_and_links_may_still_change()
    {
        var links = First.Links.Where(link => link.Key != ("1", "201"));
        var changes = Compare(Known, First with { Files = [First.Files[1]], Pupils = [], Links = [.. links] });
        Assert.Empty(changes.PupilsLeft);
        Assert.Equal(("1", "201"), Assert.Single(changes.LinksRemoved).Key);
        Assert.Equal([RosterWarning.WithoutPupilsFile], changes.Warnings);
    }

    [Fact]
    public void A_pupil_whose_record_is_damaged_stays_as_it_is()
    {
        var blocked = new BlockedPupil(BlockedReason.IdMissing, Pupil(1) with { SiecleId = "", Ine = null });
        var changes = Compare(Known, First with { Pupils = [.. Pupils(60).Skip(1)], Blocked = [blocked] });
        Assert.Equal("1", Assert.Single(changes.PupilsHeld).SiecleId);
        Assert.True(changes.IsEmpty);
    }

    [Theory]
    [InlineData(100, 2, 0, false)]
    [InlineData(100, 3, 0, true)]
    [InlineData(40, 1, 0, true)]
    [InlineData(40, 0, 1, false)]
    [InlineData(40, 0, 2, true)]
    [InlineData(100, 1, 1, false)]
    [InlineData(100, 1, 2, true)]
    public void More_than_2_percent_leaving_needs_a_second_confirmation(int active, int missing, int dated, bool needed)
    {
        var now = Pupils(active).Skip(missing).Select((pupil, index) => index < dated ? pupil with { ExitDay = new(2026, 10, 16) } : pupil);
        Assert.Equal(needed, Compare(KnownRoster.From(Of(October, Pupils(active))), Of(November, now)).NeedsSecondConfirmation);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(41, true)]
    public void A_new_school_year_is_compared_apart(int percentLeaving, bool needed)
    {
        var next = Of(new(2027, 9, 1, 8, 0, 0), Pupils(100).Skip(percentLeaving)) with { SchoolYear = 2027 };
        var changes = Compare(KnownRoster.From(Of(October, Pupils(100))), next, new(OtherYearConfirmed: true));
        Assert.Contains(RosterWarning.NextSchoolYear, changes.Warnings);
        Assert.Equal(needed, changes.NeedsSecondConfirmation);
    }

    [Fact]
    public void An_older_export_and_files_eight_days_apart_are_told()
    {
        var older = First with { Files = [First.Files[0], First.Files[1] with { ExportedAt = October.AddDays(-8) }] };
        var known = Known with { LastExportedAt = November };
        Assert.Equal([RosterWarning.OlderThanLastImport, RosterWarning.FilesFarApart], Compare(known, older).Warnings);
        var week = First with { Files = [First.Files[0], First.Files[1] with { ExportedAt = October.AddDays(-7) }] };
        Assert.Empty(Compare(Known, week).Warnings);
    }

    [Fact]
    public void Another_school_is_refused_even_when_the_year_is_confirmed()
    {
        var other = First with { Uai = Uai.Read("0609992K")! };
        var outcome = RosterComparison.Between(Known, other, new(OtherYearConfirmed: true));
        Assert.Equal(RosterRefusal.OtherSchool, Assert.IsType<RosterComparisonOutcome.Refused>(outcome).Why);
    }

    private static RosterSnapshot With(params PupilRecord[] changed)
    {
        var ids = changed.Select(pupil => pupil.SiecleId).ToHashSet();
        return First with { Pupils = [.. changed, .. First.Pupils.Where(pupil => !ids.Contains(pupil.SiecleId))] };
    }
}
