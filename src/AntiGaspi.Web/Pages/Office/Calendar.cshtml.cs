using System.Globalization;
using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The calendar of a canteen: its coming days, how many pupils each expects, and the events that change them.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class CalendarModel(OfficeSchools schools, OfficeCalendar calendar) : PageModel
{
    /// <summary>Five weeks at a time.</summary>
    public const int WeeksShown = 5;

    private const int MaxWeeks = 50;
    private const int DaysOfWeek = 7;

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>How many weeks ahead; what is no number is now.</summary>
    [FromQuery(Name = "semaines")]
    public string? AskedWeeks { get; set; }

    /// <summary>The school shown.</summary>
    public CalendarPlace Place { get; private set; } = null!;

    /// <summary>The days of service, today or later.</summary>
    public IReadOnlyList<OfficeDay> Days { get; private set; } = [];

    /// <summary>The events that hold today or later.</summary>
    public IReadOnlyList<OfficeEvent> Events { get; private set; } = [];

    /// <summary>How many weeks the page starts from now.</summary>
    public int Weeks =>
        int.TryParse(AskedWeeks, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) ? Math.Min(weeks, MaxWeeks) : 0;

    /// <summary>The first day looked at.</summary>
    public DateOnly From => Place.Clock.Today.AddDays(Weeks * DaysOfWeek);

    /// <summary>The last day looked at.</summary>
    public DateOnly To => From.AddDays((WeeksShown * DaysOfWeek) - 1);

    /// <summary>The weeks after those shown; null at the end of the year that may be looked at.</summary>
    public string? NextAddress => Weeks + WeeksShown <= MaxWeeks ? Place.Later(Weeks + WeeksShown) : null;

    /// <summary>The days as a table; each number leads to its story.</summary>
    public DataTable DayTable => new(
        $"Élèves attendus {Formats.Range(From, To)}",
        [new("Jour"), new("Élèves attendus", IsNumber: true), new("Repas décommandés", IsNumber: true), new("État")],
        Days.Select(IReadOnlyList<DataCell> (day) =>
        [
            Formats.DaySeenFrom(Place.Clock.Today, day.Day),
            day.State == DayStatus.Closed ? "–" : new DataCell(Formats.Number(day.Expected), Place.Origin(day.Day)),
            Formats.Number(day.Cancelled),
            OfficeCalendarTexts.State(day, Place.Clock),
        ]).ToList());

    /// <summary>The events as a table; each leads to its story, from which it may be withdrawn.</summary>
    public DataTable EventTable => new(
        "En cours ou à venir",
        [new("Événement"), new("Effet"), new("Voir ou retirer")],
        Events.Select(IReadOnlyList<DataCell> (one) =>
        [
            one.Label.Length == 0 ? TitleOf(one) : $"{TitleOf(one)} ({one.Label})",
            EventTexts.Effect(one.Type, one.Meals, one.Refunded),
            new DataCell("Voir le détail", CalendarPlace.Event(one.EventId)),
        ]).ToList());

    public async Task<IActionResult> OnGetAsync()
    {
        if (await CalendarPlace.ReadAsync(schools, HttpContext, PlaceId) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Days = await calendar.DaysAsync(User.Scope(), place.School.PlaceId, From, To);
        Events = await calendar.EventsAsync(User.Scope(), place.School.PlaceId, place.Clock.Today);
        return Page();
    }

    private static string TitleOf(OfficeEvent one) => EventTexts.Title(one.Type, one.FirstDay, one.LastDay, one.Division);
}
