using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>Whom to write to or call.</summary>
[AllowAnonymous]
public sealed class ContactModel(DemoMode demo, OutsideSettings outside) : PageModel
{
    /// <summary>Who publishes the service.</summary>
    public LegalSettings Legal => outside.Legal;

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
