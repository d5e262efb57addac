using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Messages;

/// <summary>
/// The page of the link of an evening message: what was seen at the meals of one child in one week, for whoever holds the link. Opening it
/// changes nothing; its button contests, by the same act as the family's own page, and nothing else can be done from here.
/// </summary>
[AllowAnonymous]
public sealed class AttendanceLinkModel(UseMealLink links, FamilyMismatches mismatches, ContestAttendance contest) : PageModel
{
    public MismatchList? List { get; private set; }

    public string Title { get; private set; } = AttendanceTexts.Ended;

    private string Address => MealLinks.AttendancePath + RouteData.Values["secret"];

    public async Task<IActionResult> OnGetAsync(string secret) =>
        await links.OpenAttendanceAsync(secret) is { } link ? await ShowAsync(link, null, Request.Query.ContainsKey("fait")) : Ended();

    public async Task<IActionResult> OnPostAsync(string secret, string? repas)
    {
        if (await links.OpenAttendanceAsync(secret) is not { } link)
        {
            return Ended();
        }

        var now = HttpContext.ReceivedAtInstant();
        if (MealRequest.MealOf(repas) is { } meal && link.Covers(meal))
        {
            if (await contest.RunAsync(link.Scope, meal, now) is not { } why)
            {
                await links.TraceContestAsync(link, meal, now);
                return this.SeeOther(Address + "?fait");
            }

            return await RefusedAsync(link, why);
        }

        // A meal of another child or another week is none that this link may name.
        return await RefusedAsync(link, ContestRefusal.UnknownMeal);
    }

    private Task<IActionResult> RefusedAsync(OpenedMealLink link, ContestRefusal why)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return ShowAsync(link, AttendanceTexts.For(why), isDone: false);
    }

    private async Task<IActionResult> ShowAsync(OpenedMealLink link, string? refusal, bool isDone)
    {
        var all = (await mismatches.RunAsync(link.Scope, link.FirstDay)).Where(one => link.Covers(one.Meal)).ToList();
        (List, Title) = (new(all, Address, HttpContext.ReceivedAtInstant(), refusal, isDone), all is [var first, ..] ? AttendanceTexts.TitleOf(first.GivenName) : AttendanceTexts.Title);
        return Page();
    }

    private PageResult Ended()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
