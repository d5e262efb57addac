using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>What the page of a link shows.</summary>
public enum MailLinkState
{
    /// <summary>The browser that asked: a button signs in.</summary>
    Ready,

    /// <summary>Another browser, a preview, a scanner: nothing can be done here.</summary>
    Elsewhere,

    /// <summary>The link was used, is too old, or never was one.</summary>
    Ended,
}

/// <summary>
/// The page of a link. Opening it reads nothing and changes nothing, since programs that scan mail open it before the person does; its
/// button does, in the browser that asked.
/// </summary>
[AllowAnonymous]
public sealed class MailLinkModel(MailDoor door) : PageModel
{
    public MailLinkState State { get; private set; }

    public string Title => State switch
    {
        MailLinkState.Ready => MailDoorTexts.LinkTitle,
        MailLinkState.Elsewhere => MailDoorTexts.OtherTitle,
        MailLinkState.Ended => MailDoorTexts.EndedTitle,
    };

    public void OnGet() => State = MailDoor.HasAsked(Request) ? MailLinkState.Ready : MailLinkState.Elsewhere;

    public async Task<IActionResult> OnPostAsync(string? secret)
    {
        if (!MailDoor.HasAsked(Request))
        {
            return Shown(MailLinkState.Elsewhere, StatusCodes.Status410Gone);
        }

        return await door.TryAsync(Request, SignInProof.Link, secret) is SignInLinkOutcome.Opened opened && await door.EnterAsync(HttpContext, opened) is { } next
            ? this.SeeOther(next)
            : Shown(MailLinkState.Ended, StatusCodes.Status410Gone);
    }

    private PageResult Shown(MailLinkState state, int status)
    {
        (State, Response.StatusCode) = (state, status);
        return Page();
    }
}
