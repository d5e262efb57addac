using AntiGaspi.Domain.Calendar;
using CsCheck;

namespace AntiGaspi.Domain.Tests.Calendar;

/// <summary>Nothing that nobody waits for leaves at night, on the clock of the place of meal.</summary>
public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly TimeZoneInfo Reunion = TimeZoneInfo.FindSystemTimeZoneById("Indian/Reunion");

    [Theory]
    [InlineData("2026-11-23T20:59:59.999+01:00", "2026-11-23T20:59:59.999+01:00")]
    [InlineData("2026-11-23T21:00:00.000+01:00", "2026-11-24T07:00:00.000+01:00")]
    [InlineData("2026-11-24T00:00:00.000+01:00", "2026-11-24T07:00:00.000+01:00")]
    [InlineData("2026-11-24T06:59:59.999+01:00", "2026-11-24T07:00:00.000+01:00")]
    [InlineData("2026-11-24T07:00:00.000+01:00", "2026-11-24T07:00:00.000+01:00")]
    [InlineData("2027-03-27T23:00:00.000+01:00", "2027-03-28T07:00:00.000+02:00")]
    public void A_message_of_the_night_waits_for_seven(string ready, string leaves) =>
        Assert.Equal(DateTimeOffset.Parse(leaves, null), QuietHours.AfterOr(DateTimeOffset.Parse(ready, null), Paris));

    [Fact]
    public void Each_place_has_its_own_night()
    {
        var evening = DateTimeOffset.Parse("2026-11-23T19:00+01:00", null);
        Assert.Equal(evening, QuietHours.AfterOr(evening, Paris));
        Assert.Equal(DateTimeOffset.Parse("2026-11-24T07:00+04:00", null), QuietHours.AfterOr(evening, Reunion));
    }

    [Fact]
    public void Whenever_it_is_ready_it_leaves_outside_the_night_and_within_ten_hours() => Gen.Int[0, 400 * 24 * 60].Sample(minutes =>
    {
        var ready = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
        var leaves = QuietHours.AfterOr(ready, Paris);
        var hour = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(leaves, Paris).DateTime);
        Assert.True(hour >= QuietHours.End && hour < QuietHours.Begin);
        Assert.InRange(leaves - ready, TimeSpan.Zero, TimeSpan.FromHours(11));
    });

    [Fact]
    public void No_hour_that_is_offered_is_quiet() => Assert.All(
        MessageHours.OfReminder, hour => Assert.True(new TimeOnly(hour, 0) >= QuietHours.End && new TimeOnly(hour, 0) < QuietHours.Begin));

    [Theory]
    [InlineData("2026-11-23", 1)]
    [InlineData("2026-11-29", 7)]
    public void Monday_is_one_and_Sunday_seven(string day, int weekday) => Assert.Equal(weekday, MessageHours.WeekdayOf(DateOnly.Parse(day, null)));
}
