using AntiGaspi.App.Calendar;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Pages.Office;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.PupilLife;

/// <summary>The trips of the classes of a school, for pupils' life: which class is away when. No other event, and no amount.</summary>
[Authorize(Policy = Policies.PupilLife)]
public sealed class TripsModel(OfficeSchools schools, OfficeCalendar calendar) : PageModel
{
    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The school shown.</summary>
    public CalendarPlace Place { get; private set; } = null!;

    public IReadOnlyList<OfficeEvent> Trips { get; private set; } = [];

    public DataTable Table => new(
        "En cours ou à venir",
        [new("Sortie"), new("Repas retirés", IsNumber: true), new("Voir ou retirer")],
        Trips.Select(IReadOnlyList<DataCell> (one) =>
        [
            EventTexts.Title(one.Type, one.FirstDay, one.LastDay, one.Division) + (one.Label.Length == 0 ? "" : $" ({one.Label})"),
            Formats.Number(one.Meals),
            new DataCell("Voir le détail", CalendarPlace.Event(one.EventId)),
        ]).ToList());

    public async Task<IActionResult> OnGetAsync()
    {
        if (await CalendarPlace.ReadAsync(schools, HttpContext, PlaceId) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        Trips = await calendar.EventsAsync(User.Scope(), place.School.PlaceId, place.Clock.Today);
        return Page();
    }
}
