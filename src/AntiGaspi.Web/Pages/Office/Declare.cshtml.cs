using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Design;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>
/// Declares an event in three screens: what it is, when, and its numbers. What hurts many is confirmed with its numbers:
/// the second screen is a dry run of the act itself, the third button does it. Pupils' life declares trips, and is told no amount.
/// </summary>
[Authorize(Policy = Policies.Events)]
public sealed class DeclareModel(OfficeSchools schools, OfficeCalendar calendar, DeclareEvent declare) : PageModel
{
    private const string StepName = "etape";

    /// <summary>The word of the button that really declares.</summary>
    public const string Confirm = "declarer";

    /// <summary>The word of the button that goes back to the form.</summary>
    public const string Change = "modifier";

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The school, and the addresses.</summary>
    public CalendarPlace Place { get; private set; } = null!;

    /// <summary>The kind chosen; null while it is being chosen.</summary>
    public EventKind? Kind { get; private set; }

    /// <summary>The form as it was filled in.</summary>
    public EventForm Form { get; private set; } = null!;

    /// <summary>What is to be mended.</summary>
    public IReadOnlyList<EventFault> Faults { get; private set; } = [];

    /// <summary>Why the act refused; null when it did not.</summary>
    public EventRefusal? Refusal { get; private set; }

    /// <summary>The event to confirm; null while it is being typed.</summary>
    public NewEvent? Asked { get; private set; }

    /// <summary>What it would do.</summary>
    public EventEffect? Effect { get; private set; }

    /// <summary>The classes of the school.</summary>
    public IReadOnlyList<OfficeClass> Classes { get; private set; } = [];

    /// <summary>The classes, each with its half-boarders.</summary>
    public IReadOnlyList<Choice> ClassChoices => Classes.Select(one => new Choice(
        one.Code, $"{one.Label} ({Formats.Count(one.HalfBoarders, "demi-pensionnaire", "demi-pensionnaires")})")).ToList();

    /// <summary>The weekdays served, whose plans a day may take.</summary>
    public IReadOnlyList<Choice> WeekdayChoices => Enumerable.Range(1, 7)
        .Where(number => (Place.School.Weekdays & (1 << (number - 1))) != 0)
        .Select(number => new Choice($"{number}", EventTexts.Weekday(number))).ToList();

    /// <summary>The way back.</summary>
    public IReadOnlyList<PageLink> Breadcrumb => Kind is { } kind
        ? [new(Place.CalendarName, Place.Calendar), new("Déclarer", Place.Declaring), new(EventTexts.Name(kind), Place.DeclaringA(kind))]
        : [new(Place.CalendarName, Place.Calendar), new("Déclarer", Place.Declaring)];

    /// <summary>The errors, in the order of the fields, each leading to its own.</summary>
    public IReadOnlyList<FieldError> Errors => Faults.Select(fault => new FieldError(EventForm.FieldOf(fault), EventTexts.For(fault))).ToList();

    /// <summary>What is wrong in a field; null when nothing is.</summary>
    public string? ErrorOf(string field) =>
        Faults.Where(fault => EventForm.FieldOf(fault) == field).Select(EventTexts.For).FirstOrDefault();

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "genre")] string? kind)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        Kind = KindOf(kind);
        Form = EventForm.Empty(Ids.New(HttpContext.ReceivedAtInstant()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        Kind = form["genre"] is [var word] ? KindOf(word) : null;
        Form = EventForm.Of(form, Ids.New(HttpContext.ReceivedAtInstant()));
        if (Kind is not { } kind)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (form[StepName] == Change)
        {
            return Page();
        }

        (Asked, Faults) = EventRequest.Read(kind, EventForm.TextOf(form), Ground());
        if (Asked is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return await AnswerAsync(Asked, isDryRun: form[StepName] != Confirm);
    }

    private async Task<IActionResult> AnswerAsync(NewEvent asked, bool isDryRun)
    {
        switch (await declare.RunAsync(User.Scope(), asked, HttpContext.ReceivedAtInstant(), isDryRun))
        {
            case EventOutcome.Declared told when isDryRun:
                Effect = told.Effect;
                return Page();
            case EventOutcome.Declared done:
                return SeeOther(done.Effect.EventId);
            case EventOutcome.Repeated before:
                return SeeOther(before.EventId);
            case EventOutcome.Refused refused:
                (Refusal, Asked) = (refused.Why, null);

                // The key of a form is spent once something was declared with it: the next sending needs its own.
                Form = Form with { Key = refused.Why == EventRefusal.KeyReused ? Ids.New(HttpContext.ReceivedAtInstant()) : Form.Key };
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            case var unknown:
                throw new InvalidOperationException($"Unknown answer: {unknown}.");
        }
    }

    // A kind that the reader does not declare is none.
    private EventKind? KindOf(string? word) => CalendarPlace.KindOf(word) is { } kind && Place.Kinds.Contains(kind) ? kind : null;

    private StatusCodeResult SeeOther(Guid eventId)
    {
        Response.Headers.Location = $"{CalendarPlace.Event(eventId)}?fait=oui";
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private EventGround Ground() => new(
        Place.School.PlaceId, Place.School.SchoolId, Classes.Select(one => one.Code).ToList(), new Weekdays(Place.School.Weekdays), Place.Clock.Today);

    private async Task<bool> ReadAsync()
    {
        if (await CalendarPlace.ReadAsync(schools, HttpContext, PlaceId) is not { } place)
        {
            return false;
        }

        Place = place;
        Classes = await calendar.ClassesAsync(User.Scope(), place.School.SchoolId, place.Clock.Today);
        return true;
    }
}
