using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Messages;

/// <summary>
/// The page of a link of a message: the meals of one child in one week, for whoever holds the link, signed in or not. Opening it changes
/// nothing, since programs that scan mail open it before the person does; its buttons do, by the same acts as the family's own page.
/// </summary>
[AllowAnonymous]
public sealed class MealLinkModel(UseMealLink links, MealDesk desk, MealCalendar calendar, OperationReceipt receipts, AskOpinion opinion, OutsideSettings outside) : PageModel
{
    public MealLinkView? View { get; private set; }

    public RefusalView? Refusal { get; private set; }

    /// <summary>Whether the link has just been closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The page itself, without what a message prepared.</summary>
    public string Address => MealLinks.Path + RouteData.Values["secret"];

    public string Title { get; private set; } = MealLinkTexts.Ended;

    public async Task<IActionResult> OnGetAsync(string secret)
    {
        if (await AliveAsync(secret) is not var (link, child, view))
        {
            return Ended();
        }

        (View, Title) = (view with { Done = await DoneAsync(link, child) }, MealLinkTexts.Title(child.GivenName, link.FirstDay, link.LastDay));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string secret) => ActAsync(secret, OperationKind.Cancel);

    public Task<IActionResult> OnPostRestoreAsync(string secret) => ActAsync(secret, OperationKind.Restore);

    public Task<IActionResult> OnPostPupilLifeAsync(string secret) => ActAsync(secret, OperationKind.PupilLife);

    public async Task<IActionResult> OnPostCloseAsync(string secret)
    {
        if (await AliveAsync(secret) is var (link, _, _) && await links.CloseAsync(link, HttpContext.ReceivedAtInstant()))
        {
            (IsClosed, Title) = (true, MealLinkTexts.Closed);
            return Page();
        }

        return Ended();
    }

    private async Task<IActionResult> ActAsync(string secret, OperationKind kind)
    {
        var now = HttpContext.ReceivedAtInstant();
        if (await AliveAsync(secret) is not var (link, child, _))
        {
            return Ended();
        }

        var answer = await AnswerAsync(link, kind, now);
        if (answer is DeskAnswer.Answered { Meals: var meals } answered && meals.Any(meal => meal.Why is null))
        {
            await opinion.OfPageAsync(link.Scope, kind, answered.OperationId, now);
            return this.SeeOther(MealLinkAddress.Done(Address, answered.OperationId));
        }

        Response.StatusCode = MealRefusal.StatusOf(kind, answer);
        var refusal = MealRefusal.ViewOf(kind, null, answer, [child], now, ActAddress);
        (Refusal, Title) = (refusal with { Still = null, Next = refusal.Next.Where(line => line != MealTexts.StillTell).ToList() }, refusal.Title);
        return Page();
    }

    // A meal of another child or another week is none that this link may name.
    private async Task<DeskAnswer> AnswerAsync(OpenedMealLink link, OperationKind kind, DateTimeOffset now)
    {
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        MealRequestText text = new(form["op"], form["repas"], [], [], []);
        if (MealRequest.Read(text).Request is { } request)
        {
            if (!request.Meals.All(link.Covers))
            {
                return new DeskAnswer.Unreadable(RequestFault.BadMeal);
            }

            await links.TraceAsync(link, request.OperationId, now);
        }

        return await desk.RunAsync(link.Scope, kind, text, now);
    }

    // Read again each time: the adult, the child, the link, and that a meal of the week can still be changed.
    private async Task<(OpenedMealLink Link, ChildMeals Child, MealLinkView View)?> AliveAsync(string secret) =>
        await links.OpenAsync(secret) is { } link && await ChildAsync(link) is { } child && ViewOf(link, child) is { } view ? (link, child, view) : null;

    private async Task<ChildMeals?> ChildAsync(OpenedMealLink link) =>
        (await calendar.ForFamilyAsync(link.Scope, link.FirstDay, link.LastDay, BillingYear.FirstDayOf(link.FirstDay))).SingleOrDefault(child => child.PupilId == link.PupilId);

    private MealLinkView? ViewOf(OpenedMealLink link, ChildMeals child) => MealLinkView.Of(link, child, Days(), HttpContext.ReceivedAtInstant(), ActAddress);

    // An act of the account on anything else, made elsewhere, is not told here.
    private async Task<DoneNotice?> DoneAsync(OpenedMealLink link, ChildMeals child) =>
        Guid.TryParseExact(Request.Query[MealLinkAddress.Act], "D", out var operation) && await receipts.RunAsync(link.Scope, operation) is { } receipt
            && Only(receipt, link) is { Done.Count: > 0 } told
            ? DoneNotice.Of(told, [child], MealZone.Of([child]), HttpContext.ReceivedAtInstant(), ActAddress) with { Opinion = told.AsksOpinion ? outside.Opinion?.Address : null }
            : null;

    private static Receipt Only(Receipt receipt, OpenedMealLink link) => receipt with
    {
        Done = receipt.Done.Where(meal => link.Covers(meal.Meal)).ToList(), Refused = receipt.Refused.Where(meal => link.Covers(meal.Meal)).ToList(),
    };

    private List<DateOnly> Days() => Request.Query[MealLinkAddress.Day]
        .Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).OfType<DateOnly>().ToList();

    // No button tells the kitchen late from here: what the page is for can be undone.
    private string ActAddress(OperationKind kind) => kind switch
    {
        OperationKind.Cancel or OperationKind.LateNotice or OperationKind.TakeBack => Address,
        OperationKind.Restore => Address + "?handler=Restore",
        OperationKind.PupilLife => Address + "?handler=PupilLife",
    };

    private PageResult Ended()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
