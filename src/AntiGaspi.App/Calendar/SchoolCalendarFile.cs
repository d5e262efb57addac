using System.Text.Json;
using System.Text.Json.Serialization;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>The school years that are shipped: zones A, B and C, each with the arrêté that set its dates.</summary>
public static class SchoolCalendarFile
{
    private const string Resource = "AntiGaspi.App.Calendar.Data.school-calendar.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<SchoolZone>() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<SchoolCalendar> Shipped = new(Read);

    /// <summary>The shipped calendar of all zones, read once.</summary>
    public static SchoolCalendar Calendar => Shipped.Value;

    private static SchoolCalendar Read()
    {
        using var stream = typeof(SchoolCalendarFile).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        var file = JsonSerializer.Deserialize<CalendarFile>(stream, Options)
            ?? throw new InvalidOperationException($"The resource {Resource} is empty.");
        return new(file.Years.SelectMany(YearsOf).ToList(), file.Years.SelectMany(HolidaysOf).ToList());
    }

    private static IEnumerable<SchoolYear> YearsOf(YearEntry year) => year.Zones.Select(zone =>
        new SchoolYear(zone, year.StartYear, year.FirstDay, year.SummerFrom, year.Source) { Note = year.Note });

    private static IEnumerable<SchoolHoliday> HolidaysOf(YearEntry year) =>
        from holiday in year.Holidays
        from zone in holiday.Zones
        select new SchoolHoliday(zone, holiday.Name, holiday.FirstDayOff, holiday.ReturnDay, year.Source);

    private sealed record CalendarFile(string About, IReadOnlyList<YearEntry> Years);

    private sealed record YearEntry(
        int StartYear,
        string Source,
        IReadOnlyList<SchoolZone> Zones,
        DateOnly FirstDay,
        DateOnly SummerFrom,
        IReadOnlyList<HolidayEntry> Holidays,
        string? Note = null);

    private sealed record HolidayEntry(string Name, IReadOnlyList<SchoolZone> Zones, DateOnly FirstDayOff, DateOnly ReturnDay);
}
