using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>
/// Where the family's forms arrive: <c>/famille/decommander</c>, <c>/famille/retablir</c>, <c>/famille/prevenir</c>, <c>/famille/vie-scolaire</c>.
/// What was done, even in part, leads back to the meals; what was wholly refused is explained here. Boxes of which none was ticked are shown again.
/// </summary>
[Authorize(Policy = Policies.FamilyMeals)]
public sealed class MealActModel(MealDesk desk, MealCalendar calendar, AskOpinion opinion) : PageModel
{
    private const int DaysAround = 45;

    public RefusalView? Refusal { get; private set; }

    /// <summary>A form that was refused and is asked for again by its address: its page is that of the meals.</summary>
    public IActionResult OnGet(string acte) => MealWords.ActOf(acte) is null ? NotFound() : Redirect(FamilyPages.Meals);

    public async Task<IActionResult> OnPostAsync(string acte)
    {
        if (MealWords.ActOf(acte) is not { } kind)
        {
            return NotFound();
        }

        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        var text = MealWords.TextOf(form);
        var answer = await desk.RunAsync(User.Scope(), kind, text, HttpContext.ReceivedAtInstant());
        var wantsJson = Request.WantsJson();
        if (answer is DeskAnswer.Unreadable { Fault: RequestFault.NothingAsked } && form.ContainsKey(DaysModel.Field) && !wantsJson)
        {
            return this.SeeOther(FamilyPages.NothingTicked(FamilyPages.WeeksOf(form[DaysModel.Field])));
        }

        if (answer is DeskAnswer.Answered { Meals: var meals } answered && meals.Any(meal => meal.Why is null))
        {
            if (wantsJson)
            {
                return MealJson.Done(kind, answered, await ChildrenAsync(meals.Select(meal => meal.Meal)));
            }

            await opinion.OfPageAsync(User.Scope(), kind, answered.OperationId, HttpContext.ReceivedAtInstant());
            return this.SeeOther(FamilyPages.Done(answered.OperationId, FamilyPages.WeeksOf(form["semaines"])));
        }

        Response.StatusCode = MealRefusal.StatusOf(kind, answer);
        if (wantsJson)
        {
            return MealJson.Problem(kind, answer, Response.StatusCode);
        }

        Refusal = MealRefusal.ViewOf(kind, text, answer, await ChildrenAsync(MealRefusal.Asked(answer)), HttpContext.ReceivedAtInstant(), FamilyPages.Act);
        return Page();
    }

    // The meals asked for and the weeks to come; days far away are left out, and told without their deadline.
    private Task<IReadOnlyList<ChildMeals>> ChildrenAsync(IEnumerable<MealRef> meals)
    {
        var today = DateOnly.FromDateTime(HttpContext.ReceivedAtInstant().UtcDateTime);
        var (first, last) = MealWords.Around(meals, today, DaysAround);
        return calendar.ForFamilyAsync(User.Scope(), first, last, BillingYear.FirstDayOf(today));
    }
}
