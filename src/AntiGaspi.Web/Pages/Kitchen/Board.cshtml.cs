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

/// <summary>The kitchen's first page: the numbers of today and of the next days of service, and what changed them since the morning.</summary>
[Authorize(Policy = Policies.Kitchen)]
public sealed class BoardModel(HeadcountBoard board, HeadcountStory story) : PageModel
{
    /// <summary>Days shown with their big number.</summary>
    public const int BigDays = 2;

    /// <summary>Changes told one by one; the days' sums tell all of them.</summary>
    public const int LatestChanges = 20;

    private const int ShownDays = 6;
    private const string RefreshSeconds = "60";
    private const string Stopped = "non";

    /// <summary>"non" stops the page from reading itself again.</summary>
    [FromQuery(Name = "actualisation")]
    public string? Refresh { get; set; }

    /// <summary>The place asked for.</summary>
    [FromQuery(Name = "lieu")]
    public string? PlaceId { get; set; }

    /// <summary>The place shown.</summary>
    public ChosenPlace Chosen { get; private set; } = null!;

    /// <summary>Today, when it is a day of service, and the next days.</summary>
    public IReadOnlyList<BoardDay> Days { get; private set; } = [];

    /// <summary>What changed since the morning, the latest first.</summary>
    public IReadOnlyList<HeadcountChange> Changes { get; private set; } = [];

    /// <summary>Whether the page reads itself again.</summary>
    public bool IsRefreshed => Refresh != Stopped;

    /// <summary>The address that stops the page from reading itself again.</summary>
    public string StopAddress => $"/cuisine?lieu={Chosen.Place.PlaceId:D}&actualisation={Stopped}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ChosenPlace.ReadAsync(board, HttpContext, PlaceId) is not { } chosen)
        {
            return NotFound();
        }

        Chosen = chosen;
        Days = await board.DaysAsync(User.Scope(), chosen.Place.PlaceId, chosen.Clock.Today, ShownDays);
        Changes = await story.ChangesAsync(User.Scope(), chosen.Place.PlaceId, chosen.Clock.Midnight, chosen.Clock.Today);
        if (IsRefreshed)
        {
            // The header does what the element of the same name would, and needs no script.
            Response.Headers.Append("Refresh", RefreshSeconds);
        }

        return Page();
    }

    /// <summary>What the number of a day is made of, packed meals apart: they are seats.</summary>
    public static IReadOnlyList<NumberPart> PartsOf(BoardDay day) =>
        LinesOf(day).Select(line => new NumberPart(KitchenTexts.Part(line), KitchenTexts.Covers(line))).ToList();

    /// <summary>The lines that are cooked: pupils first, the most numerous menu first.</summary>
    public static IEnumerable<HeadcountLine> LinesOf(BoardDay day) =>
        day.Count.Lines.Where(line => !line.IsPacked).OrderBy(line => line.Part).ThenByDescending(line => line.Covers);

    /// <summary>The days that follow, as a table.</summary>
    public static DataTable TableOf(ChosenPlace chosen, string caption, IEnumerable<BoardDay> days) => new(
        caption,
        [new("Jour"), new("À cuisiner", IsNumber: true), new("État")],
        days.Select(day => (IReadOnlyList<DataCell>)
        [
            KitchenTexts.Title(day, chosen.Clock.Today),
            day.Status == DayStatus.Closed ? "–" : new DataCell(Formats.Number(day.Count.Meals), chosen.Address("/cuisine/effectif", day)),
            KitchenTexts.StateAndEvents(day, chosen.Clock),
        ]).ToList());
}
