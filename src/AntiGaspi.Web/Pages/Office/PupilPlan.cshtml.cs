using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>States on which days a pupil eats: SIECLE says how many days, only the office knows which ones.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilPlanModel(PupilCard card, SetMealPlan setMealPlan, RevalueMeals revalue) : PageModel
{
    private static readonly (StatedPlan Plan, Choice Choice)[] Stated =
    [
        (StatedPlan.Flat, new("forfait", "Demi-pensionnaire au forfait", "Attendu les jours cochés, sauf repas décommandé")),
        (StatedPlan.Boarder, new("interne", "Interne", "Compté au déjeuner les jours cochés, jamais remboursé ici")),
        (StatedPlan.NotExpected, new("aucun", "Pas attendu", "Au ticket, ou ne déjeune pas ici")),
    ];

    public static IReadOnlyList<Choice> Kinds { get; } = Stated.Select(one => one.Choice).ToList();

    public string Name { get; private set; } = "";

    /// <summary>How the pupil eats today.</summary>
    public string Now { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public string? Kind { get; private set; }

    /// <summary>The weekdays on which the canteen serves.</summary>
    public IReadOnlyList<Choice> Weekdays { get; private set; } = [];

    /// <summary>The weekdays chosen, by their number from Monday.</summary>
    public IReadOnlyList<string> Days { get; private set; } = [];

    public DateOnly? From { get; private set; }

    /// <summary>What was typed as a date and is none.</summary>
    public string? Typed { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    internal PupilPages Pages { get; private set; } = null!;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task<IActionResult> OnGetAsync(Guid eleve)
    {
        if (await ReadAsync(eleve) is not { } pupil)
        {
            return NotFound();
        }

        var plan = PlanOn(pupil, Today);
        Kind = plan is null ? null : Kinds[plan.Basis switch { "flat" => 0, "boarder" => 1, _ => 2 }].Value;
        Days = Weekdays.Select(day => day.Value).Where(day => plan is not null && (plan.Weekdays & BitOf(day)) != 0).ToList();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid eleve, string? forfait, string[] jours, string? depuis)
    {
        if (await ReadAsync(eleve) is not { } pupil)
        {
            return NotFound();
        }

        (Kind, Days) = (forfait, jours);
        From = DateOnly.TryParseExact(depuis, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : null;
        Typed = From is null ? depuis : null;
        Errors = FaultsOf(forfait, jours);
        if (Errors.Count == 0)
        {
            var asked = new NewMealPlan(pupil.PupilId, Stated.First(one => one.Choice.Value == forfait).Plan, MaskOf(forfait, jours), From!.Value);
            switch (await setMealPlan.RunAsync(User.Scope(), asked, Today, HttpContext.ReceivedAtInstant()))
            {
                case PlanOutcome.Set set:
                    await revalue.RunAsync(User.Scope(), HttpContext.ReceivedAtInstant());
                    return this.SeeOther(Pages.PlanSet(set.From));
                case PlanOutcome.Refused { Why: PlanRefusal.UnknownPupil }:
                    return NotFound();
                case PlanOutcome.Refused refused:
                    Errors = [new(refused.Why is PlanRefusal.NoDay or PlanRefusal.NotServed ? "jours" : "depuis", OfficeTexts.For(refused))];
                    break;
                default:
                    throw new InvalidOperationException("A plan is set or refused.");
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private List<FieldError> FaultsOf(string? kind, string[] days)
    {
        List<FieldError> faults = [];
        if (Kinds.All(one => one.Value != kind))
        {
            faults.Add(new("forfait", "Choisissez comment l’élève déjeune."));
        }

        if (days.Any(day => Weekdays.All(served => served.Value != day)))
        {
            faults.Add(new("jours", "Le restaurant n’est pas ouvert l’un des jours envoyés. Cochez les jours proposés."));
        }

        if (From is null)
        {
            faults.Add(new("depuis", "La date manque, ou n’est pas une date. Choisissez-la dans le calendrier."));
        }

        return faults;
    }

    private async Task<PupilDetails?> ReadAsync(Guid id)
    {
        if (await card.RunAsync(User.Scope(), id) is not { } pupil)
        {
            return null;
        }

        (Pages, Name, Today) = (new(id), $"{pupil.GivenName} {pupil.DisplayName}", pupil.TodayAt(HttpContext.ReceivedAtInstant()));
        Now = PlanOn(pupil, Today) is { } plan ? OfficeTexts.Plan(plan) : RosterTexts.For(pupil.Boarding);
        Weekdays = Formats.Weekdays.Select((day, i) => new Choice((i + 1).ToString(CultureInfo.InvariantCulture), day))
            .Where(day => (pupil.ServedWeekdays & BitOf(day.Value)) != 0).ToList();
        return pupil;
    }

    private static PupilPlan? PlanOn(PupilDetails pupil, DateOnly day) =>
        pupil.Plans.LastOrDefault(plan => plan.ValidFrom <= day && (plan.ValidTo is null || plan.ValidTo > day));

    private static Weekdays MaskOf(string? kind, string[] days) =>
        new(kind == Kinds[2].Value ? 0 : days.Distinct(StringComparer.Ordinal).Sum(BitOf));

    // The days come as 1 for Monday to 7 for Sunday.
    private static int BitOf(string day) => 1 << (int.Parse(day, CultureInfo.InvariantCulture) - 1);
}
