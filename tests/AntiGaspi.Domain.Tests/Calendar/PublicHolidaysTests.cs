using AntiGaspi.Domain.Calendar;
using CsCheck;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;

namespace AntiGaspi.Domain.Tests.Calendar;

public sealed class PublicHolidaysTests
{
    // Month and day of Easter Sunday from 2000 to 2050, as published by observatories.
    private static readonly string[] Easters =
        ("04-23 04-15 03-31 04-20 04-11 03-27 04-16 04-08 03-23 04-12 04-04 04-24 04-08 03-31 04-20 04-05 03-27 "
        + "04-16 04-01 04-21 04-12 04-04 04-17 04-09 03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 "
        + "04-09 03-25 04-13 04-05 04-25 04-10 04-01 04-21 04-06 03-29 04-17 04-09 03-25 04-14 04-05 04-18 04-10").Split(' ');

    [Fact]
    public void Easter_is_the_known_one_from_2000_to_2050()
    {
        Assert.Equal(51, Easters.Length);
        for (var year = 2000; year <= 2050; year++)
        {
            Assert.Equal(Day($"{year}-{Easters[year - 2000]}"), PublicHolidays.EasterOf(year));
        }
    }

    [Fact]
    public void The_year_2027_has_its_eleven_days() => Assert.Equal(
        [
            Day("2027-01-01"), Day("2027-03-29"), Day("2027-05-01"), Day("2027-05-06"), Day("2027-05-08"), Day("2027-05-17"),
            Day("2027-07-14"), Day("2027-08-15"), Day("2027-11-01"), Day("2027-11-11"), Day("2027-12-25"),
        ],
        PublicHolidays.Of(2027));

    [Theory]
    [InlineData(HolidayArea.AlsaceMoselle, "2027-03-26")]
    [InlineData(HolidayArea.AlsaceMoselle, "2027-12-26")]
    [InlineData(HolidayArea.Guadeloupe, "2027-05-27")]
    [InlineData(HolidayArea.Guyane, "2027-06-10")]
    [InlineData(HolidayArea.Martinique, "2027-05-22")]
    [InlineData(HolidayArea.Mayotte, "2027-04-27")]
    [InlineData(HolidayArea.Reunion, "2027-12-20")]
    public void Some_places_have_more_days_than_the_nation(HolidayArea area, string day)
    {
        Assert.True(PublicHolidays.Include(Day(day), area));
        Assert.False(PublicHolidays.Include(Day(day)));
    }

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April() =>
        Gen.Int[1583, 9998].Sample(year =>
        {
            var easter = PublicHolidays.EasterOf(year);
            return easter.DayOfWeek == DayOfWeek.Sunday
                && easter >= new DateOnly(year, 3, 22)
                && easter <= new DateOnly(year, 4, 25)
                && PublicHolidays.Of(year).Count == 11;
        });

    [Fact]
    public void A_year_before_the_Gregorian_calendar_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PublicHolidays.Of(1582));
}
