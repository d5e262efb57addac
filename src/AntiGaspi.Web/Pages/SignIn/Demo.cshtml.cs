using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Signs a visitor of the demonstration in as one of its personas; outside the demonstration it does not exist.</summary>
[AllowAnonymous]
public sealed class DemoModel(DemoSignIn signIn, DemoMode demo) : PageModel
{
    public IActionResult OnGet() => demo.IsOn ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? persona) =>
        await signIn.RunAsync(HttpContext, persona) is { } home ? Redirect(home) : NotFound();
}
