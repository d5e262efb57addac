using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>« D’où vient ce chiffre ? » at the desk: the same story that the family reads, for a pupil of the office's schools.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilStoryModel(ExplainMeal explain) : PageModel
{
    public StoryView? View { get; private set; }

    public async Task<IActionResult> OnGetAsync(string eleve, string day, string service)
    {
        if (MealRequest.MealOf(eleve, day, service) is not { } meal || await explain.RunAsync(User.Scope(), meal) is not { } story)
        {
            return NotFound();
        }

        View = StoryView.Of(story);
        return Page();
    }
}
