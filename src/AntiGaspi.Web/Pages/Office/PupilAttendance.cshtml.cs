using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>What was seen at the meals of a pupil and differs from what was said, contested at the desk for a family that calls.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilAttendanceModel(FamilyMismatches mismatches, ContestAttendance contest, PupilCard card) : PageModel
{
    public string Name { get; private set; } = "";

    public MismatchList List { get; private set; } = null!;

    internal PupilPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid eleve) => await ReadAsync(eleve, null, Request.Query.ContainsKey("fait")) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid eleve, string? repas)
    {
        if (MealRequest.MealOf(repas) is not { } meal)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ReadAsync(eleve, MealTexts.For(RequestFault.BadMeal), isDone: false) ? Page() : NotFound();
        }

        switch (meal.PupilId != eleve ? ContestRefusal.UnknownMeal : await contest.RunAsync(User.Scope(), meal, HttpContext.ReceivedAtInstant()))
        {
            case null:
                return this.SeeOther($"{new PupilPages(eleve).Attendance}?fait");
            case ContestRefusal.UnknownMeal:
                return NotFound();
            case { } why:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ReadAsync(eleve, AttendanceTexts.For(why), isDone: false) ? Page() : NotFound();
        }
    }

    // One day more: the date at the canteen may be another.
    private async Task<bool> ReadAsync(Guid eleve, string? refusal, bool isDone)
    {
        if (await card.RunAsync(User.Scope(), eleve) is not { } pupil)
        {
            return false;
        }

        var now = HttpContext.ReceivedAtInstant();
        var from = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-Contest.DaysToContest - 1);
        (Pages, Name) = (new(eleve), $"{pupil.GivenName} {pupil.DisplayName}");
        List = new(await mismatches.RunAsync(User.Scope(), from, eleve), Pages.Attendance, now, refusal, isDone);
        return true;
    }
}
