using System.Globalization;
using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Roster;
using AntiGaspi.Design;
using AntiGaspi.Design.Forms;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>The list of a day: the office ticks who differs from what was said, and declares the list whole.</summary>
[Authorize(Policy = Policies.Office)]
public sealed class AttendanceModel(OfficeSchools schools, AttendanceSheet sheets, DeclareAttendance declare) : PageModel
{
    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The day asked for; today when it is none.</summary>
    [FromQuery(Name = "jour")]
    public string? Asked { get; set; }

    public CalendarPlace Place { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    public DaySheet Sheet { get; private set; } = null!;

    public string? Refusal { get; private set; }

    /// <summary>What was just declared.</summary>
    public string? Done { get; private set; }

    /// <summary>Why no list can be declared for the day; null when one can.</summary>
    public string? Closed => Attendance.JudgeList(Sheet.StartsAt, Day, Place.Clock.Today, Place.Clock.Now) is { } why ? PresenceTexts.For(why) : null;

    public string Address => AddressOf(Place.School.PlaceId, Day);

    public IReadOnlyList<PageLink> Choices => Place.All.Select(school => new PageLink(school.Name, AddressOf(school.PlaceId, Day), school == Place.School)).ToList();

    /// <summary>Those whose absence was said.</summary>
    public IReadOnlyList<Choice> Away =>
        Sheet.Lines.Where(line => !line.IsFixed && line.Said != MealState.Expected).Select(line => ChoiceOf(line, $"{line.Division ?? "sans classe"}, {PresenceTexts.Said(line.Said)}")).ToList();

    /// <summary>Those who were expected, by class.</summary>
    public IReadOnlyList<(string Division, IReadOnlyList<Choice> Choices)> Expected => Sheet.Lines.Where(line => !line.IsFixed && line.Said == MealState.Expected)
        .GroupBy(line => line.Division).Select(group => (group.Key is { } name ? $"Classe {name}" : "Sans classe", (IReadOnlyList<Choice>)group.Select(line => ChoiceOf(line, null)).ToList())).ToList();

    public IReadOnlyCollection<string> Ticked => Sheet.Lines.Where(line => line is { IsPresent: not null, IsFixed: false }).Select(line => line.PupilId.ToString("D")).ToList();

    /// <summary>What the door marked, and what the families were told.</summary>
    public IReadOnlyList<string> Fixed => Sheet.Lines.Where(line => line.IsFixed)
        .Select(line => $"{line.FamilyName} {line.GivenName}, {line.Division ?? "sans classe"}\u00A0: {(line.IsPresent == true ? "venu sans être attendu" : "attendu, pas venu")}").ToList();

    public async Task<IActionResult> OnGetAsync(string? absents, string? venus)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        if (Sheet.DeclaredAt is not null && int.TryParse(absents, NumberStyles.None, CultureInfo.InvariantCulture, out var absent)
            && int.TryParse(venus, NumberStyles.None, CultureInfo.InvariantCulture, out var came))
        {
            Done = PresenceTexts.Declared(absent, came);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid[] eleve)
    {
        if (!await ReadAsync())
        {
            return NotFound();
        }

        var (clock, school) = (Place.Clock, Place.School);
        switch (await declare.RunAsync(User.Scope(), school.SchoolId, Day, clock.Today, eleve.ToHashSet(), clock.Now))
        {
            case ListOutcome.Declared declared:
                return this.SeeOther(string.Create(CultureInfo.InvariantCulture, $"{Address}&absents={declared.Absent}&venus={declared.Came}"));
            case ListOutcome.Refused refused:
                Refusal = PresenceTexts.For(refused.Why);
                break;
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync()
    {
        if (await CalendarPlace.ReadAsync(schools, HttpContext, PlaceId) is not { } place)
        {
            return false;
        }

        Place = place;
        Day = DateOnly.TryParseExact(Asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : place.Clock.Today;
        Sheet = await sheets.RunAsync(User.Scope(), place.School.SchoolId, Day);
        return true;
    }

    private static Choice ChoiceOf(SheetLine line, string? hint) => new(line.PupilId.ToString("D"), $"{line.FamilyName} {line.GivenName}", hint);

    private static string AddressOf(Guid place, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{OfficePages.Attendance}?lieu={place:D}&jour={day:yyyy-MM-dd}");
}
