using AntiGaspi.App.Access;
using AntiGaspi.App.French;
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

    /// <summary>Why nothing was sent; null when nothing stands in the way.</summary>
    public string? Refusal { get; private set; }

    public void OnGet(string? retour) => Form = new(LocalAddress.Of(retour));

    public async Task<IActionResult> OnPostAsync(string? adresse, string? retour)
    {
        var returnTo = LocalAddress.Of(retour);
        if (MailDoor.AddressOf(adresse) is not { } address)
        {
            Form = new(returnTo, adresse, MailDoorTexts.WrongAddress);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (await door.AskAsync(HttpContext, address, returnTo, SignInDoor.Agent))
        {
            return this.SeeOther(MailCodeModel.Address);
        }

        Form = new(returnTo, adresse);
        Refusal = MailDoorTexts.TooManyAsked;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }
}
