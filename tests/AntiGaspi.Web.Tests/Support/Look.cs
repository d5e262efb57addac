using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Support;

/// <summary>One state of a page, looked at: its picture is kept, axe finds no fault, nothing is wider than the screen.</summary>
internal static class Look
{
    // Every rule runs; only what is wrong is written down, which spares a list of every element that is right.
    private static readonly AxeRunOptions Faults = new() { ResultTypes = [ResultType.Violations] };

    /// <param name="page">The page, in the state to be looked at.</param>
    /// <param name="picture">The name of its picture.</param>
    /// <param name="javaScript">Scripts may run there; axe is one.</param>
    public static async Task AtAsync(IPage page, string picture, bool javaScript = true)
    {
        await Chromium.ScreenshotAsync(page, picture);
        if (javaScript)
        {
            Assert.Empty((await AxeAsync(page)).Select(fault => $"{picture}: {fault}"));
        }

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{picture} is wider than the screen.");
    }

    /// <summary>What axe finds wrong, all its rules asked.</summary>
    public static async Task<IEnumerable<string>> AxeAsync(IPage page) =>
        (await page.RunAxe(Faults)).Violations.Select(fault => $"{fault.Id}, {string.Join(" | ", fault.Nodes.Select(node => node.Html))}");
}
