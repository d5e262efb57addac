using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Accessibility;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;
using AntiGaspi.Web.Tests.Messages;
using AntiGaspi.Web.Tests.Presence;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tour))]

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>
/// Goes once through all the pages, in one browser, and keeps what each question found: the tests read it. Opening the pages again for
/// each question would take minutes.
/// </summary>
public sealed class Tour
{
    private readonly ConcurrentBag<(Question Question, string Fault)> faults = [];
    private readonly ConcurrentDictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PageWeight> weights = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> paths = [];
    private readonly Lock gate = new();
    private Task? going;

    /// <summary>What a question found, on all pages.</summary>
    public IReadOnlyList<string> FaultsOf(Question question) =>
        faults.Where(one => one.Question == question).Select(one => one.Fault).Order(StringComparer.Ordinal).ToList();

    /// <summary>The source of each page that opened by its address.</summary>
    public IReadOnlyDictionary<string, string> Sources => sources;

    /// <summary>What each page of families and of everybody weighs, opened for the first time.</summary>
    public IReadOnlyDictionary<string, PageWeight> Weights => weights;

    /// <summary>The addresses that were opened.</summary>
    public IReadOnlyCollection<string> Paths => paths;

    /// <summary>The tour, once it is over: the first test that asks starts it, and the others wait for it.</summary>
    public async Task<Tour> OverAsync(Chromium chromium)
    {
        Task over;
        lock (gate)
        {
            over = going ??= GoThroughAsync(chromium);
        }

        await over;
        return this;
    }

    private async Task GoThroughAsync(Chromium chromium)
    {
        await using var demo = await StorySite.StartAsync();
        await using var real = await StorySite.StartRealAsync(("060", "Oise"), ("080", "Somme"));
        await using var doors = await StorySite.StartAsync(TourStops.Outside);
        await using var family = await FamilySite.StartAsync();
        await using var telling = await FamilySite.StartAsync(PushPagesTests.Telling());
        await using var empty = await StorySite.StartAsync();
        await using var evening = await PresenceSite.ToldAsync();
        await Task.WhenAll(
            WalkAsync(chromium, [.. TourStops.Public(demo, real), .. await TourStops.EmptyAsync(empty)]),
            WalkAsync(chromium, [.. TourStops.Doors(doors), .. TourStops.Families(family), .. TourStops.Devices(telling)]),
            WalkAsync(chromium, [.. TourStops.Agents(family), .. await TourStops.PresenceAsync(evening)]));
    }

    private async Task WalkAsync(Chromium chromium, IReadOnlyList<Walk> walks)
    {
        foreach (var walk in walks)
        {
            await using var visitor = await chromium.NewVisitorAsync();
            var page = await visitor.NewPageAsync();
            if (walk.Who.Length > 0)
            {
                await page.GotoAsync(new Uri(walk.Site.Address, "/connexion/demo").ToString());
                await page.Locator($"button[value={walk.Who}]").ClickAsync();
                await page.WaitForLoadStateAsync();
            }

            var tools = await visitor.NewCDPSessionAsync(page);
            using var meter = await PageMeter.StartAsync(page, tools, walk.Site.Address);
            foreach (var stop in walk.Stops)
            {
                try
                {
                    await StopAsync(walk, stop, page, tools, meter);
                }
                catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
                {
                    // A page that cannot be reached fails every question, and the others are still looked at.
                    Array.ForEach(Enum.GetValues<Question>(), question => Add(question, stop.Name, [$"was not reached: {fault.Message}"]));
                }
            }
        }
    }

    private async Task StopAsync(Walk walk, Stop stop, IPage page, ICDPSession tools, PageMeter meter)
    {
        var name = $"{(walk.IsWithoutCookie ? "vrai" : walk.Who.Length > 0 ? walk.Who : "tous")}-{stop.Name}";
        await page.SetViewportSizeAsync((int)ScreenWidth.Phone, 640);
        var address = new Uri(walk.Site.Address, stop.Path).ToString();
        var answer = await page.GotoAsync(address);
        paths.Add(stop.Path);
        if (stop.Act is null)
        {
            sources[name] = await answer!.TextAsync();
        }
        else
        {
            await stop.Act(page);
        }

        var said = await page.Locator("main").InnerTextAsync();
        var weight = await meter.ReadAsync();
        if (walk.IsLight)
        {
            weights[name] = weight;
        }

        Add(Question.Strangers, name, weight.Strangers.Select(url => $"asks {url}"));
        Add(Question.Strangers, name, walk.IsWithoutCookie ? (await page.Context.CookiesAsync()).Select(cookie => $"sets the cookie {cookie.Name}") : []);
        await Chromium.ScreenshotAsync(page, $"visite-{name}-{(int)ScreenWidth.Phone}");
        foreach (var (question, fault) in await new PageLook(page, tools).AskAsync())
        {
            Add(question, name, [fault]);
        }

        await Chromium.ScreenshotAsync(page, $"visite-{name}-{(int)ScreenWidth.Desk}");
        await page.SetViewportSizeAsync((int)ScreenWidth.Tablet, 1024);
        await Chromium.ScreenshotAsync(page, $"visite-{name}-{(int)ScreenWidth.Tablet}");
        if (stop.Act is null)
        {
            await page.SetViewportSizeAsync((int)ScreenWidth.Phone, 640);
            await WithoutScriptsAsync(name, address, said, page, tools);
        }
    }

    // The same person, without scripts, reads the same words.
    private async Task WithoutScriptsAsync(string name, string address, string said, IPage page, ICDPSession tools)
    {
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await page.GotoAsync(address);
        var plainly = await page.Locator("main").InnerTextAsync();
        Add(Question.Scripts, name, Words(said) == Words(plainly) && said.Length > 0 ? [] : [$"says “{plainly}” without scripts, and “{said}” with them"]);
        await tools.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
    }

    // A page may say the minute when it was opened.
    private static string Words(string text) => Regex.Replace(text, @"\d+", "0");

    private void Add(Question question, string name, IEnumerable<string> found)
    {
        foreach (var fault in found)
        {
            faults.Add((question, $"{name}: {fault}"));
        }
    }
}
