using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Domain.Tests.Roster;

/// <summary>A file has one first day and one last day for a pupil: what it tells no more, and what stays true all the same.</summary>
public sealed class EarlierStayTests
{
    private static readonly DateOnly YearBegins = new(2026, 8, 1);

    [Theory]
    [InlineData("2026-09-01", "2026-10-16", "2026-12-01", "2026-09-01 2026-10-16")]
    [InlineData(null, "2026-10-16", "2026-12-01", " 2026-10-16")]
    [InlineData("2025-09-01", "2026-07-04", "2026-09-01", "2025-09-01 2026-07-04")]
    [InlineData("2025-09-01", null, "2026-09-01", "2025-09-01 2026-07-31")]
    [InlineData("2025-09-01", "2027-07-03", "2026-09-01", "2025-09-01 2026-07-31")]
    public void What_was_before_a_return_or_a_new_school_year_stays(string? entry, string? exit, string now, string stay) => Assert.Equal(stay, StayOf(entry, exit, now));

    [Theory]
    [InlineData("2026-09-01", null, "2026-09-15")]
    [InlineData("2026-09-01", "2026-10-16", "2026-09-15")]
    [InlineData("2026-09-15", "2026-10-16", "2026-09-15")]
    [InlineData("2026-09-15", "2026-10-16", "2026-09-01")]
    [InlineData("2026-09-15", "2026-10-16", null)]
    public void A_first_day_that_is_put_right_leaves_nothing_behind(string? entry, string? exit, string? now) => Assert.Null(StayOf(entry, exit, now));

    private static string? StayOf(string? entry, string? exit, string? now)
    {
        var known = Pupil(entry, exit);
        return new PupilChange(known, Pupil(now, null)).EarlierStay(YearBegins) is { } stay ? $"{stay.FirstDay:yyyy-MM-dd} {stay.LastDay:yyyy-MM-dd}" : null;
    }

    private static PupilRecord Pupil(string? entry, string? exit) => new("1", null, "MARTIN", null, "Inès", null, "5B", "24", Day(entry), Day(exit));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
