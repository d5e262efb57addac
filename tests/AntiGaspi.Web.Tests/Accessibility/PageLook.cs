using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>What is asked of every page.</summary>
public enum Question
{
    Axe,
    Heard,
    Sideways,
    Spaced,
    Forced,
    Moving,
    Mirrored,
    Keys,
    Scripts,
    Order,
    Parts,
    Tables,
    Names,
    Html,
    Weight,
    Strangers,
}

/// <summary>Asks a page that is open in a browser every question that needs nothing but the page.</summary>
internal sealed class PageLook(IPage page, ICDPSession tools)
{
    // WCAG 2.2, 1.4.12: what a reader may set.
    private const string Spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";
    private const string Doubled = "html { font-size: 212.5% !important }";

    // A key is asked for before the one before it is answered: a page of six hundred pupils has more than a thousand.
    private static readonly Dictionary<string, object> Tab = new(StringComparer.Ordinal)
    {
        ["type"] = "rawKeyDown", ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9,
    };

    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Repository.PathOf("tests", "AntiGaspi.Web.Tests", "Accessibility", "look.js")));

    private readonly List<(Question Question, string Fault)> faults = [];

    /// <summary>All questions; the page is left as it was found but for its focus.</summary>
    public async Task<IReadOnlyList<(Question Question, string Fault)>> AskAsync()
    {
        await page.EvaluateAsync(Script.Value);
        await page.EvaluateAsync("look.open()");
        await AxeAsync();
        await HearAsync();
        await AskAsync(Question.Order, "order");
        await AskAsync(Question.Parts, "parts");
        await AskAsync(Question.Tables, "tables");
        await AskAsync(Question.Names, "names");
        await AskAsync(Question.Moving, "moves");
        await SizesAsync();
        await ColoursAsync();
        await KeysAsync();
        return faults;
    }

    private async Task AxeAsync()
    {
        Add(Question.Axe, await Look.AxeAsync(page));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Add(Question.Axe, (await Look.ContrastAsync(page)).Select(fault => $"dark, {fault}"));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task HearAsync()
    {
        Add(Question.Heard, (await HeardPage.OfAsync(tools)).Faults(await page.Locator("table").CountAsync()));
        var title = await page.TitleAsync();
        Add(Question.Heard, title.EndsWith("Anti-gaspi", StringComparison.Ordinal) ? [] : [$"its title is “{title}”"]);
    }

    private async Task SizesAsync()
    {
        await page.EvaluateAsync("document.dir = 'rtl'");
        await AskAsync(Question.Mirrored, "wide", "covered");
        await page.EvaluateAsync("document.dir = ''");
        await WithStyleAsync(Spacing, () => AskAsync(Question.Spaced, "wide", "clipped", "covered"));

        // 320 pixels wide, and what is left of a screen of 1280 × 1024 pixels enlarged four times.
        await page.SetViewportSizeAsync(320, 256);
        await AskAsync(Question.Sideways, "wide", "clipped", "covered");
        await page.SetViewportSizeAsync((int)ScreenWidth.Tablet, 1024);
        await WithStyleAsync(Doubled, () => AskAsync(Question.Spaced, "wide", "clipped", "covered"));
    }

    private async Task ColoursAsync()
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        await AskAsync(Question.Forced, "edges");
        await AskAsync(Question.Moving, "moves");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, ReducedMotion = ReducedMotion.NoPreference });
    }

    private async Task KeysAsync()
    {
        await page.SetViewportSizeAsync((int)ScreenWidth.Desk, 1024);
        var presses = await page.EvaluateAsync<int>("look.beginKeys()");
        await Task.WhenAll(Enumerable.Range(0, presses).Select(_ => tools.SendAsync("Input.dispatchKeyEvent", Tab)));
        await AskAsync(Question.Keys, "endKeys");
    }

    private async Task WithStyleAsync(string css, Func<Task> ask)
    {
        await page.EvaluateAsync("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", css);
        await ask();
        await page.EvaluateAsync("document.adoptedStyleSheets = []");
    }

    private async Task AskAsync(Question question, params string[] names) =>
        Add(question, await page.EvaluateAsync<string[]>($"[{string.Join(", ", names.Select(name => $"...look.{name}()"))}]"));

    private void Add(Question question, IEnumerable<string> found) => faults.AddRange(found.Select(fault => (question, fault)));
}
