using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Calendar;

/// <summary>What is wrong in a form that declares an event.</summary>
public enum EventFault
{
    /// <summary>No key of operation, or one that is not a UUID.</summary>
    BadOperation,

    /// <summary>The first day is missing, or is not a date.</summary>
    BadFirstDay,

    /// <summary>The last day is not a date.</summary>
    BadLastDay,

    /// <summary>The last day is before the first.</summary>
    Reversed,

    /// <summary>More days than one event may span.</summary>
    TooLong,

    /// <summary>A day of a school year whose bills are out.</summary>
    PastYear,

    /// <summary>Several days to add at once.</summary>
    OneDayOnly,

    /// <summary>A Sunday or a public holiday cannot be served in place of another day.</summary>
    DayOff,

    /// <summary>No class, or one that the school does not have.</summary>
    BadClass,

    /// <summary>No weekday, or one on which the place does not serve.</summary>
    BadWeekday,

    /// <summary>More words than a line holds, or signs that are no words.</summary>
    BadLabel,
}

/// <summary>The words of the form, as they came.</summary>
/// <param name="Op">The key of the operation.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; empty for a single day.</param>
/// <param name="Division">The class, for a trip or an internship.</param>
/// <param name="Weekday">The weekday whose plans apply, for a catch-up day.</param>
/// <param name="Label">A few words.</param>
public sealed record EventRequestText(
    IReadOnlyList<string?> Op, IReadOnlyList<string?> From, IReadOnlyList<string?> To, IReadOnlyList<string?> Division, IReadOnlyList<string?> Weekday,
    IReadOnlyList<string?> Label);

/// <summary>What the words are read against: the school, its classes, the weekdays that it serves, and today.</summary>
public sealed record EventGround(Guid PlaceId, Guid SchoolId, IReadOnlyList<string> Classes, Weekdays Served, DateOnly Today);

/// <summary>Reads a form that declares an event: every fault is told at once, so that it is mended once.</summary>
public static class EventRequest
{
    /// <summary>Longest label.</summary>
    public const int MaxLabel = 60;

    private const int DaysOfWeek = 7;

    /// <summary>Whether the kind takes out one class rather than the whole place.</summary>
    public static bool IsOfAClass(EventKind kind) => kind is EventKind.Trip or EventKind.Internship;

    /// <summary>The event asked for, null when there is a fault.</summary>
    public static (NewEvent? Event, IReadOnlyList<EventFault> Faults) Read(EventKind kind, EventRequestText text, EventGround ground)
    {
        List<EventFault> faults = [];
        var key = Required(text.Op, word => Guid.TryParseExact(word, "D", out var id) && id != Guid.Empty ? id : (Guid?)null, EventFault.BadOperation, faults);
        var first = Required(text.From, DayOf, EventFault.BadFirstDay, faults);
        var last = text.To is [] or [null or ""] ? first : Required(text.To, DayOf, EventFault.BadLastDay, faults);
        if (SpanFault(kind, first, last, ground.Today) is { } fault)
        {
            faults.Add(fault);
        }

        var division = IsOfAClass(kind) ? Required(text.Division, word => ClassOf(word, ground.Classes), EventFault.BadClass, faults) : null;
        var weekday = kind == EventKind.CatchUp ? Required(text.Weekday, word => WeekdayOf(word, ground.Served), EventFault.BadWeekday, faults) : null;
        var label = text.Label is [] ? "" : text.Label is [{ } typed] ? typed.Trim() : null;
        if (label is null || label.Length > MaxLabel || label.Any(Formats.IsInvisible))
        {
            faults.Add(EventFault.BadLabel);
        }

        return faults.Count > 0
            ? (null, faults)
            : (new NewEvent(
                kind, ground.PlaceId, first!.Value, last!.Value, label!, division is null ? null : ground.SchoolId,
                division is { } at ? ground.Classes[at] : null, weekday, key), []);
    }

    // One word, neither missing nor repeated, that can be read.
    private static T? Required<T>(IReadOnlyList<string?> words, Func<string, T?> read, EventFault fault, List<EventFault> faults)
        where T : struct
    {
        var value = words is [{ } word] ? read(word) : null;
        if (value is null)
        {
            faults.Add(fault);
        }

        return value;
    }

    private static EventFault? SpanFault(EventKind kind, DateOnly? first, DateOnly? last, DateOnly today) => (first, last) switch
    {
        ({ } from, { } to) when to < from => EventFault.Reversed,
        ({ } from, { } to) when to.DayNumber - from.DayNumber >= DeclareEvent.MaxDays => EventFault.TooLong,
        ({ } from, { } to) when kind == EventKind.CatchUp && from != to => EventFault.OneDayOnly,
        ({ } from, _) when kind == EventKind.CatchUp && (from.DayOfWeek == DayOfWeek.Sunday || PublicHolidays.Include(from)) => EventFault.DayOff,
        ({ } from, _) when from < BillingYear.FirstDayOf(today) => EventFault.PastYear,
        _ => null,
    };

    private static int? ClassOf(string word, IReadOnlyList<string> classes) => classes.ToList().IndexOf(word) is var at and >= 0 ? at : null;

    private static int? WeekdayOf(string word, Weekdays served) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= DaysOfWeek
            && (served.Mask & (1 << (number - 1))) != 0
                ? number
                : null;

    private static DateOnly? DayOf(string word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
