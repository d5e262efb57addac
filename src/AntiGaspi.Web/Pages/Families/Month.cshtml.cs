using AntiGaspi.App.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>A month of the children's meals, to be printed for the fridge.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class MonthModel(MealCalendar calendar) : PageModel
{
    public MonthView View { get; private set; } = null!;

    public async Task OnGetAsync(string? mois)
    {
        var now = HttpContext.ReceivedAtInstant();
        var month = MonthView.MonthOf(mois, DateOnly.FromDateTime(now.UtcDateTime));
        View = MonthView.Of(await calendar.ForFamilyAsync(User.Scope(), month, month.AddMonths(1).AddDays(-1), month), month, now, FamilyPages.Month);
    }
}
