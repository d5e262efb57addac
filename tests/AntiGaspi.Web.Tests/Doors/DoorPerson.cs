using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Support;
using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>Somebody in front of a real browser, who goes to the service and through its doors.</summary>
public sealed class DoorPerson(IBrowserContext browser, IPage page, Uri site) : IAsyncDisposable
{
    public IPage Page => page;

    public string Path => new Uri(page.Url).PathAndQuery;

    /// <summary>Whether the browser is at the service, and not at a provider.</summary>
    public bool IsHere => new Uri(page.Url).Authority == site.Authority;

    public static async Task<DoorPerson> NewAsync(Chromium chromium, Uri site, bool javaScript = true)
    {
        var browser = await chromium.NewVisitorAsync(javaScript: javaScript);
        return new(browser, await browser.NewPageAsync(), site);
    }

    /// <summary>The same browser at another service.</summary>
    public async Task<DoorPerson> AtAsync(Uri other) => new(browser, await browser.NewPageAsync(), other);

    public Task GoAsync(string path) => page.GotoAsync(new Uri(site, path).AbsoluteUri);

    /// <summary>Takes a door of the page where the person is, else of the page of the doors.</summary>
    public async Task<DoorPerson> TakeAsync(House door)
    {
        if (!page.Url.StartsWith(new Uri(site, "/connexion").AbsoluteUri, StringComparison.Ordinal))
        {
            await GoAsync("/connexion");
        }

        await page.Locator("button.fr-connect").Filter(new() { HasText = door.ToString() }).ClickAsync();
        return this;
    }

    /// <summary>Says at the provider who she is, and goes on to the service.</summary>
    public async Task<DoorPerson> BecomeAsync(string persona)
    {
        await page.Locator($"button[value={persona}]").ClickAsync();
        return await ContinueAsync();
    }

    /// <summary>Goes on from the provider to the service.</summary>
    public Task<DoorPerson> ContinueAsync() => PressAsync("Continuer");

    /// <summary>Says who she is, if the provider asks: one that did not hear of the sign-out does not.</summary>
    public async Task<DoorPerson> PressIfAnyAsync(string persona)
    {
        var choice = page.Locator($"form button[name=persona][value={persona}]");
        if (await choice.CountAsync() > 0)
        {
            await choice.ClickAsync();
        }

        return this;
    }

    public async Task<DoorPerson> PressAsync(string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        return this;
    }

    public Task<string> TitleAsync() => page.Locator("h1").InnerTextAsync();

    /// <summary>The words of the page; no-break spaces are plain ones.</summary>
    public async Task<string> WordsAsync() => (await page.Locator("main").InnerTextAsync()).Replace('\u00A0', ' ');

    /// <summary>How the service calls whoever is signed in; null when nobody is.</summary>
    public async Task<string?> NameAsync()
    {
        await GoAsync("/securite");
        var name = page.Locator(".ag-account a");
        return await name.CountAsync() == 0 ? null : await name.InnerTextAsync();
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();
}
