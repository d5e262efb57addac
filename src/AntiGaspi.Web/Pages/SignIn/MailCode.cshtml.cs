using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>Waits for the code of the message, in the browser that asked for it.</summary>
[AllowAnonymous]
public sealed class MailCodeModel(MailDoor door) : PageModel
{
    public const string Address = "/connexion/code";

    private const int MaxTyped = 20;

    /// <summary>What this browser waits for; null when nothing, or no longer.</summary>
    public AwaitedLink? Awaited { get; private set; }

    /// <summary>Why what was typed opens nothing.</summary>
    public string? Error { get; private set; }

    public IReadOnlyList<FieldError> Errors => Error is null ? [] : [new FieldError("code", Error)];

    public async Task OnGetAsync() => Awaited = await door.AwaitedAsync(Request);

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (!MailDoor.HasAsked(Request))
        {
            return Ended();
        }

        if (!await door.MayTypeAsync(HttpContext))
        {
            return await RefusedAsync(MailDoorTexts.TooManyTyped, StatusCodes.Status429TooManyRequests);
        }

        switch (await door.TryAsync(Request, SignInProof.Code, code is { Length: <= MaxTyped } ? code : ""))
        {
            case SignInLinkOutcome.Opened opened:
                await door.NoGuessAsync(HttpContext);
                return await door.EnterAsync(HttpContext, opened) is { } next ? this.SeeOther(next) : Ended();
            case SignInLinkOutcome.Wrong wrong:
                return await RefusedAsync(MailDoorTexts.WrongCode(wrong.AttemptsLeft), StatusCodes.Status422UnprocessableEntity);
            default:
                return Ended();
        }
    }

    private async Task<IActionResult> RefusedAsync(string why, int status)
    {
        (Awaited, Error, Response.StatusCode) = (await door.AwaitedAsync(Request), why, status);
        return Page();
    }

    private PageResult Ended()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
