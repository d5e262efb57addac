using AntiGaspi.App.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>A month of a pupil's meals, printed at the desk for a family without internet.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilMonthModel(MealCalendar calendar) : PageModel
{
    public MonthView View { get; private set; } = null!;

    internal PupilPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid eleve, string? mois)
    {
        var now = HttpContext.ReceivedAtInstant();
        var month = MonthView.MonthOf(mois, DateOnly.FromDateTime(now.UtcDateTime));
        if (await calendar.ForPupilAsync(User.Scope(), eleve, month, month.AddMonths(1).AddDays(-1), month) is not { } child)
        {
            return NotFound();
        }

        Pages = new(eleve);
        View = MonthView.Of([child], month, now, Pages.Month);
        return Page();
    }
}
