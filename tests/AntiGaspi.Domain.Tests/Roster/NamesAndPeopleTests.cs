using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class NamesAndPeopleTests
{
    [Theory]
    [InlineData("LEFEVRE", "Lefèvre")]
    [InlineData("D'ARTOIS", "d’Artois")]
    [InlineData("LE GOFF", "Le-Goff")]
    [InlineData("LEFŒUVRE", "LEFOEUVRE")]
    [InlineData("ŽUPAN", "Zupan")]
    [InlineData("MÜLLER", "muller")]
    public void Two_ways_to_write_a_name_are_one(string one, string other) =>
        Assert.Equal(FoldedName.Of(one), FoldedName.Of(other));

    [Theory]
    [InlineData("Lé\uFFFEa", "LEA")]
    [InlineData("L\uD800ea", "LEA")]
    [InlineData("\uFFFE", "")]
    public void What_is_no_character_counts_for_nothing(string one, string other) =>
        Assert.Equal(FoldedName.Of(one), FoldedName.Of(other));

    [Fact]
    public void The_parts_of_a_name_never_slide_into_one_another() =>
        Assert.NotEqual(FoldedName.Of("MARTIN", "E", "Lise"), FoldedName.Of("MARTIN", null, "Elise"));

    [Theory]
    [InlineData("+33639980001")]
    [InlineData("0639980001")]
    [InlineData("06 39 98 00 01")]
    [InlineData("06.39.98.00.01")]
    [InlineData("0033 6 39 98 00 01")]
    public void A_mobile_is_one_number_however_it_is_written(string written) =>
        Assert.Equal("+33639980001", (Rosters.Person(1) with { Mobile = written }).DialledMobile);

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("voir mère")]
    [InlineData(null)]
    public void Something_else_is_no_number(string? written) =>
        Assert.Null((Rosters.Person(1) with { Mobile = written }).DialledMobile);

    [Theory]
    [InlineData("ANNE@EXAMPLE.ORG", "anne@example.org")]
    [InlineData("pas-une-adresse(at)example.org", null)]
    [InlineData("a@b", null)]
    [InlineData("a@b@example.org", null)]
    [InlineData("a b@example.org", null)]
    [InlineData("@example.org", null)]
    [InlineData("a@.org", null)]
    [InlineData(null, null)]
    public void Only_an_address_is_written_to(string? written, string? used) =>
        Assert.Equal(used, (Rosters.Person(1) with { Email = written }).UsableEmail);

    [Theory]
    [InlineData("0012", "12")]
    [InlineData(" 7 ", "7")]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("12a", null)]
    [InlineData("1234567890123456789", null)]
    public void An_id_is_a_number(string written, string? id) => Assert.Equal(id, SiecleIds.Read(written));

    [Fact]
    public void The_name_in_use_is_shown_first()
    {
        Assert.Equal("LEFŒUVRE", (Rosters.Pupil(1) with { UsageName = "LEFŒUVRE" }).DisplayName);
        Assert.Equal("NOMBA", Rosters.Pupil(1).DisplayName);
    }

    [Fact]
    public void The_day_of_leaving_is_still_a_day_of_presence()
    {
        var pupil = Rosters.Pupil(1, exit: new(2026, 10, 5));
        Assert.True(pupil.IsPresentOn(new(2026, 10, 5)));
        Assert.False(pupil.IsPresentOn(new(2026, 10, 6)));
    }

    [Theory]
    [InlineData(GuardianLevel.Legal, false, true)]
    [InlineData(GuardianLevel.InCharge, false, true)]
    [InlineData(GuardianLevel.Contact, true, true)]
    [InlineData(GuardianLevel.Contact, false, false)]
    public void A_mere_contact_gets_no_account(GuardianLevel level, bool pays, bool may) =>
        Assert.Equal(may, Rosters.Link(1, 1, level, pays).MayHaveAccount);
}
