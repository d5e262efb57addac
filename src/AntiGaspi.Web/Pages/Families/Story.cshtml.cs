using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>« D’où vient ce chiffre ? »: the story of what one meal was worth. A meal of somebody else's child is not found.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class StoryModel(ExplainMeal explain) : PageModel
{
    public MealStory? Story { get; private set; }

    /// <summary>The movements of the account; none for a guardian who does not pay.</summary>
    public DataTable? Movements { get; private set; }

    public async Task<IActionResult> OnGetAsync(string pupil, string day, string service)
    {
        if (MealRequest.MealOf(pupil, day, service) is not { } meal || await explain.RunAsync(User.Scope(), meal) is not { } story)
        {
            return NotFound();
        }

        Story = story;
        Movements = story.IsPayer && story.Movements.Count > 0 ? TableOf(story) : null;
        return Page();
    }

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
