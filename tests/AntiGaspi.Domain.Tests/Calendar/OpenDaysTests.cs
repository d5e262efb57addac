using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using CsCheck;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;

namespace AntiGaspi.Domain.Tests.Calendar;

public sealed class OpenDaysTests
{
    [Theory]
    [InlineData("2026-11-26", true)]
    [InlineData("2026-11-25", false)] // a Wednesday
    [InlineData("2026-10-16", true)]
    [InlineData("2026-10-17", false)]
    [InlineData("2026-10-30", false)] // the last Friday of the holidays
    [InlineData("2026-11-02", true)] // the morning of return
    [InlineData("2027-03-29", false)] // Easter Monday
    [InlineData("2027-05-07", false)] // the bridge after Ascension
    [InlineData("2027-07-02", true)]
    [InlineData("2027-07-05", false)]
    [InlineData("2026-08-31", false)]
    public void A_place_is_open_on_its_weekdays_outside_holidays(string day, bool open) =>
        Assert.Equal(open, FourDays.IsOpen(Day(day)));

    [Fact]
    public void A_Wednesday_counts_only_where_the_place_serves_it()
    {
        Assert.True(FiveDays.IsOpen(Day("2026-11-25")));
        Assert.False(FiveDays.IsOpen(Day("2026-11-11")));
        Assert.Equal(Day("2026-11-25"), FiveDays.StepBack(Day("2026-11-26"), 1));
        Assert.Equal(Day("2026-11-24"), FourDays.StepBack(Day("2026-11-26"), 1));
    }

    [Fact]
    public void A_special_day_opens_and_a_closure_closes_whatever_else_is_said()
    {
        var place = new OpenDays(
            Weekdays.FourDays,
            Dates,
            closures: [Day("2026-12-04"), Day("2026-12-16")],
            specialDays: [Day("2026-12-09"), Day("2026-12-16"), Day("2027-07-06")]);
        Assert.True(place.IsOpen(Day("2026-12-09")));
        Assert.True(place.IsOpen(Day("2027-07-06")));
        Assert.False(place.IsOpen(Day("2026-12-04")));
        Assert.False(place.IsOpen(Day("2026-12-16")));
        Assert.Equal(Day("2027-07-06"), place.Last);
    }

    [Fact]
    public void The_next_day_and_the_days_between_skip_what_is_closed()
    {
        Assert.Equal(Day("2027-01-04"), FourDays.Next(Day("2026-12-18")));
        Assert.Null(FourDays.Next(Day("2027-07-02")));
        Assert.Equal([Day("2026-12-17"), Day("2026-12-18"), Day("2027-01-04")], FourDays.Between(Day("2026-12-16"), Day("2027-01-04")));
        Assert.Empty(FourDays.Between(Day("2027-01-04"), Day("2026-12-16")));
    }

    [Fact]
    public void Before_the_first_known_day_each_weekday_served_counts()
    {
        Assert.Equal(Day("2025-09-01"), FourDays.First);
        Assert.Equal(Day("2025-08-29"), FourDays.StepBack(Day("2025-09-01"), 1));
        Assert.Equal(Day("2025-08-29"), FourDays.StepBack(Day("2025-09-02"), 2));
        Assert.Equal(Day("2025-08-31"), new OpenDays(Weekdays.None, SchoolCalendar.Empty).StepBack(Day("2025-09-01"), 1));
    }

    [Fact]
    public void Offices_work_during_school_holidays_but_not_on_public_ones()
    {
        Assert.True(FourDays.IsWorkingDay(Day("2026-10-21")));
        Assert.False(FourDays.IsWorkingDay(Day("2026-11-11")));
        Assert.False(FourDays.IsWorkingDay(Day("2026-11-28")));
    }

    [Fact]
    public void Two_zones_for_one_place_are_a_mistake()
    {
        var mixed = new SchoolCalendar([.. Dates.Years, Dates.Years[0] with { Zone = SchoolZone.C }], []);
        Assert.Throws<ArgumentException>(() => new OpenDays(Weekdays.FourDays, mixed));
        Assert.Equal(2, mixed.In(SchoolZone.B).Years.Count);
    }

    [Fact]
    public void Going_back_then_forward_returns_to_an_open_day() =>
        Gen.Select(Gen.Int[0, 277], Gen.Int[1, 100]).Sample((rank, steps) =>
        {
            var all = FourDays.Between(FourDays.First!.Value, FourDays.Last!.Value);
            var start = all[rank % all.Count];
            var back = FourDays.StepBack(start, steps);
            var count = FourDays.Between(back, start).Count - 1;
            return back < FourDays.First ? count < steps : count == steps && FourDays.Next(FourDays.StepBack(start, 1)) == start;
        });
}
