using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>The form that asks for an e-mail address.</summary>
/// <param name="ReturnTo">The page to go to afterwards.</param>
/// <param name="Typed">What was typed before.</param>
/// <param name="Error">What is wrong with it.</param>
/// <param name="Refusal">Why nothing was sent to a right one.</param>
public sealed record MailDoorForm(string? ReturnTo, string? Typed = null, string? Error = null, string? Refusal = null)
{
    /// <summary>Sends a link to what was typed; null once that is done, else the form to show again, and the status of the answer is set.</summary>
    public static async Task<MailDoorForm?> SendAsync(MailDoor door, HttpContext context, string? typed, string? returnTo, SignInDoor from)
    {
        var form = new MailDoorForm(LocalAddress.Of(returnTo), typed);
        if (MailDoor.AddressOf(typed) is not { } address)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return form with { Error = MailDoorTexts.WrongAddress };
        }

        if (await door.AskAsync(context, address, form.ReturnTo, from))
        {
            return null;
        }

        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return form with { Refusal = MailDoorTexts.TooManyAsked };
    }
}
