using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The home page, for everyone; in the demonstration, the story to play.</summary>
[AllowAnonymous]
public sealed class HomeModel(DemoMode demo) : PageModel
{
    public bool IsDemo => demo.IsOn;

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
