using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>What was seen at the meals of the children and differs from what was said, with one tap to contest. A remembered phone opens it.</summary>
[Authorize(Policy = Policies.FamilyMeals)]
public sealed class AttendanceModel(FamilyMismatches mismatches, ContestAttendance contest) : PageModel
{
    public MismatchList List { get; private set; } = null!;

    public Task OnGetAsync() => ReadAsync(null, Request.Query.ContainsKey("fait"));

    public async Task<IActionResult> OnPostAsync(string? repas)
    {
        if (MealRequest.MealOf(repas) is not { } meal)
        {
            return NotFound();
        }

        switch (await contest.RunAsync(User.Scope(), meal, HttpContext.ReceivedAtInstant()))
        {
            case null:
                return this.SeeOther(FamilyPages.Attendance + "?fait");
            case ContestRefusal.UnknownMeal:
                return NotFound();
            case { } why:
                Response.StatusCode = StatusCodes.Status409Conflict;
                await ReadAsync(AttendanceTexts.For(why), isDone: false);
                return Page();
        }
    }

    // One day more: the date at the canteen may be another.
    private async Task ReadAsync(string? refusal, bool isDone)
    {
        var now = HttpContext.ReceivedAtInstant();
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-Contest.DaysToContest - 1);
        List = new(await mismatches.RunAsync(User.Scope(), from), FamilyPages.Attendance, now, refusal, isDone);
    }
}
