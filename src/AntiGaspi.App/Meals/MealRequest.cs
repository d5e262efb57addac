using System.Globalization;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>Why a sending cannot be read.</summary>
public enum RequestFault
{
    /// <summary>No key of operation, or one that is not a UUID.</summary>
    BadOperation,

    /// <summary>No meal and no days.</summary>
    NothingAsked,

    /// <summary>Meals one by one and a span of days at once.</summary>
    TwoWays,

    /// <summary>Something that is not a meal: <c>{pupil}:{yyyy-MM-dd}:{service}</c>.</summary>
    BadMeal,

    /// <summary>More meals than one operation may name.</summary>
    TooManyMeals,

    /// <summary>A child that is not named as one.</summary>
    BadChild,

    /// <summary>A day of the week that is none.</summary>
    BadWeekday,

    /// <summary>A month that is none.</summary>
    BadMonth,

    /// <summary>A week that is not named by its Monday.</summary>
    BadWeek,

    /// <summary>A month and two dates at once, or a week beside them.</summary>
    TwoPeriods,

    /// <summary>The first day is missing, or is not a date.</summary>
    BadFirstDay,

    /// <summary>The last day is missing, or is not a date.</summary>
    BadLastDay,

    /// <summary>The last day is before the first.</summary>
    Reversed,

    /// <summary>More days than one sending may span.</summary>
    SpanTooLong,

    /// <summary>No meal of the children lies in the span.</summary>
    NothingInSpan,
}

/// <summary>Days from one to another, both included, of one child or of all.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="PupilId">The child; every child of the family when null.</param>
/// <param name="Only">The one day of the week that is meant; every day when null.</param>
/// <param name="IsPeriod">A week or a month that was named: what is over of it is not asked for.</param>
public sealed record AskedSpan(DateOnly From, DateOnly To, Guid? PupilId, DayOfWeek? Only = null, bool IsPeriod = false);

/// <summary>What a form of the family, or a program, sends: the words as they came.</summary>
/// <param name="Op">The key of the operation.</param>
/// <param name="Meals">Meals, one by one.</param>
/// <param name="Child">A child, for a span; empty for all.</param>
/// <param name="From">The first day of a span.</param>
/// <param name="To">The last day of a span.</param>
public sealed record MealRequestText(
    IReadOnlyList<string?> Op, IReadOnlyList<string?> Meals, IReadOnlyList<string?> Child, IReadOnlyList<string?> From, IReadOnlyList<string?> To)
{
    /// <summary>The one day of the week that a span or a month means, from 1 for Monday; empty for every day.</summary>
    public IReadOnlyList<string?> Weekday { get; init; } = [];

    /// <summary>A month, in place of two days: <c>yyyy-MM</c>.</summary>
    public IReadOnlyList<string?> Month { get; init; } = [];

    /// <summary>A week, in place of two days: its Monday.</summary>
    public IReadOnlyList<string?> Week { get; init; } = [];
}

/// <summary>What was asked: some meals, or a span whose meals are still to be looked up.</summary>
public sealed record MealRequest(Guid OperationId, IReadOnlyList<MealRef> Meals, AskedSpan? Span)
{
    /// <summary>Most days that a span may cover: a school year.</summary>
    public const int MaxSpanDays = 370;

    /// <summary>Reads a sending; the fault is null when it could be read.</summary>
    public static (MealRequest? Request, RequestFault? Fault) Read(MealRequestText text)
    {
        if (text.Op.Count != 1 || !Guid.TryParseExact(text.Op[0], "D", out var op) || op == Guid.Empty)
        {
            return (null, RequestFault.BadOperation);
        }

        // The list of children sends an empty word for "all"; alone, it asks for nothing.
        var spans = text.From.Count + text.To.Count > 0 || IsGiven(text.Month) || IsGiven(text.Week);
        return (text.Meals.Count, spans) switch
        {
            (0, false) => (null, RequestFault.NothingAsked),
            (0, true) => ReadSpan(op, text),
            (_, true) => (null, RequestFault.TwoWays),
            (_, false) => ReadMeals(op, text.Meals),
        };
    }

    /// <summary>A meal as it is named in forms and answers.</summary>
    public static string NameOf(MealRef meal) => string.Create(
        CultureInfo.InvariantCulture, $"{meal.PupilId:D}:{meal.Day:yyyy-MM-dd}:{(int)meal.Service}");

