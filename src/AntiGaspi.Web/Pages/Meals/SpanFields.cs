using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>What a form of several days asks: which child, which days of the week, which month or which dates.</summary>
/// <param name="Today">The day at the canteen.</param>
/// <param name="Children">The children to choose from; none where there is but one.</param>
public sealed record SpanFields(DateOnly Today, IReadOnlyList<Choice> Children)
{
    private const int DaysOfClass = 5;

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

    private static Choice Of(DateOnly month) => new(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), FamilyTexts.In(month));
}
