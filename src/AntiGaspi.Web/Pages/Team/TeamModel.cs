using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Team;

/// <summary>What the pages of a team are made of.</summary>
public sealed record TeamActs(TeamList List, InviteAgent Invite, WithdrawInvitation Withdraw, EndRole End, MakeEnrolmentCode Code, ResetSecondFactor Reset, OutsideSettings Outside);

/// <summary>
/// The team of a school or of the whole authority: who holds which role, who was invited, how to invite and how to end a role.
/// The same page for both; the scope says whose team it is.
/// </summary>
/// <param name="address">The page.</param>
/// <param name="acts">What it does.</param>
/// <param name="clock">By which codes live, as sign-ins do.</param>
public abstract class TeamModel(string address, TeamActs acts, SessionClock clock) : PageModel
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["invite"] = TeamTexts.Invited,
        ["retire"] = TeamTexts.Withdrawn,
        ["termine"] = TeamTexts.Ended,
        ["reinitialise"] = TeamTexts.Reset,
    };

    /// <summary>What was done before coming here.</summary>
    [FromQuery(Name = "fait")]
    public string? DoneWord { get; set; }

    /// <summary>The words for it; null when nothing was.</summary>
    public string? Done => Answers.GetValueOrDefault(DoneWord ?? "");

    /// <summary>The page itself.</summary>
    public string Address => address;

    public IReadOnlyList<TeamMember> Members { get; private set; } = [];

    public IReadOnlyList<WaitingInvitation> Waiting { get; private set; } = [];

    /// <summary>The roles that may be given.</summary>
    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    /// <summary>The schools in which they may be.</summary>
    public IReadOnlyList<Choice> Schools { get; private set; } = [];

    /// <summary>The form as it was filled in.</summary>
    public TeamForm Form { get; private set; } = TeamForm.Empty;

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<FieldError> Faults { get; private set; } = [];

    /// <summary>Why nothing was done; null when something was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The code that was just made, shown this once; null when none was.</summary>
    public EnrolmentCodeOutcome.Made? Code { get; private set; }

    /// <summary>Whether agents may come in without ProConnect: mail can be sent.</summary>
    public bool HasEmergencyDoor => acts.Outside.SendsMail;

    /// <summary>The account that reads.</summary>
    public Guid Self => User.Scope().AccountId;

    /// <summary>Whether roles are also given in the whole authority.</summary>
    public bool IsWholeAuthority => User.Scope().Role == Role.AuthorityOfficer;

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(string field) => Faults.FirstOrDefault(fault => fault.FieldId == field)?.Message;

    /// <summary>Whether the reader may end a role.</summary>
    public bool MayEnd(TeamMember member) => GrantRule.GivenBy(User.Scope().Role).Contains(member.Role);

    /// <summary>Whether it is the reader's own role and nobody else of the team holds it: somebody must be invited before it ends.</summary>
    public bool NeedsSuccessor(TeamMember member) =>
        member.AccountId == Self && GrantRule.NeedsSuccessor(member.Role) && Members.Count(one => one.Role == member.Role && one.SchoolName == member.SchoolName) == 1;

    /// <summary>An instant as people here read it.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        return Page();
    }

    /// <summary>Invites somebody.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReadAsync();
        Form = TeamForm.Of(Request.HasFormContentType ? Request.Form : FormCollection.Empty);
        (var asked, Faults) = Form.Read(Roles, Schools);
        if (asked is null)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, null);
        }

        return await acts.Invite.RunAsync(User.Scope(), asked, HttpContext.ReceivedAtInstant()) is { } why
            ? Refused(StatusCodes.Status409Conflict, TeamTexts.For(why)) : this.SeeOther(address + "?fait=invite");
    }

    /// <summary>Ends a role.</summary>
    public async Task<IActionResult> OnPostEndAsync(string? acces)
    {
        switch (Guid.TryParseExact(acces, "D", out var grant) ? await acts.End.RunAsync(User.Scope(), grant, HttpContext.ReceivedAtInstant()) : EndRoleOutcome.NotFound)
        {
            case EndRoleOutcome.Ended:
                return this.SeeOther(address + "?fait=termine");
            case EndRoleOutcome.NeedsSuccessor:
                await ReadAsync();
                return Refused(StatusCodes.Status409Conflict, TeamTexts.NeedsSuccessor);
            default:
                return NotFound();
        }
    }

    /// <summary>Withdraws an invitation.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string? invitation) =>
        Guid.TryParseExact(invitation, "D", out var id) && await acts.Withdraw.RunAsync(User.Scope(), id, HttpContext.ReceivedAtInstant())
            ? this.SeeOther(address + "?fait=retire") : NotFound();

    /// <summary>Makes a code for somebody who holds a role, to set up a telephone without ProConnect.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string? acces) => Guid.TryParseExact(acces, "D", out var grant)
        ? await ShowAsync(await acts.Code.OfRoleAsync(User.Scope(), grant, clock.Now)) : NotFound();

    /// <summary>The same for somebody who was invited and has not come.</summary>
    public async Task<IActionResult> OnPostInvitedCodeAsync(string? invitation) => Guid.TryParseExact(invitation, "D", out var id)
        ? await ShowAsync(await acts.Code.OfInvitationAsync(User.Scope(), id, clock.Now)) : NotFound();

    /// <summary>Removes the telephone that somebody lost.</summary>
    public async Task<IActionResult> OnPostResetAsync(string? acces)
    {
        switch (Guid.TryParseExact(acces, "D", out var grant) ? await acts.Reset.RunAsync(User.Scope(), grant, clock.Now) : ResetOutcome.NotFound)
        {
            case ResetOutcome.Done:
                return this.SeeOther(address + "?fait=reinitialise");
            case ResetOutcome.NoTelephone:
                await ReadAsync();
                return Refused(StatusCodes.Status409Conflict, TeamTexts.NoTelephone);
            default:
                return NotFound();
        }
    }

    // A code is in the answer itself and nowhere else: no address leads back to it.
    private async Task<IActionResult> ShowAsync(EnrolmentCodeOutcome outcome)
    {
        if (outcome is EnrolmentCodeOutcome.Refused { Why: EnrolmentRefusal.NotFound })
        {
            return NotFound();
        }

        await ReadAsync();
        if (outcome is EnrolmentCodeOutcome.Refused refused)
        {
            return Refused(StatusCodes.Status409Conflict, TeamTexts.For(refused.Why));
        }

        Code = (EnrolmentCodeOutcome.Made)outcome;
        return Page();
    }

    private PageResult Refused(int status, string? refusal)
    {
        Refusal = refusal;
        Response.StatusCode = status;
        return Page();
    }

    private async Task ReadAsync()
    {
        var scope = User.Scope();
        Roles = GrantRule.GivenBy(scope.Role).Select(role => new Choice(role.ToString(), TeamTexts.Name(role))).ToList();
        Schools = (await acts.List.SchoolsAsync(scope)).Select(school => new Choice(school.SchoolId.ToString("D"), school.Name)).ToList();
        Members = await acts.List.RunAsync(scope);
        Waiting = await acts.List.WaitingAsync(scope, HttpContext.ReceivedAtInstant());
    }
}
