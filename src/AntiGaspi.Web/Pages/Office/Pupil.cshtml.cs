using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>One pupil at the desk: the meals, which the office cancels for a parent who calls, the plan, the adults, the account.</summary>
[Authorize(Policy = Policies.Office), ReadsHealth]
public sealed class PupilModel(PupilCard card, MealCalendar calendar, OperationReceipt receipts, ReadDiet diet) : PageModel
{
    public PupilDetails Pupil { get; private set; } = null!;

    public ChildMeals Child { get; private set; } = null!;

    public MealDays Days { get; private set; } = null!;

    /// <summary>The weeks that can be cancelled in one gesture.</summary>
    public IReadOnlyList<WholeWeek> WholeWeeks { get; private set; } = [];

    public DoneNotice? Done { get; private set; }

    /// <summary>What the pupil eats; none without a plan. That it was read is recorded.</summary>
    public string? Menu { get; private set; }

    public DateOnly Today { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    /// <summary>How many weeks the page starts from now.</summary>
    public int Weeks { get; private set; }

    public Guid OperationId { get; private set; }

    public Guid SpanOperationId { get; private set; }

    internal PupilPages Pages => new(Pupil.PupilId);

    /// <summary>The first day of a plan that was just stated; only if a plan begins then.</summary>
    public DateOnly? PlanSet { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid eleve, string? semaines, string? fait, string? jours)
    {
        var now = HttpContext.ReceivedAtInstant();
        if (await card.RunAsync(User.Scope(), eleve) is not { } pupil)
        {
            return NotFound();
        }

        (Pupil, Today, Weeks) = (pupil, pupil.TodayAt(now), WeeksOf(semaines));
        (From, To) = (Today.AddDays(Weeks * 7), Today.AddDays(((Weeks + PupilPages.WeeksShown) * 7) - 1));
        (OperationId, SpanOperationId) = (Ids.New(now), Ids.New(now));
        if (await calendar.ForPupilAsync(User.Scope(), eleve, From, To, BillingYear.FirstDayOf(Today)) is not { } child)
        {
            return NotFound();
        }

        Child = child;
        Menu = await diet.RunAsync(User.Scope(), eleve, Today, now);
        Days = new(MealRow.Of(child, child.Meals, now, Today, nearest: Weeks == 0, Pages.Story), Pages.Act);
        WholeWeeks = WholeWeek.Of([(child.GivenName, Days)], now);
        PlanSet = DateOnly.TryParseExact(jours, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && pupil.Plans.Any(plan => plan.ValidFrom == from) ? from : null;
        if (Guid.TryParseExact(fait, "D", out var operation) && await receipts.RunAsync(User.Scope(), operation) is { } receipt)
        {
            Done = DoneNotice.Of(receipt, [child], MealZone.Of([child]), now, Pages.Act);
        }

        return Page();
    }

    /// <summary>Who answers for the pupil, one line each.</summary>
    public IEnumerable<string> Guardians => Pupil.Guardians.Select(one => $"{one.DisplayName}\u00A0: {OfficeTexts.Role(one)}");

    /// <summary>How the pupil eats, one line for each plan.</summary>
    public IEnumerable<string> Plans => Pupil.Plans.Select(plan => $"{OfficeTexts.Plan(plan)} ({OfficeTexts.Span(plan)})");

    private static int WeeksOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)
            ? Math.Min(weeks, PupilPages.MaxWeeks) : 0;
}
