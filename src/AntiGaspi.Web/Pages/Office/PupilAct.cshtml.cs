using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>
/// Where the desk's forms for one pupil arrive. It is the act of the family, by the same rules and at the same hour; only
/// the door differs, and the story of the amount says so.
/// </summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilActModel(MealDesk desk, MealCalendar calendar, PupilCard card) : PageModel
{
    private const int DaysAround = 45;

    public RefusalView? Refusal { get; private set; }

    internal PupilPages? Pages { get; private set; }

    public IActionResult OnGet(Guid eleve) => Redirect(new PupilPages(eleve).Card);

    public async Task<IActionResult> OnPostAsync(Guid eleve, string acte)
    {
        if (MealWords.ActOf(acte) is not { } kind || await card.RunAsync(User.Scope(), eleve) is null)
        {
            return NotFound();
        }

        Pages = new(eleve);
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        var text = MealWords.TextOf(form);
        var answer = await desk.RunAsync(User.Scope(), kind, text, HttpContext.ReceivedAtInstant(), eleve);
        var wantsJson = Request.WantsJson();
        if (answer is DeskAnswer.Answered { Meals: var meals } answered && meals.Any(meal => meal.Why is null))
        {
            return wantsJson
                ? MealJson.Done(kind, answered, await ChildAsync(eleve, meals.Select(meal => meal.Meal)))
                : this.SeeOther(Pages.Done(answered.OperationId));
        }

        Response.StatusCode = MealRefusal.StatusOf(kind, answer);
        if (wantsJson)
        {
            return MealJson.Problem(kind, answer, Response.StatusCode);
        }

        Refusal = MealRefusal.ViewOf(kind, text, answer, await ChildAsync(eleve, MealRefusal.Asked(answer)), HttpContext.ReceivedAtInstant(), Pages.Act);
        return Page();
    }

    private async Task<IReadOnlyList<ChildMeals>> ChildAsync(Guid pupil, IEnumerable<MealRef> meals)
    {
        var today = DateOnly.FromDateTime(HttpContext.ReceivedAtInstant().UtcDateTime);
        var (first, last) = MealWords.Around(meals, today, DaysAround);
        return await calendar.ForPupilAsync(User.Scope(), pupil, first, last, BillingYear.FirstDayOf(today)) is { } child ? [child] : [];
    }
}
