using AntiGaspi.App.Calendar;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Tests.Calendar;

public sealed class SchoolCalendarFileTests
{
    public static TheoryData<SchoolZone> Zones => [SchoolZone.A, SchoolZone.B, SchoolZone.C];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Each_zone_has_three_years_of_five_holidays_with_their_text(SchoolZone zone)
    {
        var calendar = SchoolCalendarFile.Calendar.In(zone);
        Assert.Equal([2025, 2026, 2027], calendar.Years.Select(year => year.StartYear));
        Assert.All(calendar.Years, year => Assert.Equal(5, calendar.Holidays.Count(holiday => year.Covers(holiday.FirstDayOff))));
        Assert.All(calendar.Holidays, holiday => Assert.Contains("JORFTEXT", holiday.Source));
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void Holidays_start_on_a_Saturday_but_bridges_and_end_before_they_start_again(SchoolZone zone)
    {
        var holidays = SchoolCalendarFile.Calendar.In(zone).Holidays;
        Assert.All(holidays, holiday => Assert.Equal(
            holiday.Name.StartsWith("Pont", StringComparison.Ordinal) ? DayOfWeek.Thursday : DayOfWeek.Saturday,
            holiday.FirstDayOff.DayOfWeek));
        Assert.All(holidays, holiday => Assert.InRange(holiday.ReturnDay.DayNumber - holiday.FirstDayOff.DayNumber, 4, 17));
        var sorted = holidays.OrderBy(holiday => holiday.FirstDayOff).ToList();
        Assert.All(sorted.Zip(sorted.Skip(1)), pair => Assert.True(pair.First.ReturnDay < pair.Second.FirstDayOff));
    }

    [Fact]
    public void The_Oise_bills_139_days_in_2026_2027()
    {
        var oise = new OpenDays(Weekdays.FourDays, SchoolCalendarFile.Calendar.In(SchoolZone.B));
        Assert.Equal([55, 41, 43], BillingTerms.Usual.Of(2026).Select(term => term.DaysOf(Weekdays.FourDays, oise)));
    }

    [Fact]
    public void The_disputed_summer_of_2028_is_the_earlier_date_and_says_so()
    {
        var year = SchoolCalendarFile.Calendar.In(SchoolZone.B).Years.Single(one => one.StartYear == 2027);
        Assert.Equal(new DateOnly(2028, 7, 4), year.SummerFrom);
        Assert.Contains("8 juillet 2028", year.Note);
        Assert.All(SchoolCalendarFile.Calendar.Years.Where(one => one.StartYear < 2027), one => Assert.Null(one.Note));
    }
}
