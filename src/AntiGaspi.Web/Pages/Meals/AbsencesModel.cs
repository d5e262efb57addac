using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Meals;

/// <summary>What the pages of standing absences are made with.</summary>
public sealed record AbsenceActs(StandingAbsences List, DeclareAbsence Declare, ConfirmAbsence Confirm, EndAbsence End, AbsenceDesk Desk, MealCalendar Calendar, OperationReceipt Receipts);

/// <summary>The absences that are said once, the same page for a family and for the office that acts for one.</summary>
public abstract class AbsencesModel(AbsenceActs acts) : PageModel
{
    /// <summary>Where the forms of this page go.</summary>
    public abstract string Address { get; }

    /// <summary>Where the acts on meals go, for the way back of a confirmation.</summary>
    public abstract Func<OperationKind, string> Act { get; }

    public IReadOnlyList<StandingAbsence> Absences { get; private set; } = [];

    /// <summary>The children to choose from; at the desk, the one pupil.</summary>
    public IReadOnlyList<Choice> Children { get; private set; } = [];

    public DoneNotice? Done { get; private set; }

    /// <summary>What was said, where no meal has changed.</summary>
    public string? Word { get; private set; }

    /// <summary>Why nothing was declared.</summary>
    public string? Problem { get; private set; }

    public AbsenceText Typed { get; private set; } = new(null, null, [], null, null);

    public DateOnly Today { get; private set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>The number that a new absence takes; one for each form.</summary>
    public (Guid Weekly, Guid Open) NewIds { get; private set; }

    public bool IsOffice => PupilId is not null;

    /// <summary>The pupil whom the office acts for; null for a family.</summary>
    protected abstract Guid? PupilId { get; }

    /// <summary>The days that a box may be ticked for.</summary>
    public static IReadOnlyList<Choice> Days =>
        Formats.Weekdays.Take(5).Select((name, at) => new Choice((at + 1).ToString(CultureInfo.InvariantCulture), name)).ToList();

    protected async Task ShowAsync(string? fait, string? mot)
    {
        Now = HttpContext.ReceivedAtInstant();
        var utc = DateOnly.FromDateTime(Now.UtcDateTime);
        IReadOnlyList<ChildMeals> children = PupilId is not { } pupil
            ? await acts.Calendar.ForFamilyAsync(User.Scope(), utc.AddDays(-1), utc.AddDays(14), utc)
            : await acts.Calendar.ForPupilAsync(User.Scope(), pupil, utc.AddDays(-1), utc.AddDays(14), utc) is { } child ? [child] : [];
        var zone = MealZone.Of(children);
        Today = MealZone.DayOf(Now, zone);
        Children = children.Select(child => new Choice(child.PupilId.ToString("D"), child.GivenName)).ToList();
        Absences = await acts.List.RunAsync(User.Scope(), PupilId, Now);
        NewIds = (Ids.New(Now), Ids.New(Now));
        Word = Words.GetValueOrDefault(mot ?? "");
        if (Guid.TryParseExact(fait, "D", out var operation) && await acts.Receipts.RunAsync(User.Scope(), operation) is { } receipt)
        {
            Done = DoneNotice.Of(receipt, children, zone, Now, Act);
        }
    }

    protected async Task<IActionResult> DeclareAsync(Guid? id, AbsenceText text)
    {
        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        var (request, why) = AbsenceRequest.Read(text with { Pupil = PupilId?.ToString("D") ?? text.Pupil });
        DateOnly? yearEnd = null;
        if (request is not null && id is { } absence && absence != Guid.Empty)
        {
            switch (await acts.Declare.RunAsync(scope, absence, request, IsOffice ? "office" : "family", now))
            {
                case DeclareOutcome.Declared declared:
                    return this.SeeOther(After(await acts.Desk.FollowAsync(scope.Tenant, now, declared.AbsenceId), request.Rhythm == AbsenceRhythm.FurtherNotice ? "demandee" : "enregistree"));
                case DeclareOutcome.Refused refused:
                    (why, yearEnd) = (refused.Why, refused.YearEnd);
                    break;
            }
        }

        if (why == AbsenceRefusal.UnknownPupil)
        {
            return NotFound();
        }

        await ShowAsync(null, null);
        (Typed, Problem) = (text, why is { } cause ? AbsenceTexts.For(cause, yearEnd) : MealTexts.For(RequestFault.BadOperation));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected async Task<IActionResult> ConfirmAsync(Guid? absence)
    {
        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        return absence is not { } id ? this.SeeOther(Address)
            : await acts.Confirm.RunAsync(scope, id, PupilId, IsOffice ? "office" : "family", now) switch
            {
                false => NotFound(),
                null => this.SeeOther(With("mot", "trop-tard")),
                true => this.SeeOther(After(await acts.Desk.FollowAsync(scope.Tenant, now, id), "continue")),
            };
    }

    protected async Task<IActionResult> EndAsync(Guid? absence)
    {
        var (scope, now) = (User.Scope(), HttpContext.ReceivedAtInstant());
        return absence is not { } id ? this.SeeOther(Address)
            : !await acts.End.RunAsync(scope, id, PupilId, now) ? NotFound()
            : this.SeeOther(After(await acts.Desk.FollowAsync(scope.Tenant, now, id), "terminee"));
    }

    private static Dictionary<string, string> Words => new(StringComparer.Ordinal)
    {
        ["enregistree"] = AbsenceTexts.Declared, ["demandee"] = AbsenceTexts.DeclaredUntilNotice, ["continue"] = AbsenceTexts.Confirmed, ["terminee"] = AbsenceTexts.Ended, ["trop-tard"] = AbsenceTexts.TooLate,
    };

    private string After(Guid? operation, string word) => operation is { } done ? With("fait", done.ToString("D")) : With("mot", word);

    private string With(string name, string value) => $"{Address}?{name}={value}";
}
