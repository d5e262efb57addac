using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Kitchen;

/// <summary>What is wrong in a form that records covers.</summary>
public enum CoversFault
{
    /// <summary>No key of operation, or one that is not a UUID.</summary>
    BadOperation,

    /// <summary>Neither adults, nor a group, nor an adjustment.</summary>
    BadKind,

    /// <summary>No words, too many, or signs that are no words.</summary>
    BadLabel,

    /// <summary>Not a whole number, or one that covers of that kind cannot have.</summary>
    BadNumber,

    /// <summary>The first day is missing, or is not a date.</summary>
    BadFirstDay,

    /// <summary>The last day is not a date.</summary>
    BadLastDay,

    /// <summary>The last day is before the first, or too far from it.</summary>
    WrongSpan,
}

/// <summary>The words of the form, as they came; an empty last day means a single day.</summary>
public sealed record CoversRequestText(
    IReadOnlyList<string?> Op, IReadOnlyList<string?> Kind, IReadOnlyList<string?> Label, IReadOnlyList<string?> Covers, IReadOnlyList<string?> From,
    IReadOnlyList<string?> To);

/// <summary>Reads a form that records covers: every fault is told at once, so that it is mended once.</summary>
public static class CoversRequest
{
    /// <summary>The parts that may be recorded: pupils are counted by their plans.</summary>
    public static IReadOnlyList<HeadcountPart> Parts { get; } = [HeadcountPart.Adults, HeadcountPart.Group, HeadcountPart.Adjustment];

    /// <summary>The word of a part in forms.</summary>
    public static string WordOf(HeadcountPart part) => part switch
    {
        HeadcountPart.Pupils => "eleves",
        HeadcountPart.Adults => "adultes",
        HeadcountPart.Group => "groupe",
        HeadcountPart.Adjustment => "ajustement",
    };

    /// <summary>The covers asked for, null when there is a fault.</summary>
    public static (NewCovers? Covers, IReadOnlyList<CoversFault> Faults) Read(CoversRequestText text, Guid placeId)
    {
        var key = text.Op is [{ } op] && Guid.TryParseExact(op, "D", out var id) && id != Guid.Empty ? id : (Guid?)null;
        var part = text.Kind is [{ } kind] ? Parts.Where(one => WordOf(one) == kind).Cast<HeadcountPart?>().FirstOrDefault() : null;
        var label = text.Label is [{ } typed] ? typed.Trim() : "";
        var covers = text.Covers is [{ } number] ? NumberOf(number, part) : null;
        var first = text.From is [{ } from] ? DayOf(from) : null;
        var last = text.To switch
        {
            [] or [null or ""] => first,
            [{ } to] => DayOf(to),
            _ => null,
        };
        List<CoversFault> faults = [];
        Check(key is null, CoversFault.BadOperation);
        Check(part is null, CoversFault.BadKind);
        Check(label.Length is 0 or > RecordCovers.MaxLabel || label.Any(Formats.IsInvisible), CoversFault.BadLabel);
        Check(covers is null, CoversFault.BadNumber);
        Check(first is null, CoversFault.BadFirstDay);
        Check(last is null && first is not null, CoversFault.BadLastDay);
        Check(last < first || last?.DayNumber - first?.DayNumber >= RecordCovers.MaxDays, CoversFault.WrongSpan);
        return faults.Count > 0 ? (null, faults) : (new NewCovers(placeId, first!.Value, last!.Value, part!.Value, label, covers!.Value, key), []);

        void Check(bool isWrong, CoversFault fault)
        {
            if (isWrong)
            {
                faults.Add(fault);
            }
        }
    }

    // The minus sign of a keyboard and that of print mean the same.
    private static int? NumberOf(string text, HeadcountPart? part) =>
        int.TryParse(text.Trim().Replace('\u2212', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number != 0 && number is >= -RecordCovers.MaxCovers and <= RecordCovers.MaxCovers
            && (number > 0 || part is null or HeadcountPart.Adjustment)
                ? number
                : null;

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
