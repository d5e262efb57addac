using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Linking;

/// <summary>
/// Where the code of a letter or an invitation is given. Somebody who is not signed in gives the code first: it waits in the browser
/// while they sign in, and comes back with them.
/// </summary>
[AllowAnonymous]
public sealed class ActivationModel(LinkByCode linkByCode, LinkByMailbox linkByMailbox, OwnRequests requests, OwnMailboxes mailboxes, OpenFamily open, LinkDoor door, CodeCookie cookie) : PageModel
{
    public const string Address = Homes.Activation;

    private const string Asked = "demandee";

    public string Code { get; private set; } = "";

    /// <summary>What was typed as the birth date.</summary>
    public string Birth { get; private set; } = "";

    public bool IsAsked { get; private set; }

    /// <summary>Whether the adult has an account that the person may say to be an older one of theirs.</summary>
    public bool MayMove { get; private set; }

    public IReadOnlyList<string> Requests { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Whether the person signed in now: a remembered phone is not enough to link a child.</summary>
    public bool IsSignedIn => User.Identity?.IsAuthenticated == true && !User.IsPhone();

    /// <summary>Whether the account proved a mailbox, so that a code is not always needed.</summary>
    public bool HasMailbox { get; private set; }

    public string Lead => !IsSignedIn ? LinkTexts.LeadSignedOut : HasMailbox ? LinkTexts.LeadMailbox : LinkTexts.LeadCode;

    public string CodeLabel => HasMailbox ? LinkTexts.CodeIfAny : LinkTexts.Code;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.FieldId == field)?.Message;

    public async Task OnGetAsync()
    {
        (Code, IsAsked) = (cookie.Read(HttpContext), Request.Query.ContainsKey(Asked));
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? naissance, string? deplacer)
    {
        (Code, Birth) = (code ?? "", naissance ?? "");
        await ReadAsync();
        var fault = ActivationCode.Read(code, out var read);
        var byMailbox = HasMailbox && fault == CodeFault.Missing;
        if (fault is { } wrong && !byMailbox)
        {
            return Invalid(new FieldError("code", LinkTexts.For(wrong)));
        }

        if (!IsSignedIn)
        {
            cookie.Keep(HttpContext, read);
            return this.SeeOther("/connexion?retour=" + Uri.EscapeDataString(Address));
        }

        if (TypedDay.Read(naissance) is not { } birth)
        {
            return Invalid(new FieldError("naissance", LinkTexts.WrongDay));
        }

        if (!await door.MayTryAsync(HttpContext))
        {
            return Invalid(new FieldError("code", LinkTexts.For(LinkRefusal.TooManyTries)), StatusCodes.Status429TooManyRequests);
        }

        var (owner, moves, now) = (User.Scope().AccountId, deplacer == "oui", HttpContext.ReceivedAtInstant());
        var outcome = byMailbox ? await linkByMailbox.RunAsync(owner, birth, moves, now) : await linkByCode.RunAsync(owner, read, birth, moves, now);
        return await AnswerAsync(outcome ?? new LinkOutcome.Refused(LinkRefusal.NoMatch), byMailbox);
    }

    private async Task<IActionResult> AnswerAsync(LinkOutcome outcome, bool byMailbox)
    {
        if (outcome is not LinkOutcome.Refused { Why: LinkRefusal.NoMatch })
        {
            await door.NoGuessAsync(HttpContext);
        }

        switch (outcome)
        {
            case LinkOutcome.Linked linked:
                CodeCookie.Forget(HttpContext);
                return this.SeeOther(await open.RunAsync(HttpContext, linked.Tenant));
            case LinkOutcome.Asked:
                return this.SeeOther($"{Address}?{Asked}");
            case LinkOutcome.Refused { Why: LinkRefusal.OtherAccount }:
                MayMove = true;
                return Page();
            case LinkOutcome.Refused { Why: LinkRefusal.NoMatch } when byMailbox:
                return Invalid(new FieldError("naissance", LinkTexts.MailboxUnknown));
            case LinkOutcome.Refused refused:
                return Invalid(new FieldError("code", LinkTexts.For(refused.Why)));
            default:
                throw new InvalidOperationException("Somebody is linked, asks, or is refused.");
        }
    }

    private PageResult Invalid(FieldError error, int status = StatusCodes.Status422UnprocessableEntity)
    {
        (Errors, Response.StatusCode) = ([error], status);
        return Page();
    }

    private async Task ReadAsync()
    {
        if (!IsSignedIn)
        {
            return;
        }

        var (owner, now) = (User.Scope().AccountId, HttpContext.ReceivedAtInstant());
        HasMailbox = (await mailboxes.RunAsync(owner)).Count > 0;
        Requests = (await requests.RunAsync(owner, now)).Select(one => LinkTexts.Request(one, PlaceClock.Paris(now).Local(one.AskedAt))).ToList();
    }
}
