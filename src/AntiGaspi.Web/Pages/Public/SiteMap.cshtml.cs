using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>Every page that anybody may read.</summary>
[AllowAnonymous]
public sealed class SiteMapModel(DemoMode demo) : PageModel
{
    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
