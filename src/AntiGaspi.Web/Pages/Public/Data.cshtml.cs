using System.Text;
using AntiGaspi.App.French;
using AntiGaspi.App.Impact;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The public figures as a file, for who wants to do the sums again.</summary>
[AllowAnonymous]
public sealed class DataModel(PublicFigures figures, DemoMode demo) : PageModel
{
    private const string FileName = "repas-retires.csv";

    /// <summary>The code of the collectivité; needed when there are several.</summary>
    [FromQuery(Name = "collectivite")]
    public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (StatsModel.Choose(await figures.AuthoritiesAsync(), Code) is not { } authority)
        {
            return NotFound();
        }

        PublicCache.Allow(HttpContext, demo);
        var report = await figures.RunAsync(authority.Tenant, PlaceClock.Paris(HttpContext.ReceivedAtInstant()).Today);
        return File(Encoding.UTF8.GetBytes(StatsFile.Text(authority.Name, report)), StatsFile.MediaType, FileName);
    }
}
