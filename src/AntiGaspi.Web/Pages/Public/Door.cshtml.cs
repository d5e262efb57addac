using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Public;

/// <summary>The door of a school: a stable address for its ENT, its site and its poster. It says nothing of anybody.</summary>
[AllowAnonymous]
public sealed class DoorModel(SchoolDoor door, DemoMode demo) : PageModel
{
    public PublicSchool School { get; private set; } = null!;

    /// <summary>The national number of the school.</summary>
    public Uai Number { get; private set; } = null!;

    /// <summary>The instant that decides what can still be cancelled.</summary>
    public DateTimeOffset Now => HttpContext.ReceivedAtInstant();

    /// <summary>The address of a school's page.</summary>
    public static string AddressOf(Uai number) => $"/etablissements/{number.Text}/prevenir";

    /// <summary>The address of its poster.</summary>
    public static string PosterOf(Uai number) => $"/etablissements/{number.Text}/affiche.pdf";

    public async Task<IActionResult> OnGetAsync(string uai)
    {
        if (Uai.Read(uai) is not { } number || await door.FindAsync(number, Now) is not { } school)
        {
            return NotFound();
        }

        PublicCache.Allow(HttpContext, demo);
        ViewData[PageLooks.TenantKey] = school.Tenant;
        (Number, School) = (number, school);
        return Page();
    }
}
