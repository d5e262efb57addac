using AntiGaspi.App.Access;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>
/// Takes the address of an agent whom ProConnect does not let in, and sends it a link. Whether an invitation names the address
/// changes nothing that can be seen here.
/// </summary>
[AllowAnonymous]
public sealed class EmergencyModel(MailDoor door) : PageModel
{
    public const string Address = "/connexion/secours";

    public MailDoorForm Form { get; private set; } = new(null);

    public void OnGet(string? retour) => Form = new(LocalAddress.Of(retour));

    public async Task<IActionResult> OnPostAsync(string? adresse, string? retour)
    {
        if (await MailDoorForm.SendAsync(door, HttpContext, adresse, retour, SignInDoor.Agent) is not { } again)
        {
            return this.SeeOther(MailCodeModel.Address);
        }

        Form = again;
        return Page();
    }
}
