using AntiGaspi.App.Meals;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The days of one pupil, ready to be drawn.</summary>
/// <param name="Rows">One row a meal.</param>
/// <param name="Act">The address that does an act.</param>
public sealed record MealDays(IReadOnlyList<MealRow> Rows, Func<OperationKind, string> Act)
{
    /// <summary>Whether a day can be acted on: in the holidays none can, and there is no form.</summary>
    public bool HasAct => Rows.Any(row => row.Button is not null);
}
