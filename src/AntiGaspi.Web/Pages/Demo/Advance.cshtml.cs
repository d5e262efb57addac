using System.Globalization;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Jobs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AntiGaspi.Web.Pages.Demo;

/// <summary>
/// Moves the clock of the demonstration on, never back, and freezes at once what the leap made due. Without an instant it
/// goes to the next moment of the story. Outside the demonstration this address does not exist.
/// </summary>
[AllowAnonymous]
public sealed class AdvanceModel(DemoMode demo, StoryClock story, SealDueDays seal) : PageModel
{
    private static readonly string[] Backs = ["/", "/cuisine", "/famille", "/stats"];

    /// <summary>A moment in UTC, as the buttons write it: 2026-11-23T08:59:50Z.</summary>
    [BindProperty(Name = "instant")]
    public string? Instant { get; set; }

    /// <summary>The page to come back to; the story when it is none of those known.</summary>
    [BindProperty(Name = "retour")]
    public string? Back { get; set; }

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (demo.Clock is not { } clock)
        {
            return NotFound();
        }

        if (await AskedAsync(clock) is not { } at)
        {
            return BadRequest();
        }

        // A button that was drawn before another leap asks for a moment that is past: there is nothing left to do.
        if (at > clock.GetUtcNow())
        {
            if (!story.MayAdvanceTo(at))
            {
                return BadRequest();
            }

            clock.AdvanceTo(at);
            await seal.RunAsync();
        }

        return Redirect(Backs.FirstOrDefault(back => back == Back) ?? Backs[0]);
    }

    private async Task<DateTimeOffset?> AskedAsync(DemoClock clock)
    {
        if (string.IsNullOrEmpty(Instant))
        {
            return (await story.StepsAsync(clock.GetUtcNow()))[0].At;
        }

        return DateTimeOffset.TryParseExact(
            Instant, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
