using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Remembers the browser of a family that has just signed in, so that the next cancellation takes two touches.</summary>
[Authorize(Policy = Policies.Family)]
public sealed class PhoneModel(RememberedPhone phone) : PageModel
{
    public const string Address = "/connexions/telephone";

    public IActionResult OnGet() => Redirect(SessionsModel.Address);

    public async Task<IActionResult> OnPostAsync()
    {
        await phone.RememberAsync(HttpContext);
        return this.SeeOther(Homes.Of(Domain.Basics.Role.Family) + "?memorise");
    }
}
