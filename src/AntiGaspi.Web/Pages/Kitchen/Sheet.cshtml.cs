using AntiGaspi.App.French;
using AntiGaspi.App.Kitchen;
using AntiGaspi.Design.Figures;
using AntiGaspi.Domain.Calendar;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The sheet of a frozen number, to print and to sign. There is none while the number moves.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class SheetModel(HeadcountBoard board) : PageModel
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

    /// <summary>Whether there is a number to cook that can no longer change.</summary>
    public bool IsReady => Day is { SealedAt: not null, Status: not DayStatus.Closed };

    /// <summary>The parts of the number, and their sum.</summary>
    public DataTable Parts => new(
        "Ce que compte l’effectif",
        [new("Convives"), new("Nombre", IsNumber: true)],
        BoardModel.LinesOf(Day)
            .Select(line => (IReadOnlyList<DataCell>)[KitchenTexts.Part(line), KitchenTexts.Covers(line)])
            .Append(["Repas à cuisiner", Formats.Number(Day.Count.Meals)]).ToList());

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
        return Page();
    }
}
