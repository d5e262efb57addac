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
public sealed class SignOutModel(OutsideSettings outside) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        var session = await HttpContext.AuthenticateAsync();
        await HttpContext.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        var facts = SignInFacts.Of(session.Properties);
        if (facts.IdToken is not null && Provider.Of(facts.Provider) is { } provider && provider.In(outside) is not null)
        {
            return await LeaveAsync(provider);
        }

        return Redirect("/");
    }

    private async Task<IActionResult> LeaveAsync(Provider provider)
    {
        try
        {
            await HttpContext.SignOutAsync(provider.Name);
            return new EmptyResult();
        }
        catch (InvalidOperationException)
        {
            // It does not answer: there is nobody to tell.
            return this.SeeOther(SignOutReturn.Address);
        }
    }
}
