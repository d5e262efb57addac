using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Linking;

/// <summary>
/// For somebody who had an account and comes with a new identity: they prove the older account in the same browser, by its own door,
/// and say that both are theirs. Nothing is joined by an e-mail alone.
/// </summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class OldAccountModel(JoinAccounts join, ClaimCookie claim, EnterSpace enter) : PageModel
{
    public const string Address = Homes.OldAccount;

    /// <summary>Whether both accounts were proved, so that only a yes is missing.</summary>
    public bool IsReady { get; private set; }

    public string? Refusal { get; private set; }

    public void OnGet() => IsReady = Other is not null;

    public async Task<IActionResult> OnPostAsync(string? etape)
    {
        switch (etape)
        {
            case "commencer":
                claim.Keep(HttpContext);
                return this.SeeOther("/connexion?retour=" + Uri.EscapeDataString(Address));
            case "reunir" when Other is { } newer:
                return await JoinAsync(newer);
            default:
                ClaimCookie.Forget(HttpContext);
                return this.SeeOther(Homes.Activation);
        }
    }

    // The account that this browser proved before, when it is another one than that of the session.
    private Guid? Other => claim.Read(HttpContext) is { } before && before != User.Scope().AccountId ? before : null;

    private async Task<IActionResult> JoinAsync(Guid newer)
    {
        var kept = User.Scope().AccountId;
        if (await join.RunAsync(newer, kept, HttpContext.ReceivedAtInstant()) is { } why)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Refusal = OldAccountTexts.For(why);
            return Page();
        }

        ClaimCookie.Forget(HttpContext);
        var session = await HttpContext.AuthenticateAsync();
        return this.SeeOther(await enter.RunAsync(HttpContext, kept, SignInFacts.Of(session.Properties), null));
    }
}
