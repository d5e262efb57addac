using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The poster of a school, to print and hang up.</summary>
[AllowAnonymous]
public sealed class PosterModel(SchoolDoor door, PublicAddress site, DemoMode demo) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string uai)
    {
        if (Uai.Read(uai) is not { } number || await door.FindAsync(number, HttpContext.ReceivedAtInstant()) is not { } school)
        {
            return NotFound();
        }

        PublicCache.Allow(HttpContext, demo);
        return File(PosterPdf.Write(school, new Uri(site.Url, DoorModel.AddressOf(number))), "application/pdf", $"affiche-{number.Text}.pdf");
    }
}
