using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Pages.Meals;

namespace AntiGaspi.Web.Pages.Messages;

/// <summary>The meals of a link, ready to be drawn: those that can be cancelled, with those that the message prepared ticked; and the others.</summary>
/// <param name="Child">The child, with the meals of the week only.</param>
/// <param name="ToCancel">The meals that can be cancelled.</param>
/// <param name="Prepared">Those that are ticked beforehand.</param>
/// <param name="Others">All others, with a button where one can be restored.</param>
/// <param name="Done">What was just done; null when nothing was.</param>
/// <param name="OperationId">The key of the form that cancels.</param>
/// <param name="RestoreOperationId">The key of the form that restores.</param>
public sealed record MealLinkView(
    ChildMeals Child, IReadOnlyList<Choice> ToCancel, IReadOnlyCollection<string> Prepared, MealDays Others, DoneNotice? Done, Guid OperationId, Guid RestoreOperationId)
{
    /// <summary>The view of a link at an instant; null when no meal of its week can be changed any more.</summary>
    /// <param name="link">The link.</param>
    /// <param name="child">The child that it is for, with the meals of the week.</param>
    /// <param name="days">The days that the message prepared.</param>
    /// <param name="now">When it is opened.</param>
    /// <param name="act">The address of an act.</param>
    public static MealLinkView? Of(OpenedMealLink link, ChildMeals child, IReadOnlyCollection<DateOnly> days, DateTimeOffset now, Func<OperationKind, string> act)
    {
        if (!child.Meals.Any(meal => link.Covers(meal.Meal) && now < meal.Facts.CutoffAt))
        {
            return null;
        }

        var today = MealZone.DayOf(now, MealZone.Of([child]));
        var rows = MealRow.Of(child, child.Meals, now, today, nearest: false, _ => "").ToList();
        var open = rows.Where(row => Cancellation.Judge(row.Planned.Facts, now) is null).ToList();
        return new(
            child,
            open.Select(row => new Choice(row.Name, row.Label, string.Join(" · ", new[] { row.Until, row.Amount }.Where(text => text is not null)))).ToList(),
            open.Where(row => days.Contains(row.Planned.Meal.Day)).Select(row => row.Name).ToList(),
            new(rows.Except(open).Select(WithoutMore).ToList(), act),
            null, Ids.New(now), Ids.New(now));
    }

    // The story of an amount, and what can still be said after the deadline, are for whoever signs in.
    private static MealRow WithoutMore(MealRow row) => row with
    {
        AmountHref = null, Until = row.Until?.Replace(MealTexts.StillTell, "", StringComparison.Ordinal).TrimEnd(), Button = row.Button is { Act: OperationKind.Restore } button ? button : null,
    };
}
