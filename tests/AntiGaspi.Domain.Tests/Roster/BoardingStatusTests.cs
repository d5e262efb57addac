using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class BoardingStatusTests
{
    [Theory]
    [InlineData("0", BoardingMeaning.External)]
    [InlineData("1", BoardingMeaning.External)]
    [InlineData("2", BoardingMeaning.HalfBoard)]
    [InlineData("21", BoardingMeaning.HalfBoard)]
    [InlineData("26", BoardingMeaning.HalfBoard)]
    [InlineData("29", BoardingMeaning.Ticket)]
    [InlineData("3", BoardingMeaning.Boarder)]
    [InlineData("34", BoardingMeaning.Boarder)]
    [InlineData("39", BoardingMeaning.Boarder)]
    [InlineData("6", BoardingMeaning.Elsewhere)]
    [InlineData("", BoardingMeaning.Missing)]
    [InlineData(null, BoardingMeaning.Missing)]
    [InlineData("4", BoardingMeaning.Unknown)]
    [InlineData("5", BoardingMeaning.Unknown)]
    [InlineData("9", BoardingMeaning.Unknown)]
    [InlineData("27", BoardingMeaning.Unknown)]
    [InlineData("DP", BoardingMeaning.Unknown)]
    [InlineData("240", BoardingMeaning.Unknown)]
    public void A_code_means(string? code, BoardingMeaning meaning) => Assert.Equal(meaning, BoardingStatus.Of(code).Meaning);

    [Theory]
    [InlineData("2")]
    [InlineData("24")]
    public void Four_days_are_Monday_Tuesday_Thursday_and_Friday(string code) =>
        Assert.Equal(Weekdays.FourDays, BoardingStatus.Of(code).DefaultDays);

    [Fact]
    public void Five_days_are_Monday_to_Friday() => Assert.Equal(Weekdays.FiveDays, BoardingStatus.Of("25").DefaultDays);

    [Theory]
    [InlineData("21")]
    [InlineData("22")]
    [InlineData("23")]
    [InlineData("26")]
    [InlineData("3")]
    public void A_child_whose_days_nobody_knows_is_fed_every_day(string code) => Assert.Null(BoardingStatus.Of(code).DefaultDays);

    [Theory]
    [InlineData("29")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("9")]
    [InlineData("")]
    public void Others_are_expected_on_no_weekday(string code) => Assert.Equal(Weekdays.None, BoardingStatus.Of(code).DefaultDays);

    [Fact]
    public void Only_a_flat_rate_can_be_refunded() => Assert.Equal(
        ["2", "21", "24"],
        new[] { "0", "2", "21", "24", "29", "3", "34", "6", "9", "" }.Where(code => BoardingStatus.Of(code).CanBeRefunded));

    [Fact]
    public void The_office_is_asked_about_4_5_9_and_nothing() => Assert.Equal(
        ["4", "5", "9", ""],
        new[] { "0", "1", "2", "24", "29", "3", "4", "5", "6", "9", "" }.Where(code => BoardingStatus.Of(code).NeedsOffice));
}
