using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using CsCheck;
using static AntiGaspi.Domain.Tests.Calendar.ZoneB;

namespace AntiGaspi.Domain.Tests.Calendar;

public sealed class CutoffRuleTests
{
    private static readonly TimeOnly Ten = new(10, 0);
    private static readonly TimeOnly Nine = new(9, 0);
    private static readonly CutoffRule EveAtTen = new RelativeCutoff(1, DayUnit.ServiceDay, Ten);

    private static readonly GroupedCutoff TwiceAWeek = new(
        [
            new(Weekdays.Of(DayOfWeek.Monday, DayOfWeek.Tuesday), DayOfWeek.Friday),
            new(Weekdays.Of(DayOfWeek.Thursday, DayOfWeek.Friday), DayOfWeek.Tuesday),
        ],
        Nine);

    private static readonly CutoffRule[] Rules =
    [
        EveAtTen,
        new RelativeCutoff(0, DayUnit.ServiceDay, new(9, 30)),
        new RelativeCutoff(3, DayUnit.ServiceDay, Nine),
        new RelativeCutoff(2, DayUnit.WorkingDay, new(23, 59)),
        new RelativeCutoff(8, DayUnit.CalendarDay, new(0, 0)),
        new WeeklyCutoff(DayOfWeek.Thursday, 1, new(12, 0)),
        new WeeklyCutoff(DayOfWeek.Sunday, 2, new(2, 30)),
        TwiceAWeek,
    ];

    [Theory]
    [InlineData("2026-11-26", "2026-11-24T10:00+01:00")] // Wednesday has no service
    [InlineData("2026-11-27", "2026-11-26T10:00+01:00")]
    [InlineData("2026-11-30", "2026-11-27T10:00+01:00")]
    [InlineData("2027-01-04", "2026-12-18T10:00+01:00")] // first meal after Christmas
    [InlineData("2027-03-30", "2027-03-26T10:00+01:00")] // after Easter Monday and the change of hour
    [InlineData("2027-05-10", "2027-05-04T10:00+02:00")] // after the Ascension bridge
    [InlineData("2026-11-02", "2026-10-16T10:00+02:00")] // after Toussaint: the deadline is in summer time
    public void The_previous_serving_day_at_ten(string meal, string deadline)
    {
        var found = EveAtTen.For(Day(meal), FourDays, Paris);
        Assert.Equal(At(deadline), found.At);
        Assert.Equal(DateOnly.FromDateTime(At(deadline).DateTime), found.LocalDay);
        Assert.Equal((Ten, "Europe/Paris"), (found.LocalTime, found.TimeZone));
    }

    [Theory]
    [InlineData(DayUnit.ServiceDay, "2026-12-18")]
    [InlineData(DayUnit.WorkingDay, "2026-12-31")] // 1 January is a public holiday
    [InlineData(DayUnit.CalendarDay, "2027-01-03")]
    public void The_unit_changes_the_deadline_of_the_first_meal_of_January(DayUnit unit, string expected) =>
        Assert.Equal(Day(expected), new RelativeCutoff(1, unit, Ten).For(Day("2027-01-04"), FourDays, Paris).LocalDay);

    [Fact]
    public void Ten_o_clock_sharp_is_late_and_a_millisecond_before_is_not()
    {
        var deadline = EveAtTen.For(Day("2026-11-26"), FourDays, Paris);
        Assert.True(deadline.Accepts(At("2026-11-24T09:59:59.999+01:00")));
        Assert.False(deadline.Accepts(At("2026-11-24T10:00:00.000+01:00")));
        Assert.False(deadline.Accepts(At("2026-11-24T10:00:00.001+01:00")));
    }

    [Fact]
    public void A_Tuesday_after_Easter_Monday_is_already_late_on_Monday()
    {
        Assert.False(FourDays.IsOpen(Day("2027-03-29")));
        Assert.False(EveAtTen.For(Day("2027-03-30"), FourDays, Paris).Accepts(At("2027-03-29T09:00+02:00")));
    }

    [Fact]
    public void A_meal_of_January_is_cancelled_in_time_on_the_last_morning_of_December() =>
        Assert.True(EveAtTen.For(Day("2027-01-04"), FourDays, Paris).Accepts(At("2026-12-18T09:00+01:00")));

