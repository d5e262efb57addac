using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Domain.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>Where a day's number comes from (« D’où vient ce chiffre ? »): the records behind it, class by class, and the sum anyone can do again.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class OriginModel(HeadcountBoard board, HeadcountStory story) : PageModel
{
    /// <summary>The day, as in 2026-11-24.</summary>
    [FromRoute(Name = "day")]
    public string? Asked { get; set; }

    /// <summary>The service; lunch when nothing is said.</summary>
    [FromQuery(Name = "service")]
    public string? Service { get; set; }

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    /// <summary>The day shown.</summary>
    public BoardDay Day { get; private set; } = null!;

    /// <summary>The records behind the pupils, class by class.</summary>
    public IReadOnlyList<DivisionCount> Divisions { get; private set; } = [];

    /// <summary>Pupils that the records give now.</summary>
    public int Counted => Divisions.Sum(division => division.Counted);

    /// <summary>What the records give now beside the frozen number; null when they agree.</summary>
    public string? Drift => Day.SealedAt is null || Day.Status == DayStatus.Closed ? null : KitchenTexts.Drift(Day.Count.Pupils, Counted);

    /// <summary>From the pupils to the meals to cook, line by line.</summary>
    public DataTable Addition
    {
        get
        {
            IEnumerable<(string What, int Covers)> rows =
            [
                ("Élèves attendus", Day.Count.Pupils),
                .. Day.Count.Lines.Where(line => line.Part != HeadcountPart.Pupils).Select(line => (KitchenTexts.Part(line), line.Covers)),
                ("Paniers apportés de chez soi", -Day.Count.Lines.Where(line => line.IsPacked).Sum(line => line.Covers)),
                ("Repas à cuisiner", Day.Count.Meals),
            ];
            return new(
                "Des élèves aux repas",
                [new("Ligne"), new("Nombre", IsNumber: true)],
                rows.Select(row => (IReadOnlyList<DataCell>)[row.What, Formats.Number(row.Covers)]).ToList());
        }
    }

    /// <summary>Class by class: planned, cancelled, excused, counted.</summary>
    public DataTable Classes => new(
        "Les élèves, classe par classe",
        [
            new("Classe"), new("Prévus par leur forfait", IsNumber: true), new("Décommandés à temps", IsNumber: true),
            new("Sortie ou stage", IsNumber: true), new("Attendus", IsNumber: true), new("Absences signalées trop tard", IsNumber: true),
        ],
        Divisions.Append(new DivisionCount(
            "Total", Divisions.Sum(one => one.Planned), Divisions.Sum(one => one.Cancelled), Divisions.Sum(one => one.Excused), Divisions.Sum(one => one.Late)))
            .Select(one => (IReadOnlyList<DataCell>)
            [
                one.Division.Length == 0 ? "Sans classe" : one.Division, Formats.Number(one.Planned), Formats.Number(-one.Cancelled),
                Formats.Number(-one.Excused), Formats.Number(one.Counted), Formats.Number(one.Late),
            ]).ToList());

    public async Task<IActionResult> OnGetAsync()
    {
        if (ChosenPlace.DayOf(Asked, Service) is not var (date, service)
            || await ChosenPlace.ReadAsync(board, HttpContext, PlaceId) is not { } chosen)
        {
            return NotFound();
        }

        var days = await board.DaysAsync(User.Scope(), chosen.Place.PlaceId, date, ChosenPlace.ServicesOfADay);
        if (days.FirstOrDefault(one => one.Day == date && one.Service == service) is not { } day)
        {
            return NotFound();
        }

        (Chosen, Day) = (chosen, day);
        Divisions = await story.OfDayAsync(User.Scope(), new ServiceKey(chosen.Place.PlaceId, date, service));
        return Page();
    }
}
