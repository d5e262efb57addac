using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The legal notice: who publishes the service, who hosts it, under which licence.</summary>
[AllowAnonymous]
public sealed class LegalNoticeModel(DemoMode demo, OutsideSettings outside) : PageModel
{
    /// <summary>Who publishes the service.</summary>
    public LegalSettings Legal => outside.Legal;

    public void OnGet() => PublicCache.Allow(HttpContext, demo);
}
