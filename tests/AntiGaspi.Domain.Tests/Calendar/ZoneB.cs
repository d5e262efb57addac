using System.Globalization;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Tests.Calendar;

/// <summary>A collège of the Oise (zone B) in 2025-2026 and 2026-2027, as the worked examples use it.</summary>
internal static class ZoneB
{
    private const string Source = "arrêtés du 7 décembre 2022 et du 22 octobre 2025";

    public static TimeZoneInfo Paris { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static SchoolCalendar Dates { get; } = new(
        [
            new(SchoolZone.B, 2025, Day("2025-09-01"), Day("2026-07-04"), Source),
            new(SchoolZone.B, 2026, Day("2026-09-01"), Day("2027-07-03"), Source),
        ],
        [
            Off("Toussaint", "2025-10-18", "2025-11-03"),
            Off("Noël", "2025-12-20", "2026-01-05"),
            Off("Hiver", "2026-02-14", "2026-03-02"),
            Off("Printemps", "2026-04-11", "2026-04-27"),
            Off("Ascension", "2026-05-14", "2026-05-18"),
            Off("Toussaint", "2026-10-17", "2026-11-02"),
            Off("Noël", "2026-12-19", "2027-01-04"),
            Off("Hiver", "2027-02-20", "2027-03-08"),
            Off("Printemps", "2027-04-17", "2027-05-03"),
            Off("Ascension", "2027-05-06", "2027-05-10"),
        ]);

    /// <summary>Open on Monday, Tuesday, Thursday and Friday.</summary>
    public static OpenDays FourDays { get; } = new(Weekdays.FourDays, Dates);

    /// <summary>Open from Monday to Friday.</summary>
    public static OpenDays FiveDays { get; } = new(Weekdays.FiveDays, Dates);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);

    private static SchoolHoliday Off(string name, string first, string back) => new(SchoolZone.B, name, Day(first), Day(back), Source);
}
