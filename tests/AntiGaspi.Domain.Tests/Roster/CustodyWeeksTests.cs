using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Roster;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Roster;

public sealed class CustodyWeeksTests
{
    private static readonly SchoolHoliday Christmas = new(SchoolZone.B, "Noël", new(2026, 12, 19), new(2027, 1, 4), "essai");
    private static readonly CustodyWeeks Even = new(CustodyRhythm.Even, null, HolidayHalves.None);
    private static readonly CustodyWeeks Odd = new(CustodyRhythm.Odd, null, HolidayHalves.None);
    private static readonly CustodyWeeks Every = new(CustodyRhythm.EverySecond, new(2026, 11, 25), HolidayHalves.None);

    [Fact]
    public void Week_48_of_2026_is_even_from_its_Monday_to_its_Sunday()
    {
        Assert.True(Covers(Even, new(2026, 11, 23)));
        Assert.True(Covers(Even, new(2026, 11, 29)));
        Assert.False(Covers(Even, new(2026, 11, 30)));
    }

    [Fact]
    public void A_year_of_53_weeks_gives_two_odd_weeks_in_a_row_and_one_week_in_two_goes_on()
    {
        // 28 December 2026 is the Monday of week 53, 4 January 2027 that of week 1.
        Assert.True(Covers(Odd, new(2026, 12, 28)));
        Assert.True(Covers(Odd, new(2027, 1, 4)));
        Assert.NotEqual(Covers(Every, new(2026, 12, 28)), Covers(Every, new(2027, 1, 4)));
    }

    [Fact]
    public void The_first_half_of_the_holidays_is_for_one_in_even_years_and_for_the_other_in_odd_ones()
    {
        var shared = Even with { Holidays = HolidayHalves.FirstInEvenYears };
        Assert.True(shared.Covers(new(2026, 12, 19), [Christmas]));
        Assert.True(shared.Covers(new(2026, 12, 26), [Christmas]));
        Assert.False(shared.Covers(new(2026, 12, 27), [Christmas]));
        Assert.False(shared.Covers(new(2027, 1, 3), [Christmas]));
        Assert.Equal(Covers(Even, new(2027, 1, 4)), shared.Covers(new(2027, 1, 4), [Christmas]));
        Assert.False((shared with { Holidays = HolidayHalves.FirstInOddYears }).Covers(new(2026, 12, 19), [Christmas]));
    }

    [Fact]
    public void The_end_of_a_school_year_changes_nothing_of_the_weeks()
    {
        Assert.NotEqual(Covers(Every, new(2027, 6, 28)), Covers(Every, new(2027, 7, 5)));
        Assert.NotEqual(Covers(Every, new(2027, 8, 30)), Covers(Every, new(2027, 9, 6)));
    }

    [Fact]
    public void A_week_belongs_to_one_from_Monday_to_Sunday() => Gen.Select(Gen.Int[0, 9_000], Gen.Int[0, 6], Gen.Int[1, 3]).Sample((week, day, rhythm) =>
    {
        var custody = new CustodyWeeks((CustodyRhythm)rhythm, new(2026, 9, 3), HolidayHalves.None);
        var monday = new DateOnly(2000, 1, 3).AddDays(week * 7);
        return Covers(custody, monday) == Covers(custody, monday.AddDays(day));
    });

    [Fact]
    public void One_week_in_two_alternates_for_ever_in_both_directions() => Gen.Int[-9_000, 9_000].Sample(week =>
    {
        var monday = new DateOnly(2026, 11, 23).AddDays(week * 7);
        return Covers(Every, monday) != Covers(Every, monday.AddDays(7));
    });

    [Fact]
    public void Every_day_is_of_the_even_weeks_or_of_the_odd_ones_and_they_alternate_but_after_week_53() => Gen.Int[0, 60_000].Sample(days =>
    {
        var day = new DateOnly(1990, 1, 1).AddDays(days);
        var isLong = System.Globalization.ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue)) == 53;
        return Covers(Even, day) != Covers(Odd, day) && (Covers(Odd, day) == Covers(Odd, day.AddDays(7))) == isLong;
    });

    [Fact]
    public void Halves_share_every_day_of_the_holidays_between_two() => Gen.Select(Gen.Int[2020, 2040], Gen.Int[1, 60], Gen.Int[0, 59]).Sample((year, length, at) =>
    {
        var holiday = new SchoolHoliday(SchoolZone.B, "essai", new(year, 2, 1), new DateOnly(year, 2, 1).AddDays(length), "essai");
        var day = holiday.FirstDayOff.AddDays(at % length);
        var (one, other) = (Even with { Holidays = HolidayHalves.FirstInEvenYears }, Even with { Holidays = HolidayHalves.FirstInOddYears });
        return one.Covers(day, [holiday]) != other.Covers(day, [holiday]);
    });

    private static bool Covers(CustodyWeeks custody, DateOnly day) => custody.Covers(day, []);
}