    /// <summary>The meal of a name; null when it names none.</summary>
    public static MealRef? MealOf(string? name)
    {
        var parts = (name ?? "").Split(':');
        return parts.Length == 3 ? MealOf(parts[0], parts[1], parts[2]) : null;
    }

    /// <summary>The meal of its three parts; null when they name none.</summary>
    public static MealRef? MealOf(string? pupil, string? day, string? service) =>
        Guid.TryParseExact(pupil, "D", out var id) && DayOf(day) is { } date
        && int.TryParse(service, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((MealService)number)
            ? new MealRef(id, date, (MealService)number)
            : null;

    private static (MealRequest? Request, RequestFault? Fault) ReadMeals(Guid op, IReadOnlyList<string?> names)
    {
        if (names.Count > MealRef.MaxPerOperation)
        {
            return (null, RequestFault.TooManyMeals);
        }

        var meals = names.Select(MealOf).ToList();
        return meals.Contains(null)
            ? (null, RequestFault.BadMeal)
            : (new MealRequest(op, meals.Select(meal => meal!.Value).Distinct().ToList(), null), null);
    }

    private static (MealRequest? Request, RequestFault? Fault) ReadSpan(Guid op, MealRequestText text)
    {
        var (days, fault) = DaysOf(text);
        if (days is not { } span)
        {
            return (null, fault);
        }

        Guid? child = null;
        if (text.Child.Count > 1 || (text.Child is [{ Length: > 0 } named] && (child = ChildOf(named)) is null))
        {
            return (null, RequestFault.BadChild);
        }

        DayOfWeek? only = null;
        if (text.Weekday.Count > 1 || (text.Weekday is [{ Length: > 0 } number] && (only = WeekdayOf(number)) is null))
        {
            return (null, RequestFault.BadWeekday);
        }

        return (new MealRequest(op, [], span with { PupilId = child, Only = only }), null);
    }

    // Two dates, a month or a week: a form sends the empty words of what was not filled in.
    private static (AskedSpan? Span, RequestFault? Fault) DaysOf(MealRequestText text)
    {
        var hasDates = IsGiven(text.From) || IsGiven(text.To);
        return (IsGiven(text.Month), IsGiven(text.Week), hasDates) switch
        {
            (true, false, false) => MonthOf(text.Month) is { } first ? (new(first, first.AddMonths(1).AddDays(-1), null, IsPeriod: true), null) : (null, RequestFault.BadMonth),
            (false, true, false) => WeekOf(text.Week) is { } monday ? (new(monday, monday.AddDays(6), null, IsPeriod: true), null) : (null, RequestFault.BadWeek),
            (false, false, _) => DatesOf(text),
            _ => (null, RequestFault.TwoPeriods),
        };
    }

    private static (AskedSpan? Span, RequestFault? Fault) DatesOf(MealRequestText text)
    {
        if (text.From.Count != 1 || DayOf(text.From[0]) is not { } from)
        {
            return (null, RequestFault.BadFirstDay);
        }

        if (text.To.Count != 1 || DayOf(text.To[0]) is not { } to)
        {
            return (null, RequestFault.BadLastDay);
        }

        return to < from ? (null, RequestFault.Reversed)
            : to.DayNumber - from.DayNumber > MaxSpanDays ? (null, RequestFault.SpanTooLong)
            : (new(from, to, null), null);
    }

    private static bool IsGiven(IReadOnlyList<string?> words) => words.Any(word => word is { Length: > 0 });

    private static DateOnly? MonthOf(IReadOnlyList<string?> words) => words is [{ } word] && DayOf($"{word}-01") is { Year: < 9999 } first ? first : null;

    private static DateOnly? WeekOf(IReadOnlyList<string?> words) =>
        words is [{ } word] && DayOf(word) is { DayOfWeek: DayOfWeek.Monday, Year: < 9999 } monday ? monday : null;

    // 1 is Monday, as everywhere that weekdays are numbered.
    private static DayOfWeek? WeekdayOf(string number) => number is [>= '1' and <= '7'] ? (DayOfWeek)((number[0] - '0') % 7) : null;

    private static Guid? ChildOf(string name) => Guid.TryParseExact(name, "D", out var id) ? id : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
