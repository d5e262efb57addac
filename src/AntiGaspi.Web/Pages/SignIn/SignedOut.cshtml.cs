using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Where a provider leads back after the sign-out. With a state that is not ours, or while somebody is signed in, it says nothing.</summary>
[AllowAnonymous]
public sealed class SignedOutModel(SignOutReturn back) : PageModel
{
    public IActionResult OnGet(string? state) =>
        (state is not null && !back.IsOurs(state)) || User.Identity?.IsAuthenticated == true ? Redirect("/") : Page();
}
