using System.Globalization;
using System.Text;
using AntiGaspi.App.Languages;
using AntiGaspi.Domain.Basics;
using static AntiGaspi.App.Languages.Words;

namespace AntiGaspi.App.French;

/// <summary>
/// Amounts, days, hours, counts and lists as French people write them. The names of days and months are ours:
/// nothing here depends on the machine's culture. Amounts and hours hold no-break spaces (U+00A0), days plain ones.
/// A reader of another language has its names and separators, on a clock of 24 hours, in euros, with the digits of Europe.
/// </summary>
public static class Formats
{
    private const char NoBreak = '\u00A0';
    private const char Minus = '\u2212';

    private static readonly string[] DayNames =
        ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] FromMonday = [.. DayNames.Skip(1), DayNames[0]];

    /// <summary>The days of the week from Monday.</summary>
    public static IReadOnlyList<string> Weekdays => Language.Foreign is { Culture.DateTimeFormat.DayNames: var names } ? [.. names.Skip(1), names[0]] : FromMonday;

    private static readonly string[] MonthNames =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>A name or a sentence as it begins a line: "Collège Jean-Moulin" for "collège Jean-Moulin".</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Letters) + text[1..];

    /// <summary>Of somebody: "de Léa", "d’Élise". A name that begins with an h keeps "de", which is never wrong.</summary>
    public static string Of(string name) => IsElided(name) ? $"d’{name}" : $"de {name}";

    /// <summary>Whether "de" loses its vowel before a name: "d’Yves", but "de Yanis".</summary>
    internal static bool IsElided(string? name)
    {
        var plain = (name ?? "").Normalize(NormalizationForm.FormD);
        return plain.Length > 0 && (IsVowel(plain[0]) || (char.ToLowerInvariant(plain[0]) == 'y' && plain.Length > 1 && !IsVowel(plain[1])));
    }

    private static bool IsVowel(char letter) => "aeiouæœ".Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    /// <summary>A sentence that goes on after a colon: "la cuisine est prévenue" for "La cuisine est prévenue".</summary>
    public static string Small(string text) => text.Length == 0 ? text : char.ToLower(text[0], Letters) + text[1..];

    /// <summary>An amount: "3,35 €", "1 234,50 €", "−0,05 €".</summary>
    public static string Euros(Money amount)
    {
        if (Language.Foreign is { } other)
        {
            return (amount.Cents / 100m).ToString("C2", other.Culture);
        }

        var cents = Math.Abs((decimal)amount.Cents);
        var whole = Grouped(decimal.Truncate(cents / 100));
        return $"{Sign(amount.Cents)}{whole},{Digits(cents % 100, 2)}{NoBreak}€";
    }

    /// <summary>A whole number, in groups of three digits: "405", "1 234".</summary>
    public static string Number(long number) =>
        Language.Foreign is { } other ? number.ToString("N0", other.Culture) : $"{Sign(number)}{Grouped(Math.Abs((decimal)number))}";

    /// <summary>A share as a percentage, half away from zero: 0.125 gives "12,5 %"; a whole percentage has no decimal.</summary>
    /// <param name="share">0 for nothing, 1 for the whole.</param>
    public static string Percent(decimal share)
    {
        var tenths = Math.Round(share * 1000, MidpointRounding.AwayFromZero);
        var size = Math.Abs(tenths);
        var decimals = size % 10 == 0 ? "" : "," + Digits(size % 10, 1);
        return $"{Sign(tenths)}{Grouped(decimal.Truncate(size / 10))}{decimals}{NoBreak}%";
    }

    /// <summary>A day: "mardi 24 novembre", "mardi 1er décembre".</summary>
    public static string Day(DateOnly day) => In(other => other.Day, day) ?? $"{ShortDay(day)} {MonthNames[day.Month - 1]}";

    /// <summary>A day without its name: "24 novembre", "1er décembre".</summary>
    public static string DayOfYear(DateOnly day) => In(other => other.DayOfYear, day) ?? $"{DayOfMonth(day)} {MonthNames[day.Month - 1]}";

    /// <summary>A day with its year: "mardi 24 novembre 2026".</summary>
    public static string DayAndYear(DateOnly day) => In(other => other.DayAndYear, day) ?? $"{Day(day)} {Digits(day.Year, 1)}";

    /// <summary>A day where its month is plain to see: "jeudi 26", "mardi 1er".</summary>
    public static string ShortDay(DateOnly day) => In(other => other.ShortDay, day) ?? $"{DayNames[(int)day.DayOfWeek]} {DayOfMonth(day)}";

    /// <summary>A day as seen from another: "aujourd’hui, lundi 23 novembre", "demain, mardi 24 novembre", else the day alone.</summary>
    public static string DaySeenFrom(DateOnly today, DateOnly day) => (day.DayNumber - today.DayNumber) switch
    {
        0 => Say($"aujourd’hui, {Day(day)}"),
        1 => Say($"demain, {Day(day)}"),
        _ => Day(day),
    };

    /// <summary>Days from the first to the last: "du lundi 23 novembre au vendredi 27 novembre"; one day alone is "le lundi 23 novembre".</summary>
    public static string Range(DateOnly first, DateOnly last) =>
        first == last ? Say($"le {Day(first)}") : Say($"du {Day(first)} au {Day(last)}");

    /// <summary>A month of a year: "novembre 2026".</summary>
    public static string Month(DateOnly anyDayOfIt) =>
        In(other => other.Month, anyDayOfIt) ?? $"{MonthNames[anyDayOfIt.Month - 1]} {Digits(anyDayOfIt.Year, 1)}";

    /// <summary>The number of a month by its name, in French or in the reader's language; null when it is none.</summary>
    public static int? MonthOf(string name)
    {
        IEnumerable<string> own = Language.Foreign is { Culture.DateTimeFormat: var names } ? [.. names.MonthNames[..12], .. names.MonthGenitiveNames[..12]] : [];
        var at = MonthNames.Concat(own).ToList().FindIndex(one => one.Equals(name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (at % 12) + 1;
    }

    /// <summary>An hour: "10 h 00", "9 h 41". Seconds are left out, never rounded.</summary>
    public static string Time(TimeOnly time) =>
        Clock(time, "H:mm") ?? $"{Digits(time.Hour, 1)}{NoBreak}h{NoBreak}{Digits(time.Minute, 2)}";

    /// <summary>An hour of fixed width, for a clock: "08 h 42".</summary>
    public static string Clock(TimeOnly time) =>
        $"{Digits(time.Hour, 2)}{NoBreak}h{NoBreak}{Digits(time.Minute, 2)}";

    /// <summary>An hour to the second, where a second matters: "10 h 01 min 30 s".</summary>
    public static string TimeToTheSecond(TimeOnly time) =>
        Clock(time, "H:mm:ss") ?? $"{Time(time)}{NoBreak}min{NoBreak}{Digits(time.Second, 2)}{NoBreak}s";

    /// <summary>A moment that has passed: "lundi 23 novembre, 9 h 41".</summary>
    /// <param name="local">On the clock of the place, not in UTC.</param>
    public static string Instant(DateTime local) =>
        Say($"{Day(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}");

    /// <summary>A deadline, always a date and an hour: "mardi 24 novembre à 10 h 00".</summary>
    public static string Deadline(DateOnly localDay, TimeOnly time) => Say($"{Day(localDay)} à {Time(time)}");

    /// <summary>The same, from today: "aujourd’hui, 10 h 00" on the day itself, else "mardi 24 novembre à 10 h 00".</summary>
    public static string DeadlineSeenFrom(DateOnly today, DateOnly localDay, TimeOnly time) =>
        localDay == today ? Say($"aujourd’hui, {Time(time)}") : Deadline(localDay, time);

    /// <summary>How long one may act: "jusqu’à aujourd’hui, 10 h 00" or "jusqu’au mardi 24 novembre à 10 h 00".</summary>
    public static string Until(DateOnly today, DateOnly localDay, TimeOnly time) =>
        localDay == today ? Say($"jusqu’à {DeadlineSeenFrom(today, localDay, time)}") : Say($"jusqu’au {Deadline(localDay, time)}");

    /// <summary>A telephone number, never cut at the end of a line.</summary>
    public static string Phone(string number) => number.Replace(' ', NoBreak);

    /// <summary>A count and its word; the plural begins at two: "0 élève", "1 élève", "2 élèves".</summary>
    public static string Count(long count, string singular, string plural) =>
        $"{Number(count)} {(IsPlural(count) ? plural : singular)}";

    /// <summary>An amount and its word; the plural begins at two euros: "1,85 € déduit", "3,35 € déduits".</summary>
    public static string Count(Money amount, string singular, string plural) =>
        $"{Euros(amount)} {(IsPlural(amount.Cents / 100m) ? plural : singular)}";

    /// <summary>Whether a French word is in the plural after a quantity: from two.</summary>
    public static bool IsPlural(decimal quantity) => Math.Abs(quantity) >= 2;

    /// <summary>Whether a sign shows nothing and may change the line around it: controls, marks of direction, blanks of no width.</summary>
    public static bool IsInvisible(char sign) => char.IsControl(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format;

    /// <summary>Names one after the other: "Léa", "Léa et Tom", "Léa, Tom et Zoé".</summary>
    public static string Join(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        _ => Say($"{names.Take(names.Count - 1).Aggregate((some, next) => Say($"{some}, {next}"))} et {names[^1]}"),
    };

    private static CultureInfo Letters => Language.Foreign?.Culture ?? CultureInfo.InvariantCulture;

    private static string? In(Func<Language, string> pattern, DateOnly day) => Language.Foreign is { } other ? day.ToString(pattern(other), other.Culture) : null;

    private static string? Clock(TimeOnly time, string pattern) => Language.Foreign is null ? null : time.ToString(pattern, CultureInfo.InvariantCulture);

    private static string DayOfMonth(DateOnly day) => day.Day == 1 ? "1er" : Digits(day.Day, 1);

    private static string Sign(decimal number) => number < 0 ? Minus.ToString() : "";

    private static string Digits(decimal number, int atLeast) =>
        number.ToString("0", CultureInfo.InvariantCulture).PadLeft(atLeast, '0');

    private static string Grouped(decimal whole)
    {
        var digits = Digits(whole, 1);
        for (var at = digits.Length - 3; at > 0; at -= 3)
        {
            digits = digits.Insert(at, NoBreak.ToString());
        }

        return digits;
    }
}
