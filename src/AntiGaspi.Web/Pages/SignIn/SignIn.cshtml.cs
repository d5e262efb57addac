using AntiGaspi.Web.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>The door: for now only the demonstration has one.</summary>
[AllowAnonymous]
public sealed class SignInModel(DemoMode demo) : PageModel
{
    public bool IsDemo => demo.IsOn;
}
