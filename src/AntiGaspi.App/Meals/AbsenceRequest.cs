using System.Globalization;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>What a form sends to declare an absence: the words as they came.</summary>
/// <param name="Pupil">The child.</param>
/// <param name="Rhythm">1 for some days of every week, 2 until further notice.</param>
/// <param name="Days">The days of the week, from 1 for Monday.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; empty for the end of the school year.</param>
public sealed record AbsenceText(string? Pupil, string? Rhythm, IReadOnlyList<string?> Days, string? First, string? Last);

/// <summary>An absence that is asked for; the last day is null until the end of the school year.</summary>
public sealed record AbsenceRequest(Guid PupilId, AbsenceRhythm Rhythm, Weekdays Days, DateOnly First, DateOnly? Last)
{
    /// <summary>Reads a sending; the refusal is null when it could be read.</summary>
    public static (AbsenceRequest? Request, AbsenceRefusal? Why) Read(AbsenceText text)
    {
        if (!Guid.TryParseExact(text.Pupil, "D", out var pupil))
        {
            return (null, AbsenceRefusal.UnknownPupil);
        }

        if (DayOf(text.First) is not { } first)
        {
            return (null, AbsenceRefusal.BadFirstDay);
        }

        if (text.Rhythm == "2")
        {
            return (new(pupil, AbsenceRhythm.FurtherNotice, new(127), first, null), null);
        }

        var days = text.Days.Select(BitOf).ToList();
        DateOnly? last = null;
        return days.Count == 0 || days.Contains(null) ? (null, AbsenceRefusal.NoWeekday)
            : !string.IsNullOrEmpty(text.Last) && (last = DayOf(text.Last)) is null ? (null, AbsenceRefusal.BadLastDay)
            : (new(pupil, AbsenceRhythm.Weekly, new(days.Aggregate(0, (mask, bit) => mask | bit!.Value)), first, last), null);
    }

    private static int? BitOf(string? number) => number is [>= '1' and <= '7'] ? 1 << (number[0] - '1') : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
