using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>How to report a weakness, and what its finder may expect.</summary>
[AllowAnonymous]
public sealed class SecurityModel(DemoMode demo, OutsideSettings outside) : PageModel
{
    /// <summary>Whom to write to; null as long as nobody is named.</summary>
    public Uri? Contact => outside.SecurityContact;

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
