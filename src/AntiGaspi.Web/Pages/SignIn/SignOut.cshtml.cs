using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>
/// Signs out here first, then at the provider that vouched for the person, which leads back to <see cref="SignedOutModel"/>. When
/// the provider does not answer, the person is signed out here all the same. A GET changes nothing.
/// </summary>
[AllowAnonymous]
public sealed class SignOutModel(OutsideSettings outside, ReachProvider reach, ToldBrowser told) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var session = await HttpContext.AuthenticateAsync();
        await told.ForgetAsync(HttpContext);
        await HttpContext.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        var facts = SignInFacts.Of(session.Properties);
        if (facts.IdToken is null || Provider.Of(facts.Provider) is not { } provider || provider.In(outside) is null)
        {
            return Redirect("/");
        }

        if (!await reach.RunAsync(provider))
        {
            // There is nobody to tell.
            return this.SeeOther(SignOutReturn.Address);
        }

        await HttpContext.SignOutAsync(provider.Name);
        return new EmptyResult();
    }
}
