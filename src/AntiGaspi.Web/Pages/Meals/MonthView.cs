using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design;
using AntiGaspi.Design.Figures;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>A month of meals on a sheet for the fridge: one table a child, no amount, so that anybody may read it.</summary>
/// <param name="Title">The month.</param>
/// <param name="Tables">One table a child.</param>
/// <param name="Links">The month before and the one after.</param>
/// <param name="PrintedAt">When it was true.</param>
public sealed record MonthView(string Title, IReadOnlyList<DataTable> Tables, IReadOnlyList<PageLink> Links, string PrintedAt)
{
    /// <summary>Months that one may look at around the present one: a school year.</summary>
    private const int MostMonths = 12;

    /// <summary>The first day of a month of an address; this month when it names none, or one too far away.</summary>
    public static DateOnly MonthOf(string? word, DateOnly today)
    {
        var present = new DateOnly(today.Year, today.Month, 1);
        return DateOnly.TryParseExact($"{word}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && Math.Abs(((month.Year - present.Year) * 12) + month.Month - present.Month) <= MostMonths ? month : present;
    }

    /// <summary>The sheet of a month.</summary>
    /// <param name="children">The children with the meals of the month.</param>
    /// <param name="month">The first day of the month.</param>
    /// <param name="now">When it is asked for.</param>
    /// <param name="address">The address of the page, without a month.</param>
    public static MonthView Of(IReadOnlyList<ChildMeals> children, DateOnly month, DateTimeOffset now, string address)
    {
        var local = TimeZoneInfo.ConvertTime(now, MealZone.Of(children)).DateTime;
        return new(
            MonthTexts.Title(month),
            children.Select(TableOf).ToList(),
            [LinkOf(month.AddMonths(-1), address), LinkOf(month.AddMonths(1), address)],
            MonthTexts.PrintedAt(local));
    }

    private static PageLink LinkOf(DateOnly month, string address) =>
        new(Formats.Capital(Formats.Month(month)), $"{address}?mois={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}", false);

    private static DataTable TableOf(ChildMeals child) => new(
        $"{child.GivenName} · {FamilyTexts.Detail(child.Division, child.SchoolName)} · {child.SchoolPhone.Replace(' ', '\u00A0')}",
        [new(RefundTexts.Day), new(RefundTexts.Status), new(MonthTexts.Deadline)],
        child.Meals.Select(meal => (IReadOnlyList<DataCell>)
        [
            Formats.Day(meal.Meal.Day) + MealTexts.Suffix(meal.Meal.Service),
            MealTexts.For(meal.State),
            Formats.Deadline(meal.LastTier.LocalDay, meal.LastTier.LocalTime),
        ]).ToList());
}
