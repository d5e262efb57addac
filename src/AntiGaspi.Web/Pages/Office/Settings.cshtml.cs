using AntiGaspi.App.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>What the school decides to offer to its families.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class SettingsModel(OfferPupilLife offer) : PageModel
{
    private const string Opens = "oui";

    public IReadOnlyList<SchoolSetting> Schools { get; private set; } = [];

    public bool IsDone { get; private set; }

    public async Task OnGetAsync()
    {
        IsDone = Request.Query.ContainsKey("fait");
        Schools = await offer.SchoolsAsync(User.Scope());
    }

    public async Task<IActionResult> OnPostAsync(Guid? college, [FromForm(Name = "vie-scolaire")] string? answer) =>
        college is { } school && await offer.RunAsync(User.Scope(), school, answer == Opens, HttpContext.ReceivedAtInstant())
            ? this.SeeOther($"{OfficePages.Settings}?fait")
            : NotFound();
}
