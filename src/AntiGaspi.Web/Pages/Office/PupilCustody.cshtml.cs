using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The weeks of a pupil with one of the adults, said at the desk by a parent who calls.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilCustodyModel(StateCustody custody, PupilCard card, OfficeLinks links) : PageModel
{
    public string Name { get; private set; } = "";

    public CustodyForm? Form { get; private set; }

    public bool IsDone { get; private set; }

    public string? Problem { get; private set; }

    internal PupilPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid eleve)
    {
        IsDone = Request.Query.ContainsKey("fait");
        return await ReadAsync(eleve) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid eleve, Guid? responsable, string? rythme, string? vacances, string? premiere)
    {
        if (!await ReadAsync(eleve))
        {
            return NotFound();
        }

        var why = CustodyForm.Read(rythme, vacances, premiere) is { } weeks
            ? await custody.RunAsync(User.Scope(), eleve, responsable ?? Guid.Empty, weeks, HttpContext.ReceivedAtInstant()) : CustodyRefusal.Unknown;
        if (why is null)
        {
            return this.SeeOther($"{Pages.Custody}?fait");
        }

        Problem = why == CustodyRefusal.NoFirstDay ? CustodyTexts.For(CustodyRefusal.NoFirstDay) : "Choisissez un responsable de l’élève et ses semaines dans les listes.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid eleve) =>
        await ReadAsync(eleve) && await custody.ForgetAsync(User.Scope(), eleve, HttpContext.ReceivedAtInstant()) ? this.SeeOther($"{Pages.Custody}?fait") : NotFound();

    private async Task<bool> ReadAsync(Guid eleve)
    {
        if (await card.RunAsync(User.Scope(), eleve) is not { } pupil || await custody.ChildrenAsync(User.Scope(), eleve) is not [var child])
        {
            return false;
        }

        (Pages, Name) = (new(eleve), $"{pupil.GivenName} {pupil.DisplayName}");
        var adults = (await links.AdultsAsync(User.Scope(), eleve)).Where(adult => adult.MayHaveAccount).ToList();
        var whose = adults.FirstOrDefault(adult => adult.GuardianId == child.GuardianId)?.DisplayName ?? "Semaines d’un responsable";
        Form = new(child, CustodyTexts.State(child, whose), Pages.Custody, adults.Select(adult => new Choice(adult.GuardianId.ToString("D"), adult.DisplayName)).ToList());
        return true;
    }
}
