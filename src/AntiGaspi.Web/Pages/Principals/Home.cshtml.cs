using AntiGaspi.App.Kitchen;
using AntiGaspi.Design;
using AntiGaspi.Design.Figures;
using AntiGaspi.Web.Pages.Kitchen;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Principals;

/// <summary>The principal's first page: the numbers of the coming days, and what changes them.</summary>
[Authorize(Policy = Policies.Principal)]
public sealed class PrincipalHomeModel(HeadcountBoard board) : PageModel
{
    private const int ShownDays = 10;

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    public IReadOnlyList<BoardDay> Days { get; private set; } = [];

    public DataTable Table => BoardModel.TableOf(Chosen, "Les prochains services", Days);

    public static IReadOnlyList<PageLink> Menu { get; } = [new("Direction", "/direction", true), new("Effectifs", "/cuisine", false)];

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
