using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>What was answered before in a form of several days, word for word.</summary>
public sealed record SpanTyped(string? Child, string? Weekday, string? Month, string? From, string? To)
{
    /// <summary>Nothing yet.</summary>
    public static SpanTyped Nothing { get; } = new(null, null, null, null, null);

    /// <summary>The answers of a sending; none when it was no form of several days.</summary>
    public static SpanTyped? Of(MealRequestText text) => text.Month.Count + text.From.Count + text.To.Count == 0
        ? null
        : new(First(text.Child), First(text.Weekday), First(text.Month), First(text.From), First(text.To));

    private static string? First(IReadOnlyList<string?> sent) => sent is [{ Length: > 0 } first, ..] ? first : null;
}

/// <summary>What a form of several days asks: which child, which days of the week, which month or which dates.</summary>
/// <param name="Today">The day at the canteen.</param>
/// <param name="Children">The children to choose from; none where there is but one.</param>
public sealed record SpanFields(DateOnly Today, IReadOnlyList<Choice> Children)
{
    private const int DaysOfClass = 5;

    /// <summary>What was answered before, kept through a refusal.</summary>
    public SpanTyped Typed { get; init; } = SpanTyped.Nothing;

    /// <summary>Every day, or one day of every week.</summary>
    public static IReadOnlyList<Choice> Days =>
        [new("", FamilyTexts.EveryDay), .. Formats.Weekdays.Take(DaysOfClass).Select((name, at) => new Choice((at + 1).ToString(CultureInfo.InvariantCulture), FamilyTexts.Every(name)))];

    /// <summary>Two dates, or a whole month until the end of the billing year.</summary>
    public IReadOnlyList<Choice> Months
    {
        get
        {
            var end = BillingYear.FirstDayOf(Today).AddYears(1);
            var first = new DateOnly(Today.Year, Today.Month, 1);
            return [new("", FamilyTexts.BetweenDates), .. Enumerable.Range(0, 12).Select(first.AddMonths).TakeWhile(month => month < end).Select(Of)];
        }
    }

    /// <summary>The children to choose from, with the choice of all of them; none where there is but one.</summary>
    public static IReadOnlyList<Choice> ChildrenOf(IReadOnlyList<ChildMeals> children) => children.Count < 2 ? [] :
        [new("", FamilyTexts.AllChildren), .. children.Select(child => new Choice(child.PupilId.ToString("D"), child.GivenName))];

    private static Choice Of(DateOnly month) => new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), FamilyTexts.In(month));
}
