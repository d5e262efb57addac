using AntiGaspi.App.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The numbers of the next weeks, for orders to suppliers.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class WeeksModel(HeadcountBoard board) : PageModel
{
    private const int ShownDays = 20;

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    /// <summary>Twenty days of service, the first today or later.</summary>
    public IReadOnlyList<BoardDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ChosenPlace.ReadAsync(board, HttpContext, PlaceId) is not { } chosen)
        {
            return NotFound();
        }

        Chosen = chosen;
        Days = await board.DaysAsync(User.Scope(), chosen.Place.PlaceId, chosen.Clock.Today, ShownDays);
        return Page();
    }
}
