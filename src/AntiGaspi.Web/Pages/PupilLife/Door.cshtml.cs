using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Refunds;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.PupilLife;

/// <summary>The first page of pupils' life: who is not waited for at the door today. No amount, no diet, no reason.</summary>
[Authorize(Policy = Policies.PupilLife)]
public sealed class DoorModel(DoorList door, PupilLifeList told, DelegationList delegations, MarkPresence mark) : PageModel
{
    public PlaceClock Clock { get; private set; } = null!;

    public IReadOnlyList<DoorAbsence> Absences { get; private set; } = [];

    /// <summary>What families told pupils' life, from today on.</summary>
    public IReadOnlyList<PupilLifeAbsence> Told { get; private set; } = [];

    public DataTable ToldTable => new(
        "À partir d’aujourd’hui",
        [new("Jour"), new("Élève"), new("Classe")],
        Told.Select(one => (IReadOnlyList<DataCell>)
        [
            Formats.DaySeenFrom(Clock.Today, one.Day) + MealTexts.Suffix(one.Service), $"{one.FamilyName} {one.GivenName}", one.Division ?? "sans classe",
        ]).ToList());

    /// <summary>Whether somebody can be marked, or a mark taken back: before the service there is no form.</summary>
    public bool HasAct => Absences.Any(one => one.IsMarkOpen || one.CanBeMarked(Clock.Now));

    /// <summary>Why a pupil was not marked; null when nothing was refused.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The schools for which the principal lets the reader sign now.</summary>
    public IReadOnlyList<BatchSchool> Delegations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Clock = PlaceClock.Paris(HttpContext.ReceivedAtInstant());
        Absences = await door.RunAsync(User.Scope(), Clock.Today);
        Told = await told.RunAsync(User.Scope(), Clock.Today);
        Delegations = await delegations.HeldAsync(User.Scope(), Clock.Now);
    }

    public async Task<IActionResult> OnPostAsync(Guid eleve) => await AnswerAsync(await mark.RunAsync(User.Scope(), eleve, Today, HttpContext.ReceivedAtInstant()));

    public async Task<IActionResult> OnPostTakeBackAsync(Guid eleve) => await AnswerAsync(await mark.TakeBackAsync(User.Scope(), eleve, Today, HttpContext.ReceivedAtInstant()));

    private DateOnly Today => PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today;

    private async Task<IActionResult> AnswerAsync(MarkRefusal? why)
    {
        if (why is null)
        {
            return this.SeeOther(PupilLifePages.Door);
        }

        if (why == MarkRefusal.UnknownMeal)
        {
            return NotFound();
        }

        (Refusal, Response.StatusCode) = (PresenceTexts.For(why.Value), StatusCodes.Status409Conflict);
        await OnGetAsync();
        return Page();
    }
}
