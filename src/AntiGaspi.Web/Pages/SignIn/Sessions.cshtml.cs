using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.SignIn;

/// <summary>The open sessions of whoever is signed in, to be closed one by one or all but this one.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SessionsModel(OwnSessions own, CloseSessions close, OutsideSettings outside, SessionClock clock) : PageModel
{
    public const string Address = "/connexions";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public IReadOnlyList<OwnSession> Sessions { get; private set; } = [];

    public bool IsClosed { get; private set; }

    /// <summary>Whether the emergency door is for whoever reads.</summary>
    public bool HasEmergencyDoor => outside.SendsMail && User.Scope().Role is not (Role.Family or Role.Public);

    /// <summary>The session of this very request.</summary>
    public Guid Current => User.SessionId();

    public async Task OnGetAsync()
    {
        IsClosed = Request.Query.ContainsKey("fermee");
        Sessions = await own.RunAsync(User.Scope(), clock.Now);
    }

    /// <summary>Closes one; a session of somebody else, or that is closed already, changes nothing and answers the same.</summary>
    public async Task<IActionResult> OnPostAsync(Guid connexion)
    {
        if (connexion == Current || !ModelState.IsValid)
        {
            return this.SeeOther(Address);
        }

        await close.RunAsync(User.Scope(), connexion);
        return this.SeeOther(Address + "?fermee");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await close.OthersAsync(User.Scope(), Current);
        return this.SeeOther(Address + "?fermee");
    }

    /// <summary>An instant as its owner reads it.</summary>
    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Paris).DateTime;
}
