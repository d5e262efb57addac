using AntiGaspi.App.Meals;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Families;

/// <summary>The absences that a family says once. A remembered phone opens it: the question of the evening is answered in one gesture.</summary>
[Authorize(Policy = Policies.FamilyMeals)]
public sealed class AbsencesModel(AbsenceActs acts) : Meals.AbsencesModel(acts)
{
    public override string Address => FamilyPages.Absences;

    public override Func<OperationKind, string> Act => FamilyPages.Act;

    protected override Guid? PupilId => null;

    public Task OnGetAsync(string? fait, string? mot) => ShowAsync(fait, mot);

    public Task<IActionResult> OnPostAsync(Guid? numero, string? enfant, string? rythme, string[] jours, string? du, string? au) =>
        DeclareAsync(numero, new(enfant, rythme, jours, du, au));

    public Task<IActionResult> OnPostConfirmAsync(Guid? absence) => ConfirmAsync(absence);

    public Task<IActionResult> OnPostEndAsync(Guid? absence) => EndAsync(absence);
}
