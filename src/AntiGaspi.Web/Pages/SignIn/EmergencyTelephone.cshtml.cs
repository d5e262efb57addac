using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>
/// Asks an agent whose mailbox answered for the code of the telephone; or, where none is set up, for the code that was handed over in
/// person, and sets one up.
/// </summary>
[AllowAnonymous]
public sealed class EmergencyTelephoneModel(EmergencyDoor door, TelephoneForm telephones) : PageModel
{
    private const int MaxTyped = 20;

    /// <summary>Whom this browser waits as; null when nobody, or no longer.</summary>
    public AwaitedAgent? Awaited { get; private set; }

    /// <summary>The key for a telephone that is to be set up; null when one is.</summary>
    public TelephoneKey? Key { get; private set; }

    /// <summary>The code that was handed over, as it was typed.</summary>
    public string Handed { get; private set; } = "";

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string Title => Awaited is null ? EmergencyTexts.EndedTitle : Key is null ? EmergencyTexts.CodeTitle : EmergencyTexts.EnrolTitle;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task OnGetAsync()
    {
        Awaited = await door.AwaitedAsync(Request);
        Key = NewKey();
    }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        Awaited = await door.AwaitedAsync(Request);
        if (Awaited is not { Agent: { HasTelephone: true, Account: { } account } })
        {
            return Ended();
        }

        if (!await door.MayTypeAsync(HttpContext, Awaited))
        {
            return Refused("code", EmergencyTexts.TooManyTyped, StatusCodes.Status429TooManyRequests);
        }

        return await door.TryAsync(HttpContext, Awaited, Typed(code)) switch
        {
            TelephoneOutcome.Right => await EnterAsync(Awaited, account),
            TelephoneOutcome.Closed closed => Refused("code", EmergencyTexts.Closed(closed.Until), StatusCodes.Status429TooManyRequests),
            TelephoneOutcome.Wrong wrong => Refused("code", EmergencyTexts.WrongCode(wrong.AttemptsLeft), StatusCodes.Status422UnprocessableEntity),
            _ => Ended(),
        };
    }

    public async Task<IActionResult> OnPostEnrolAsync(string? remis, string? cle, string? code)
    {
        Awaited = await door.AwaitedAsync(Request);
        if (Awaited is not { Agent.HasTelephone: false })
        {
            return Ended();
        }

        Handed = Typed(remis);
        Key = telephones.Read(HttpContext, Awaited.Mailbox.LinkId, cle);
        if (Key is null)
        {
            Key = NewKey();
            return Refused("code", EmergencyTexts.TooOld, StatusCodes.Status422UnprocessableEntity);
        }

        if (ActivationCode.Read(Handed, out var handed) is not null)
        {
            return Refused("remis", EmergencyTexts.MissingHanded, StatusCodes.Status422UnprocessableEntity);
        }

        if (!await door.MayTypeAsync(HttpContext, Awaited))
        {
            return Refused("remis", EmergencyTexts.TooManyTyped, StatusCodes.Status429TooManyRequests);
        }

        return await door.EnrolAsync(HttpContext, Awaited, handed, Key.Secret, Typed(code)) switch
        {
            EnrolOutcome.Enrolled enrolled => await EnterAsync(Awaited, enrolled.Account),
            EnrolOutcome.WrongCode => Refused("remis", EmergencyTexts.WrongHanded, StatusCodes.Status422UnprocessableEntity),
            _ => Refused("code", EmergencyTexts.WrongTelephone, StatusCodes.Status422UnprocessableEntity),
        };
    }

    private async Task<IActionResult> EnterAsync(AwaitedAgent awaited, Guid account) =>
        await door.EnterAsync(HttpContext, awaited, account) is { } next ? this.SeeOther(next) : Ended();

    private TelephoneKey? NewKey() => Awaited is { Agent.HasTelephone: false } awaited ? telephones.New(HttpContext, awaited.Mailbox.LinkId) : null;

    private PageResult Refused(string field, string why, int status)
    {
        Errors = [new(field, why)];
        Response.StatusCode = status;
        return Page();
    }

    private PageResult Ended()
    {
        Awaited = null;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private static string Typed(string? text) => text is { Length: <= MaxTyped } ? text : "";
}
