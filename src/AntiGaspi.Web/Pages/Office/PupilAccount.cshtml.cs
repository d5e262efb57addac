using AntiGaspi.App.French;
using AntiGaspi.App.Refunds;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Pages.Meals;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The ledger of a family for one pupil: what is deducted, term by term; each amount leads to its story.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class PupilAccountModel(FamilyStatement statements) : PageModel
{
    private const string FromTheBeginning = "debut";

    public ChildStatement Statement { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>The first day told; null for all of them.</summary>
    public DateOnly? Since { get; private set; }

    public bool IsWhole => Since is null;

    internal PupilPages Pages { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid eleve, string? depuis)
    {
        Since = depuis == FromTheBeginning ? null : BillingYear.FirstDayOf(PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today);
        if (await statements.RunAsync(User.Scope(), Since ?? DateOnly.MinValue, HttpContext.ReceivedAtInstant(), eleve) is not [var pupil])
        {
            return NotFound();
        }

        Pages = new(eleve);
        (Name, Statement) = ($"{pupil.GivenName} {pupil.FamilyName}", ChildStatement.Of(pupil, Pages.Story));
        return Page();
    }
}
