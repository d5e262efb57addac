using AntiGaspi.App.Access;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Takes an e-mail address and sends it a link. Whether anybody knows the address changes nothing that can be seen here.</summary>
[AllowAnonymous]
public sealed class MailAskModel(MailDoor door) : PageModel
{
    public const string Address = "/connexion/courriel";

    public MailDoorForm Form { get; private set; } = new(null);

    public IActionResult OnGet() => Redirect("/connexion");

    public async Task<IActionResult> OnPostAsync(string? adresse, string? retour)
    {
        if (await MailDoorForm.SendAsync(door, HttpContext, adresse, retour, SignInDoor.Family) is not { } again)
        {
            return this.SeeOther(MailCodeModel.Address);
        }

        Form = again;
        return Page();
    }
}
