using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Says until when one stays signed in; asking for it, as for any page, puts the end off for an agent.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class StayModel(SessionClock clock) : PageModel
{
    public const string Address = "/connexions/encore";

    public DateTimeOffset EndsAt => clock.Told(User.EndsAt(), HttpContext.ReceivedAtInstant());

    public IActionResult OnGet() => Request.WantsJson() ? new JsonResult(new { seconds = (int)(User.EndsAt() - clock.Now).TotalSeconds }) : Page();
}
