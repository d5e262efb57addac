using System.Globalization;
using System.Text.Json;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>Why an export of the national calendar cannot be read.</summary>
public enum CalendarExportFault
{
    /// <summary>More than 10 MB.</summary>
    TooLarge = 1,

    /// <summary>Not the JSON that the portal exports.</summary>
    NotTheExport = 2,

    /// <summary>A page of the answer, not all of it: its rows stop before its total.</summary>
    Truncated = 3,

    /// <summary>No row for the academy or territory asked.</summary>
    UnknownLocation = 4,

    /// <summary>A row without a date, or whose dates are reversed or absurd.</summary>
    BadRow = 5,
}

/// <summary>What an export of the national calendar gives for one place.</summary>
/// <param name="Calendar">Its school years and holidays; empty when there is a fault.</param>
/// <param name="YearsLeftOut">School years whose first day or summer is not published yet.</param>
/// <param name="Fault">Why it could not be read; null when it was.</param>
/// <param name="Row">The row at fault, from 1; 0 for the whole file.</param>
public sealed record NationalCalendar(
    SchoolCalendar Calendar, IReadOnlyList<int> YearsLeftOut, CalendarExportFault? Fault = null, int Row = 0);

/// <summary>
/// Reads the JSON export of <c>fr-en-calendrier-scolaire</c> (data.education.gouv.fr), one row per academy.
/// Its traps and what is done with them: docs/rules/cutoffs.md, §5.
/// </summary>
public static class NationalCalendarExport
{
    /// <summary>Largest export that is read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int LongestHolidayDays = 100;

    /// <summary>The school years and holidays of one academy or territory.</summary>
    /// <param name="json">The bytes of the export, or of one answer of the API that holds all rows.</param>
    /// <param name="location">The academy or territory as the portal writes it: "Amiens", "Réunion".</param>
    /// <param name="zone">The zone that the result is for.</param>
    public static NationalCalendar Read(ReadOnlyMemory<byte> json, string location, SchoolZone zone)
    {
        if (json.Length > MaxBytes)
        {
            return Failed(CalendarExportFault.TooLarge);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return Read(document.RootElement, location, zone);
        }
        catch (JsonException)
        {
            return Failed(CalendarExportFault.NotTheExport);
        }
    }

    private static NationalCalendar Read(JsonElement root, string location, SchoolZone zone)
    {
        var isAnswer = root.ValueKind == JsonValueKind.Object;
        var rows = isAnswer && root.TryGetProperty("results", out var results) ? results : root;
        if (rows.ValueKind != JsonValueKind.Array)
        {
            return Failed(CalendarExportFault.NotTheExport);
        }

        if (isAnswer && root.TryGetProperty("total_count", out var total)
            && total.TryGetInt32(out var count) && count > rows.GetArrayLength())
        {
            return Failed(CalendarExportFault.Truncated);
        }

        var periods = new List<Period>();
        foreach (var (rank, row) in rows.EnumerateArray().Index())
        {
            if (!Concerns(row, location))
            {
                continue;
            }

            if (PeriodOf(row) is not { } period)
            {
                return Failed(CalendarExportFault.BadRow, rank + 1);
            }

            periods.Add(period);
        }

        return periods.Count == 0 ? Failed(CalendarExportFault.UnknownLocation) : Assemble(periods.Distinct().ToList(), zone, location);
    }

    private static NationalCalendar Assemble(List<Period> periods, SchoolZone zone, string location)
    {
        var source = $"fr-en-calendrier-scolaire, {location}";
        var years = new List<SchoolYear>();
        var leftOut = new List<int>();
        foreach (var startYear in periods.Select(period => period.StartYear).Distinct().Order())
        {
            var summer = periods.FirstOrDefault(period => period.StartYear == startYear && period.Kind == PeriodKind.Summer);
            if (FirstDayOf(startYear, periods) is { } first && summer is not null && first < summer.From)
            {
                years.Add(new(zone, startYear, first, summer.From, source));
            }
            else
            {
                leftOut.Add(startYear);
            }
        }

        var holidays = periods
            .Where(period => period.Kind == PeriodKind.Holiday)
            .OrderBy(period => period.From)
            .Select(period => new SchoolHoliday(zone, period.Name, period.From, period.Return, source));
        return new(new(years, holidays.ToList()), leftOut);
    }

    /// <summary>The pupils' first day: its own row, else the day of return of the summer before.</summary>
    private static DateOnly? FirstDayOf(int startYear, List<Period> periods)
    {
        var own = periods.FirstOrDefault(period => period.StartYear == startYear && period.Kind == PeriodKind.FirstDay);
        var summerBefore = periods.FirstOrDefault(period =>
            period.StartYear == startYear - 1 && period.Kind == PeriodKind.Summer && period.Return > period.From);
        return own?.From ?? summerBefore?.Return;
    }

    /// <summary>Rows of teachers, and of another territory of the same academy, are not for these pupils.</summary>
    private static bool Concerns(JsonElement row, string location)
    {
        var population = Text(row, "population") ?? "-";
        return string.Equals(Text(row, "location"), location, StringComparison.OrdinalIgnoreCase)
            && (population is "-" or "" or "Élèves" || string.Equals(population, location, StringComparison.OrdinalIgnoreCase));
    }

    private static Period? PeriodOf(JsonElement row)
    {
        var name = Text(row, "description");
        var year = Text(row, "annee_scolaire");
        if (name is null || year is not { Length: >= 4 } || !int.TryParse(year.AsSpan(0, 4), CultureInfo.InvariantCulture, out var startYear)
            || Day(Text(row, "start_date")) is not { } from || Day(Text(row, "end_date")) is not { } end
            || end < from || end.DayNumber - from.DayNumber > LongestHolidayDays || startYear is < 1990 or > 2100)
        {
            return null;
        }

        var kind = KindOf(name);
        // A bridge is a marker: it starts and ends on the same day, which is off.
        return new(name, startYear, kind, from, kind == PeriodKind.Holiday && end == from ? from.AddDays(1) : end);
    }

    private static PeriodKind KindOf(string name)
    {
        if (name.Contains("rentrée", StringComparison.OrdinalIgnoreCase))
        {
            return name.Contains("enseignants", StringComparison.OrdinalIgnoreCase) ? PeriodKind.Ignored : PeriodKind.FirstDay;
        }

        return name.Contains("d'été", StringComparison.OrdinalIgnoreCase) || name.Contains("d’été", StringComparison.OrdinalIgnoreCase)
            ? PeriodKind.Summer
            : PeriodKind.Holiday;
    }

    /// <summary>The date whose local midnight an instant is: the nearest midnight in UTC, from Nouméa to Papeete.</summary>
    private static DateOnly? Day(string? instant) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
        && parsed.Year is > 1990 and < 2100
            ? DateOnly.FromDateTime(parsed.UtcDateTime.AddHours(12))
            : null;

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static NationalCalendar Failed(CalendarExportFault fault, int row = 0) => new(SchoolCalendar.Empty, [], fault, row);

    private enum PeriodKind
    {
        Holiday,
        Summer,
        FirstDay,
        Ignored,
    }

    private sealed record Period(string Name, int StartYear, PeriodKind Kind, DateOnly From, DateOnly Return);
}
