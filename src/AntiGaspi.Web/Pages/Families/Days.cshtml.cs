using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>Days ticked one by one, each child its own, then cancelled or restored in one act. A remembered phone opens it, as it opens the meals.</summary>
[Authorize(Policy = Policies.FamilyMeals)]
public sealed class DaysModel(MealCalendar calendar) : PageModel
{
    /// <summary>What tells the act that boxes were shown: how many weeks from now they began.</summary>
    public const string Field = "choix";

    public MealBoxes Boxes { get; private set; } = null!;

    /// <summary>Whether no child is linked to the account.</summary>
    public bool HasNoChild => Boxes.Weeks.Count + Boxes.Without.Count == 0;

    /// <summary>How many weeks after this one the page starts.</summary>
    public int Weeks { get; private set; }

    public Guid OperationId { get; private set; }

    /// <summary>Whether the person comes from this page's form, with nothing ticked.</summary>
    public bool IsNothingTicked => Request.Query.ContainsKey("rien");

    public async Task OnGetAsync(string? semaines)
    {
        var now = HttpContext.ReceivedAtInstant();
        (Weeks, OperationId) = (FamilyPages.WeeksOf(semaines), Ids.New(now));

        // Whole weeks around: the date at the canteen, and so its Monday, is known once the meals are.
        var utc = DateOnly.FromDateTime(now.UtcDateTime);
        var children = await calendar.ForFamilyAsync(
            User.Scope(), utc.AddDays((Weeks - 1) * 7), utc.AddDays(((Weeks + MealBoxes.MostWeeks) * 7) + 1), BillingYear.FirstDayOf(utc));
        Boxes = MealBoxes.Of(children, MealZone.DayOf(now, MealZone.Of(children)), Weeks, now);
    }
}
