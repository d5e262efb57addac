using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace AntiGaspi.Web.Pages.Demo;

/// <summary>The buttons that move the demonstration's clock on, and the page to come back to.</summary>
/// <param name="Back">One of the pages that <see cref="AdvanceModel"/> knows.</param>
/// <param name="Steps">The moments ahead.</param>
public sealed record ClockStepsView(string Back, IReadOnlyList<ClockStep> Steps);

/// <summary>Draws the buttons that move the demonstration's clock on.</summary>
public sealed class ClockStepsViewComponent(StoryClock story) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string back) =>
        View(new ClockStepsView(back, await story.StepsAsync(HttpContext.ReceivedAtInstant())));
}
