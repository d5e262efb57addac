using AntiGaspi.App.Languages;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Leads to FranceConnect or ProConnect, when it answers; a GET leads to the page of the doors.</summary>
[AllowAnonymous]
public sealed class ProviderStartModel(OutsideSettings outside, ReachProvider reach) : PageModel
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
        return await reach.RunAsync(provider)
            ? Challenge(Going(returnTo), provider.Name)
            : this.SeeOther(SignInNotice.Down(provider, returnTo));
    }

    // The language of this page goes there and back with the rest of the state.
    private AuthenticationProperties Going(string? returnTo)
    {
        var properties = new AuthenticationProperties { RedirectUri = returnTo ?? ProviderDoor.NoPage };
        if (RequestLanguage.IsAsked(HttpContext))
        {
            properties.Items[LanguageOfAddress.Name] = RequestLanguage.AskedBy(HttpContext)?.Code ?? Language.French;
        }

        return properties;
    }
}
