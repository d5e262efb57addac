using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>Answers to what families ask most.</summary>
[AllowAnonymous]
public sealed class HelpModel(DemoMode demo) : PageModel
{
    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
