using AntiGaspi.Domain.Roster;
using static AntiGaspi.Domain.Tests.Roster.Rosters;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class RosterReviewTests
{
    [Fact]
    public void Pupils_who_left_before_the_export_are_not_present_and_the_others_are()
    {
        var review = RosterReview.Of(Of(October, Pupil(1, exit: new(2026, 10, 4)), Pupil(2, exit: new(2026, 10, 5)),
            Pupil(3, exit: new(2026, 11, 20)), Pupil(4, entry: new(2026, 10, 20))));
        Assert.Equal(["2", "3", "4"], review.Present.Select(pupil => pupil.SiecleId));
    }

    [Fact]
    public void Homonyms_are_told_even_when_an_accent_differs()
    {
        var twin = Pupil(1) with { SiecleId = "9", GivenName = "LEA", Division = "5B" };
        Assert.Equal([["1", "9"]], RosterReview.Of(Of(October, Pupil(1), Pupil(2), twin)).Homonyms);
    }

    [Fact]
    public void One_human_under_two_ids_is_told_by_the_same_mailbox_or_mobile()
    {
        var mother = Person(10) with { Mobile = "06 39 98 00 01" };
        var people = new[]
        {
            mother, mother with { SiecleId = "11", GivenName = "CLAUDE", Mobile = null }, mother with { SiecleId = "12", Email = null, Mobile = "+33639980001" },
            mother with { SiecleId = "13", Email = null, Mobile = null }, mother with { SiecleId = "14", GivenName = "Dominique" },
        };
        var snapshot = Of(October) with { People = people };
        Assert.Equal([("10", "11"), ("10", "12")], RosterReview.Of(snapshot).DuplicatePeople);
    }

    [Fact]
    public void A_mailbox_shared_by_two_linked_adults_is_told()
    {
        var snapshot = Of(October, Pupil(1));
        var people = snapshot.People.Select(person => person with { Email = "Famille@example.org" }).Append(Person(999) with { Email = "famille@example.org" });
        Assert.Equal([["101", "201"]], RosterReview.Of(snapshot with { People = [.. people] }).SharedMailboxes);
    }

    [Fact]
    public void Questions_about_payers_wait_for_the_adults_file()
    {
        var snapshot = Of(October, Pupil(1)) with { Links = [], People = [] };
        Assert.Single(RosterReview.Of(snapshot).Payers);
        Assert.Empty(RosterReview.Of(snapshot with { Files = [snapshot.Files[0]] }).Payers);
    }

    [Fact]
    public void A_link_to_somebody_who_is_not_in_the_file_counts_for_nothing()
    {
        var snapshot = Of(October, Pupil(1));
        var ghosts = snapshot with { Links = [.. snapshot.Links, Link(1, 888, pays: true), Link(777, 101, pays: true)] };
        Assert.Empty(RosterReview.Of(ghosts).Payers);
        Assert.Equal(2, ghosts.UsableLinks().Count());
    }
}
