using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>
/// The telephone of an agent for the day when ProConnect does not answer: set up and removed only by whoever has just come by
/// ProConnect, so that a browser left open gives nobody a way in.
/// </summary>
[Authorize(Policy = Policies.Agent)]
public sealed class SecondFactorModel(SetUpSecondFactor setUp, TelephoneForm telephones, OutsideSettings outside, SessionClock clock) : PageModel
{
    public const string Address = Homes.Telephone;

    private const int MaxTyped = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Whether whoever reads has just come by ProConnect.</summary>
    public bool IsFresh { get; private set; }

    public bool HasProConnect => outside.ProConnect is not null;

    /// <summary>Since when a telephone is set up; null when none is.</summary>
    public DateOnly? Since { get; private set; }

    /// <summary>A key for a telephone; null when one is set up, or nothing may be changed.</summary>
    public TelephoneKey? Key { get; private set; }

    /// <summary>What was done before coming here; null when nothing was.</summary>
    public string? Done { get; private set; }

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Error { get; private set; }

    public IReadOnlyList<FieldError> Errors => Error is null ? [] : [new FieldError("code", Error)];

    public async Task OnGetAsync()
    {
        Done = Request.Query.ContainsKey("fait") ? EmergencyTexts.Registered : Request.Query.ContainsKey("retire") ? EmergencyTexts.RemovedDone : null;
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync(string? cle, string? code)
    {
        await ReadAsync();
        if (!IsFresh || Key is null)
        {
            return Refused(IsFresh ? EmergencyTexts.AlreadySet : EmergencyTexts.NeedsProConnect, StatusCodes.Status409Conflict);
        }

        if (telephones.Read(HttpContext, User.SessionId(), cle) is not { } key)
        {
            return Refused(EmergencyTexts.TooOld, StatusCodes.Status422UnprocessableEntity);
        }

        Key = key;
        return await setUp.RunAsync(User.Scope(), key.Secret, code is { Length: <= MaxTyped } ? code : "", clock.Now) switch
        {
            SetUpOutcome.Done => this.SeeOther(Address + "?fait"),
            SetUpOutcome.WrongCode => Refused(EmergencyTexts.WrongTelephone, StatusCodes.Status422UnprocessableEntity),
            _ => Refused(EmergencyTexts.AlreadySet, StatusCodes.Status409Conflict),
        };
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await ReadAsync();
        if (!IsFresh)
        {
            return Refused(EmergencyTexts.NeedsProConnect, StatusCodes.Status409Conflict);
        }

        await setUp.RemoveAsync(User.Scope(), clock.Now);
        return this.SeeOther(Address + "?retire");
    }

    private async Task ReadAsync()
    {
        var facts = SignInFacts.Of((await HttpContext.AuthenticateAsync()).Properties);
        IsFresh = facts.Provider == IdentityProvider.ProConnect && facts.ProvedAt + Fresh > clock.Now;
        var madeAt = await setUp.MadeAtAsync(User.Scope());
        Since = madeAt is { } instant ? PlaceClock.Paris(instant).Today : null;
        Key = IsFresh && Since is null ? telephones.New(HttpContext, User.SessionId()) : null;
    }

    private PageResult Refused(string why, int status)
    {
        (Error, Response.StatusCode) = (why, status);
        return Page();
    }
}
