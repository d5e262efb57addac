using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Support;

/// <summary>One state of a page, looked at: its picture is kept, axe finds no fault, nothing is wider than the screen.</summary>
internal static class Look
{
    // The script alone, not the package for Playwright: that one joins the answers of frames, of which there are none here, in a page that
    // it opens each time, and took five times as long.
    private static readonly Lazy<string> Axe = new(new BundledAxeScriptProvider().GetScript);

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

    /// <summary>The same on each of the screens, one after the other, without opening the page again.</summary>
    public static async Task AtEachWidthAsync(IPage page, string picture)
    {
        foreach (var width in Enum.GetValues<ScreenWidth>())
        {
            await page.SetViewportSizeAsync((int)width, Chromium.HeightOf(width));
            await AtAsync(page, $"{picture}-{(int)width}");
        }
    }

    /// <summary>What axe finds wrong, all its rules asked.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        return await AskAxeAsync(page, "{}");
    }

    /// <summary>What axe finds wrong with the colours alone, where it was asked before.</summary>
    public static Task<IReadOnlyList<string>> ContrastAsync(IPage page) => AskAxeAsync(page, "{ runOnly: ['color-contrast'] }");

    // Only what is wrong is written down, which spares a list of every element that is right.
    private static async Task<IReadOnlyList<string>> AskAxeAsync(IPage page, string options) => await page.EvaluateAsync<string[]>(
        $"axe.run(document, {{ resultTypes: ['violations'], ...{options} }}).then(found => found.violations.map(one => `${{one.id}}, ${{one.nodes.map(node => node.html).join(' | ')}}`))");
}
