using AntiGaspi.App.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Kitchen;

/// <summary>The numbers of the coming days of one place, for whoever may see it: the kitchen orders by them, the principal answers for them.</summary>
/// <param name="board">Where the numbers are read.</param>
/// <param name="shownDays">How many days of service are shown, the first today or later.</param>
public abstract class ComingDaysModel(HeadcountBoard board, int shownDays) : PageModel
{
    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    /// <summary>Its days of service.</summary>
    public IReadOnlyList<BoardDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ChosenPlace.ReadAsync(board, HttpContext, PlaceId) is not { } chosen)
        {
            return NotFound();
        }

        Chosen = chosen;
        Days = await board.DaysAsync(User.Scope(), chosen.Place.PlaceId, chosen.Clock.Today, shownDays);
        await ReadMoreAsync();
        return Page();
    }

    /// <summary>Reads what the page of one of them shows beside the numbers.</summary>
    protected virtual Task ReadMoreAsync() => Task.CompletedTask;
}
