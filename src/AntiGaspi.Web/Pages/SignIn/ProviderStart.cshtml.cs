using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Leads to FranceConnect or ProConnect, when it answers; a GET leads to the page of the doors.</summary>
[AllowAnonymous]
public sealed class ProviderStartModel(OutsideSettings outside, IOptionsMonitor<OpenIdConnectOptions> options) : PageModel
{
    public IActionResult OnGet() => Redirect("/connexion");

    public async Task<IActionResult> OnPostAsync(string fournisseur, string? retour)
    {
        var provider = Provider.AllIn(outside).SingleOrDefault(one => one.Address.EndsWith(fournisseur, StringComparison.Ordinal));
        if (provider is null)
        {
            return NotFound();
        }

        var returnTo = LocalAddress.Of(retour);
        return await AnswersAsync(provider)
            ? Challenge(new AuthenticationProperties { RedirectUri = returnTo ?? ProviderDoor.NoPage }, provider.Name)
            : this.SeeOther(SignInNotice.Down(provider, returnTo));
    }

    // Asked before, because what the framework does when it cannot reach a provider is a fault of ours.
    private async Task<bool> AnswersAsync(Provider provider)
    {
        try
        {
            await options.Get(provider.Name).ConfigurationManager!.GetConfigurationAsync(HttpContext.RequestAborted);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
