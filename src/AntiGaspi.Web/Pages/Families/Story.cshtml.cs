using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>« D’où vient ce chiffre ? »: the story of what one meal was worth. A meal of somebody else's child is not found.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class StoryModel(ExplainMeal explain) : PageModel
{
    public StoryView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string pupil, string day, string service)
    {
        if (MealRequest.MealOf(pupil, day, service) is not { } meal || await explain.RunAsync(User.Scope(), meal) is not { } story)
        {
            return NotFound();
        }

        View = StoryView.Of(story);
        return Page();
    }
}
