using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The meals of a child in one week that can be ticked; one at least.</summary>
public sealed record ChildBoxes(string GivenName, IReadOnlyList<Choice> Boxes);

/// <summary>A week, and the children of whom something can be ticked in it, side by side.</summary>
public sealed record BoxWeek(DateOnly Monday, IReadOnlyList<ChildBoxes> Children);

/// <summary>
/// The meals of some weeks to tick, week after week, so that brothers and sisters stand together. A meal has a box where its row has the button
/// that cancels or restores it: both come from the rule that the act itself obeys, so a box is never refused for what the page knew.
/// </summary>
/// <param name="Weeks">The weeks in which something can be ticked.</param>
/// <param name="Without">The children of whom nothing can be.</param>
/// <param name="From">The first day shown.</param>
/// <param name="To">The last day shown.</param>
/// <param name="Shown">How many weeks are shown, also without any box: the next page begins after them.</param>
/// <param name="MayCancel">Whether a meal can be cancelled.</param>
/// <param name="MayRestore">Whether a meal can be restored.</param>
public sealed record MealBoxes(
    IReadOnlyList<BoxWeek> Weeks, IReadOnlyList<string> Without, DateOnly From, DateOnly To, int Shown, bool MayCancel, bool MayRestore)
{
    /// <summary>Most weeks of a page.</summary>
    public const int MostWeeks = 4;

    /// <summary>Most boxes of a page, of five elements each, so that it stays within its bound: many children see fewer weeks at a time, one at least.</summary>
    public const int MostBoxes = 44;

    /// <summary>The boxes of the weeks that fit.</summary>
    /// <param name="children">The children with their meals.</param>
    /// <param name="today">The day at the canteen.</param>
    /// <param name="ahead">How many weeks after that of today the first one is.</param>
    /// <param name="now">The instant of the request.</param>
    public static MealBoxes Of(IReadOnlyList<ChildMeals> children, DateOnly today, int ahead, DateTimeOffset now)
    {
        var first = WeekOf.MondayOf(today).AddDays(ahead * 7);
        var open = children.SelectMany(child => RowsOf(child, today, now)).Where(one => first <= one.Monday && one.Monday < first.AddDays(MostWeeks * 7)).ToList();
        var count = Enumerable.Range(1, MostWeeks).Last(weeks => weeks == 1 || open.Count(one => one.Monday < first.AddDays(weeks * 7)) <= MostBoxes);
        var shown = open.Where(one => one.Monday < first.AddDays(count * 7)).ToList();
        return new(
            shown.GroupBy(one => one.Monday).OrderBy(week => week.Key).Select(week => new BoxWeek(week.Key, ChildrenOf(week))).ToList(),
            children.Where(child => shown.TrueForAll(one => one.Child != child)).Select(child => child.GivenName).ToList(),
            first < today ? today : first,
            first.AddDays((count * 7) - 1),
            count,
            shown.Exists(one => one.Row.Button!.Act == OperationKind.Cancel),
            shown.Exists(one => one.Row.Button!.Act == OperationKind.Restore));
    }

    // A box leads to no story: it holds no link.
    private static IEnumerable<Box> RowsOf(ChildMeals child, DateOnly today, DateTimeOffset now) =>
        MealRow.Of(child, child.Meals, now, today, nearest: false, _ => "")
            .Where(row => row.Button?.Act is OperationKind.Cancel or OperationKind.Restore)
            .Select(row => new Box(child, row, WeekOf.MondayOf(row.Planned.Meal.Day)));

    private static List<ChildBoxes> ChildrenOf(IEnumerable<Box> week) =>
        week.GroupBy(one => one.Child).Select(child => new ChildBoxes(child.Key.GivenName, child.Select(ChoiceOf).ToList())).ToList();

    private static Choice ChoiceOf(Box box)
    {
        var row = box.Row;
        var about = string.Join(" · ", new[] { row.State, row.Amount, row.Until }.Where(text => text is not null));
        return new(row.Name, row.Label, about, DaysTexts.Name(box.Child.GivenName, row.Label, about));
    }

    private sealed record Box(ChildMeals Child, MealRow Row, DateOnly Monday);
}
