using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace AntiGaspi.Web.Tests.Support;

/// <summary>The machine's own Chromium without a window: started by the first test that asks, closed after the last.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // No sandbox: the tests may run as root. The rest keeps it from calling anybody else.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A visitor with no history: French, in Paris, with a screen of that width.</summary>
    public async Task<IBrowserContext> NewVisitorAsync(ScreenWidth width = ScreenWidth.Phone, bool javaScript = true)
    {
        var (_, browser) = await started.Value;
        return await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = new() { Width = (int)width, Height = HeightOf(width) },
        });
    }

    public static int HeightOf(ScreenWidth width) => width == ScreenWidth.Phone ? 640 : 1024;

    /// <summary>Keeps a picture of the whole page in artifacts/screenshots, which git leaves out.</summary>
    public static async Task<string> ScreenshotAsync(IPage page, string name)
    {
        var path = Repository.PathOf("artifacts", "screenshots", $"{name}.jpg");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        if (started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, browser) = await started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindProgram(), Args = Arguments }));
    }

    // The one without a window's parts does the same with a third less of the processor.
    private static string FindProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin").ToList();
        string[] programs = ["chromium-headless-shell", "chromium"];
        return programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "These tests need Chromium: apt-get install chromium-headless-shell, or ./test, which does it. Without it: ./test --fast");
    }
}

/// <summary>The screens that every page is looked at on, in CSS pixels.</summary>
public enum ScreenWidth
{
    Phone = 360,
    Tablet = 768,
    Desk = 1440,
}
