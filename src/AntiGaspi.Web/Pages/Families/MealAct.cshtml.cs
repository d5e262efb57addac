using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>What is shown when nothing could be done: the causes, what is still possible, whom to call.</summary>
public sealed record RefusalView(string Title, IReadOnlyList<string> Causes, IReadOnlyList<string> Next, MealForm? Still, IReadOnlyList<string> Phones);

/// <summary>
/// Where the family's forms arrive: <c>/famille/decommander</c>, <c>/famille/retablir</c>, <c>/famille/prevenir</c>.
/// What was done, even in part, leads back to the meals; what was wholly refused is explained here.
/// </summary>
[Authorize(Policy = Policies.Family)]
public sealed class MealActModel(MealDesk desk, MealCalendar calendar) : PageModel
{
    private const int DaysAround = 45;

    public RefusalView? Refusal { get; private set; }

    /// <summary>A form that was refused and is asked for again by its address: its page is that of the meals.</summary>
    public IActionResult OnGet(string acte) => FamilyPages.ActOf(acte) is null ? NotFound() : Redirect(FamilyPages.Meals);

    public async Task<IActionResult> OnPostAsync(string acte)
    {
        if (FamilyPages.ActOf(acte) is not { } kind)
        {
            return NotFound();
        }

        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        var answer = await desk.RunAsync(
            User.Scope(), kind, new MealRequestText(form["op"], form["repas"], form["enfant"], form["du"], form["au"]), HttpContext.ReceivedAtInstant());
        var wantsJson = Request.WantsJson();
        if (answer is DeskAnswer.Answered { Meals: var meals } answered && meals.Any(meal => meal.Why is null))
        {
            return wantsJson
                ? MealJson.Done(kind, answered, await ChildrenAsync(meals.Select(meal => meal.Meal)))
                : SeeOther(FamilyPages.Done(answered.OperationId, FamilyPages.WeeksOf(form["semaines"])));
        }

        Response.StatusCode = StatusOf(kind, answer);
        if (wantsJson)
        {
            return MealJson.Problem(kind, answer, Response.StatusCode);
        }

        Refusal = await ViewAsync(kind, answer);
        return Page();
    }

    private StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private static int StatusOf(OperationKind kind, DeskAnswer answer) => answer switch
    {
        DeskAnswer.Unreadable unreadable => unreadable.Status,
        DeskAnswer.Answered answered when answered.Meals.All(meal => MealJson.Reason(kind, meal.Why!.Value) == nameof(CancelRefusal.UnknownMeal)) =>
            StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    private async Task<RefusalView> ViewAsync(OperationKind kind, DeskAnswer answer)
    {
        var now = HttpContext.ReceivedAtInstant();
        var asked = answer switch
        {
            DeskAnswer.Answered answered => answered.Meals.Select(meal => meal.Meal).ToList(),
            DeskAnswer.Reused reused => reused.Meals,
            _ => [],
        };
        var children = await ChildrenAsync(asked);
        var phones = children.DistinctBy(child => child.SchoolName).Select(child => FamilyTexts.Phone(child.SchoolName, child.SchoolPhone)).ToList();
        return answer switch
        {
            DeskAnswer.Unreadable { Fault: var fault } => new(AnswerTexts.Unreadable, [MealTexts.For(fault), AnswerTexts.Nothing], [], null, phones),
            DeskAnswer.Reused reused => new(
                AnswerTexts.Reused, [AnswerTexts.ReusedCause], [], new(kind, Ids.New(now), reused.Meals, FamilyTexts.SendAgain), phones),
            DeskAnswer.Answered answered => RefusedView(kind, answered, children, phones),
            _ => throw new InvalidOperationException($"Unknown answer: {answer}."),
        };
    }

    private RefusalView RefusedView(OperationKind kind, DeskAnswer.Answered answered, IReadOnlyList<ChildMeals> children, List<string> phones)
    {
        var now = HttpContext.ReceivedAtInstant();
        var zone = FamilyPages.ZoneOf(children);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var known = children.Select(child => new ReceiptChild(child.PupilId, child.GivenName, child.IsPayer)).ToList();
        var refused = answered.Meals.Select(meal => new ReceiptRefusal(meal.Meal, meal.Why!.Value, meal.CutoffAt)).ToList();
        var asked = refused.Select(one => one.Meal).ToHashSet();
        var late = kind == OperationKind.Cancel
            ? children.SelectMany(child => child.Meals).Where(meal => asked.Contains(meal.Meal) && LateNotice.Judge(meal.Facts, now) is null).ToList()
            : [];
        List<string> next = late.Count > 0 ? [MealTexts.StillTell] : [];
        next.AddRange(
            from child in children
            where asked.Any(meal => meal.PupilId == child.PupilId)
            let coming = child.Meals.FirstOrDefault(meal => meal.Meal.Day >= today && Cancellation.Judge(meal.Facts, now) is null)
            where coming is not null
            select MealTexts.NextCancellable(coming, coming.OfferAt(now)!, today));
        return new(
            AnswerTexts.Title(kind, refused.Count),
            ReceiptTexts.Refused(kind, refused, known, one => FamilyPages.Deadline(one.CutoffAt, zone)),
            next.Distinct(StringComparer.Ordinal).ToList(),
            late.Count == 0 ? null : new(OperationKind.LateNotice, Ids.New(now), late.Select(meal => meal.Meal).ToList(), FamilyTexts.Tell),
            phones);
    }

    // The meals asked for and the weeks to come; days far away are left out, and told without their deadline.
    private Task<IReadOnlyList<ChildMeals>> ChildrenAsync(IEnumerable<MealRef> meals)
    {
        var today = DateOnly.FromDateTime(HttpContext.ReceivedAtInstant().UtcDateTime);
        var (first, last) = (today.AddDays(-1), today.AddDays(DaysAround));
        var near = meals.Select(meal => meal.Day).Where(day => Math.Abs(day.DayNumber - today.DayNumber) < MealCalendar.MaxDays / 2).ToList();
        return calendar.ForFamilyAsync(
            User.Scope(), near.Append(first).Min(), near.Append(last).Max(), BillingYear.FirstDayOf(today));
    }
}
