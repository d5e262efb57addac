using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The button that cancels what is left of a week, of all the children shown.</summary>
/// <param name="Value">The week, as a form names it.</param>
/// <param name="Text">The words of the button.</param>
public sealed record WholeWeek(string Value, string Text)
{
    /// <summary>The weeks shown in which at least two meals can still be cancelled: for one, its own button is there.</summary>
    /// <param name="children">The children and what is shown of each.</param>
    /// <param name="now">The instant of the request.</param>
    public static IReadOnlyList<WholeWeek> Of(IReadOnlyList<(string GivenName, MealDays Days)> children, DateTimeOffset now) => children
        .SelectMany(child => child.Days.Rows.Where(row => Cancellation.Judge(row.Planned.Facts, now) is null)
            .Select(row => (child.GivenName, row.Planned.Meal.Day, Monday: row.Planned.Meal.Day.AddDays(-(((int)row.Planned.Meal.Day.DayOfWeek + 6) % 7)))))
        .GroupBy(meal => meal.Monday)
        .Where(week => week.Skip(1).Any())
        .OrderBy(week => week.Key)
        .Select(week => new WholeWeek(
            week.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FamilyTexts.CancelWeek(week.Select(meal => meal.GivenName).Distinct(StringComparer.Ordinal).ToList(), week.Min(meal => meal.Day), week.Max(meal => meal.Day))))
        .ToList();
}
