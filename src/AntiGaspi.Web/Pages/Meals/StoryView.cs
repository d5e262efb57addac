using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>The story of what one meal was worth, ready to be drawn.</summary>
/// <param name="Story">What happened.</param>
/// <param name="Movements">The movements of the account; none for a guardian who does not pay.</param>
public sealed record StoryView(MealStory Story, DataTable? Movements)
{
    /// <summary>The view of a story.</summary>
    public static StoryView Of(MealStory story) =>
        new(story, story.Reader.SeesAmounts() && story.Movements.Count > 0 ? TableOf(story) : null);

    private static DataTable TableOf(MealStory story)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(story.TimeZone);
        return new(
            RefundTexts.Movements,
            [new(RefundTexts.When), new(RefundTexts.What), new(RefundTexts.Amount, IsNumber: true)],
            story.Movements.Select(IReadOnlyList<DataCell> (one) =>
            [
                Formats.Instant(TimeZoneInfo.ConvertTime(one.EnteredAt, zone).DateTime),
                RefundTexts.Movement(one.Kind),
                Formats.Euros(one.Amount),
            ]).ToList());
    }
}
