using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>« D’où vient ce chiffre ? » of an event, and its withdrawal, whose numbers come from the same decision as the act.</summary>
[Authorize(Policy = Policies.Events)]
public sealed class EventModel(OfficeSchools schools, OfficeCalendar calendar, ExplainEvent explain, WithdrawEvent withdraw) : PageModel
{
    /// <summary>Set after an act, so that the answer is said at the top.</summary>
    [FromQuery(Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The event.</summary>
    public OfficeEvent Event { get; private set; } = null!;

    /// <summary>Its school and clock.</summary>
    public CalendarPlace Place { get; private set; } = null!;

    /// <summary>Who is concerned and for how much.</summary>
    public EventStory Story { get; private set; } = EventStory.Empty;

    /// <summary>What a withdrawal would do; null when it is not possible.</summary>
    public string? Withdrawal { get; private set; }

    /// <summary>Why it cannot be withdrawn; null when it can.</summary>
    public WithdrawRefusal? WhyNot { get; private set; }

    /// <summary>Whether a withdrawal was just refused.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The event and its days.</summary>
    public string Title => EventTexts.Title(Event.Type, Event.FirstDay, Event.LastDay, Event.Division);

    /// <summary>What it comes to: meals, and amounts for whoever is told them.</summary>
    public string Effect => Place.IsPupilLife ? EventTexts.Meals(Event.Type, Event.Meals) : EventTexts.Effect(Event.Type, Event.Meals, Event.Refunded);

    /// <summary>What a withdrawal took back; nothing for whoever is told no amount.</summary>
    public Money TakenBack => Place.IsPupilLife ? Money.Zero : EventTables.TakenBack(Story);

    /// <summary>The way back to the calendar.</summary>
    public IReadOnlyList<PageLink> Breadcrumb => [new(Place.CalendarName, Place.Calendar), new(EventTexts.Name(Event.Type), CalendarPlace.Event(Event.EventId))];

    public async Task<IActionResult> OnGetAsync(string id) => await ReadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId))
        {
            return NotFound();
        }

        var outcome = await withdraw.RunAsync(User.Scope(), eventId, HttpContext.ReceivedAtInstant());

        // Sent twice, the second answer is the page of the event, which says that it is withdrawn.
        if (outcome is WithdrawOutcome.Withdrawn or WithdrawOutcome.Refused { Why: WithdrawRefusal.AlreadyWithdrawn })
        {
            Response.Headers.Location = $"{CalendarPlace.Event(eventId)}?fait=oui";
            return StatusCode(StatusCodes.Status303SeeOther);
        }

        if (!await ReadAsync(id))
        {
            return NotFound();
        }

        IsRefused = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(string id)
    {
        if (!Guid.TryParseExact(id, "D", out var eventId) || await calendar.EventAsync(User.Scope(), eventId) is not { } one
            || await CalendarPlace.ReadAsync(schools, HttpContext, one.PlaceId.ToString("D")) is not { } place)
        {
            return false;
        }

        (Event, Place) = (one, place);
        Story = await explain.RunAsync(User.Scope(), eventId);
        switch (await withdraw.RunAsync(User.Scope(), eventId, HttpContext.ReceivedAtInstant(), dryRun: true))
        {
            case WithdrawOutcome.Withdrawn possible:
                Withdrawal = place.IsPupilLife ? EventTexts.MealsBack(possible.Effect.Meals) : EventTexts.Withdrawal(one.Type, possible.Effect);
                break;
            case WithdrawOutcome.Refused refused:
                WhyNot = refused.Why;
                break;
        }

        return true;
    }
}
