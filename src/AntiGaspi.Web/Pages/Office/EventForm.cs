using System.Globalization;
using AntiGaspi.App.Calendar;
using Microsoft.Extensions.Primitives;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The form of an event as it was filled in, kept through errors and through the confirmation.</summary>
/// <param name="Key">The key of the operation.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="To">The last day, as typed.</param>
/// <param name="Division">The class.</param>
/// <param name="Weekday">The weekday whose plans apply.</param>
/// <param name="Label">A few words.</param>
public sealed record EventForm(Guid Key, string From, string To, string Division, string Weekday, string Label)
{
    public const string Op = "op";
    public const string FirstDay = "du";
    public const string LastDay = "au";
    public const string Class = "classe";
    public const string ServedAs = "comme";
    public const string Words = "libelle";

    // What is shown again of a value that is too long to be one.
    private const int MaxKept = 200;

    public static EventForm Empty(Guid key) => new(key, "", "", "", "", "");

    /// <summary>What was typed; a key that is none is replaced by a new one.</summary>
    public static EventForm Of(IFormCollection form, Guid newKey) => new(
        Guid.TryParseExact(form[Op], "D", out var key) && key != Guid.Empty ? key : newKey,
        Kept(form[FirstDay]), Kept(form[LastDay]), Kept(form[Class]), Kept(form[ServedAs]), Kept(form[Words]));

    /// <summary>The words for the reading, as they came.</summary>
    public static EventRequestText TextOf(IFormCollection form) => new(form[Op], form[FirstDay], form[LastDay], form[Class], form[ServedAs], form[Words]);

    /// <summary>The field that a fault is about; empty when it is the whole form.</summary>
    public static string FieldOf(EventFault fault) => fault switch
    {
        EventFault.BadOperation => "",
        EventFault.BadFirstDay or EventFault.PastYear or EventFault.DayOff => FirstDay,
        EventFault.BadLastDay or EventFault.Reversed or EventFault.TooLong or EventFault.OneDayOnly => LastDay,
        EventFault.BadClass => Class,
        EventFault.BadWeekday => ServedAs,
        EventFault.BadLabel => Words,
    };

    /// <summary>The day of a field; null when it is none.</summary>
    public static DateOnly? DayOf(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Kept(StringValues typed) => typed.Count > 0 && typed[0] is { } first ? first[..Math.Min(first.Length, MaxKept)] : "";
}
