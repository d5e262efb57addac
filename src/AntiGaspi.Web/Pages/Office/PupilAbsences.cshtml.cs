using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The absences said once for a pupil, at the desk: whatever a family may do, for one that calls.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilAbsencesModel(AbsenceActs acts, PupilCard card) : AbsencesModel(acts)
{
    private Guid pupil;

    public string Name { get; private set; } = "";

    public override string Address => Pages.Absences;

    public override Func<OperationKind, string> Act => Pages.Act;

    internal PupilPages Pages => new(pupil);

    protected override Guid? PupilId => pupil;

    public async Task<IActionResult> OnGetAsync(Guid eleve, string? fait, string? mot)
    {
        if (!await IsOwnAsync(eleve))
        {
            return NotFound();
        }

        await ShowAsync(fait, mot);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid eleve, Guid? numero, string? rythme, string[] jours, string? du, string? au) =>
        await IsOwnAsync(eleve) ? await DeclareAsync(numero, new(null, rythme, jours, du, au)) : NotFound();

    public async Task<IActionResult> OnPostConfirmAsync(Guid eleve, Guid? absence) => await IsOwnAsync(eleve) ? await ConfirmAsync(absence) : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid eleve, Guid? absence) => await IsOwnAsync(eleve) ? await EndAsync(absence) : NotFound();

    private async Task<bool> IsOwnAsync(Guid eleve)
    {
        pupil = eleve;
        if (await card.RunAsync(User.Scope(), eleve) is not { } found)
        {
            return false;
        }

        Name = $"{found.GivenName} {found.DisplayName}";
        return true;
    }
}
