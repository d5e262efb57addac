using System.Globalization;

namespace AntiGaspi.App.French;

/// <summary>
/// A date as people type it: "14/03/2014", "14 3 2014", "14032014", "14 mars 2014" or "2014-03-14". A birth date is sooner typed than
/// looked for in a calendar.
/// </summary>
public static class TypedDay
{
    private const int Digits = 8;

    /// <summary>The day; null when it is none, or none of this century or the last.</summary>
    public static DateOnly? Read(string? typed)
    {
        var parts = Parts(typed ?? "");
        return parts switch
        {
            [{ Length: Digits } all] => Day(all[..2], all[2..4], all[4..]),
            [{ Length: 4 } year, var month, var day] => Day(day, month, year),
            [var day, var month, var year] => Day(day, month, year),
            _ => null,
        };
    }

    private static string[] Parts(string typed) =>
        typed.Split([' ', '\u00A0', '\t', '/', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => Formats.MonthOf(part)?.ToString(CultureInfo.InvariantCulture) ?? (part.Equals("1er", StringComparison.OrdinalIgnoreCase) ? "1" : part)).ToArray();

    private static DateOnly? Day(string day, string month, string year) =>
        DateOnly.TryParseExact($"{day} {month} {year}", "d M yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Year >= 1900 ? read : null;
}
