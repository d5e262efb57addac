using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>« D’où vient ce chiffre ? »: the story of what one meal was worth, the same for whoever may read it. Any other meal is not found.</summary>
public abstract class MealStoryModel(ExplainMeal explain) : PageModel
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