    [Theory]
    [InlineData("2026-11-30", "2026-11-26T12:00+01:00")]
    [InlineData("2026-12-04", "2026-11-26T12:00+01:00")]
    [InlineData("2026-11-02", "2026-10-29T12:00+01:00")] // during the holidays: the rule is kept as it is written
    public void Thursday_noon_for_the_whole_of_next_week(string meal, string deadline) =>
        Assert.Equal(At(deadline), new WeeklyCutoff(DayOfWeek.Thursday, 1, new(12, 0)).For(Day(meal), FourDays, Paris).At);

    [Theory]
    [InlineData("2026-11-23", "2026-11-20")]
    [InlineData("2026-11-24", "2026-11-20")]
    [InlineData("2026-11-25", "2026-11-20")] // a Wednesday that makes up for a bridge follows Tuesday
    [InlineData("2026-11-26", "2026-11-24")]
    [InlineData("2026-11-27", "2026-11-24")]
    public void Friday_for_Monday_and_Tuesday_then_Tuesday_for_Thursday_and_Friday(string meal, string deadline)
    {
        Assert.Equal(Day(deadline), TwiceAWeek.For(Day(meal), FourDays, Paris).LocalDay);
        Assert.Equal(TwiceAWeek, TwiceAWeek with { Groups = [.. TwiceAWeek.Groups] });
    }

    [Theory]
    [InlineData("Indian/Reunion", "2026-11-24T06:00Z")]
    [InlineData("America/Martinique", "2026-11-24T14:00Z")]
    [InlineData("Pacific/Noumea", "2026-11-23T23:00Z")]
    [InlineData("Pacific/Tahiti", "2026-11-24T20:00Z")]
    [InlineData("Europe/Paris", "2026-11-24T09:00Z")]
    public void Ten_o_clock_is_that_of_the_place(string zone, string deadline) =>
        Assert.Equal(At(deadline), EveAtTen.For(Day("2026-11-26"), FourDays, TimeZoneInfo.FindSystemTimeZoneById(zone)).At);

    [Theory]
    [InlineData("2027-03-28", 2, 30, "2027-03-28T01:00Z", 3, 0)] // 02:30 does not exist: 03:00 is the first hour that does
    [InlineData("2027-10-31", 2, 30, "2027-10-31T01:30Z", 2, 30)] // 02:30 comes twice: the second one
    [InlineData("2026-10-25", 10, 0, "2026-10-25T09:00Z", 10, 0)]
    public void Nights_of_a_change_of_hour_have_one_deadline(string day, int hour, int minute, string at, int shownHour, int shownMinute)
    {
        var deadline = Deadline.Of(Day(day), new(hour, minute), Paris);
        Assert.Equal(At(at), deadline.At);
        Assert.Equal(new TimeOnly(shownHour, shownMinute), deadline.LocalTime);
    }

    [Fact]
    public void A_later_meal_never_closes_earlier() =>
        Gen.Select(Gen.Int[0, Rules.Length - 1], Gen.Int[0, 700], Gen.Int[0, 40]).Sample((rule, start, gap) =>
            Closing(Rules[rule], start).At <= Closing(Rules[rule], start + gap).At);

    [Fact]
    public void The_hour_shown_is_always_the_hour_of_the_rule() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 700]).Sample((rule, start) => Closing(Rules[rule], start).LocalTime == Rules[rule].Time);

    /// <summary>The sabotaged twin: a day before is not twenty-four hours before when the clock changes in between.</summary>
    [Fact]
    public void Subtracting_twenty_four_hours_is_caught_on_the_days_of_a_change_of_hour()
    {
        var everyDay = new OpenDays(new(127), Dates);
        var eve = new RelativeCutoff(1, DayUnit.CalendarDay, Ten);
        var wrong = Enumerable.Range(0, 700)
            .Select(September(2026).AddDays)
            .Where(day => eve.For(day, everyDay, Paris).At != Deadline.Of(day, Ten, Paris).At.AddHours(-24))
            .ToList();
        Assert.Equal([Day("2026-10-25"), Day("2027-03-28"), Day("2027-10-31"), Day("2028-03-26")], wrong);
    }

    private static DateOnly September(int year) => new(year, 9, 1);

    private static Deadline Closing(CutoffRule rule, int start) => rule.For(September(2025).AddDays(start), FourDays, Paris);
}
