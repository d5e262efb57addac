using Microsoft.Playwright;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>What it takes to show a page for the first time.</summary>
/// <param name="Elements">The elements of the page.</param>
/// <param name="Requests">What was asked for, the page included.</param>
/// <param name="Bytes">What came, headers included, as it was compressed.</param>
/// <param name="Strangers">What was asked of anybody else.</param>
public sealed record PageWeight(int Elements, int Requests, long Bytes, IReadOnlyList<string> Strangers)
{
    /// <summary>The bounds that the service sets itself (docs/ecoconception.md).</summary>
    public const int MaxElements = 350;
    public const int MaxRequests = 9;
    public const long MaxBytes = 60_000;

    /// <summary>The EcoIndex of the page.</summary>
    public double Score => EcoIndex.Score(Elements, Requests, Bytes / 1000d);

    /// <summary>What is over the bounds.</summary>
    public IEnumerable<string> Faults()
    {
        if (EcoIndex.Grade(Score) != 'A')
        {
            yield return $"its EcoIndex is {Score:0.0}, {EcoIndex.Grade(Score)}";
        }

        if (Elements > MaxElements || Requests > MaxRequests || Bytes > MaxBytes)
        {
            yield return $"{Elements} elements, {Requests} requests, {Bytes} bytes";
        }
    }
}

/// <summary>Counts what a browser without a cache asks for, from each page that is opened on.</summary>
internal sealed class PageMeter : IDisposable
{
    private readonly IPage page;
    private readonly Uri site;
    private readonly Lock gate = new();
    private List<string> asked = [];
    private long bytes;

    private PageMeter(IPage page, Uri site) => (this.page, this.site) = (page, site);

    public static async Task<PageMeter> StartAsync(IPage page, ICDPSession tools, Uri site)
    {
        var meter = new PageMeter(page, site);
        page.Request += meter.Asked;
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        tools.Event("Network.loadingFinished").OnEvent += (_, what) => meter.Came(what!.Value.GetProperty("encodedDataLength").GetInt64());
        return meter;
    }

    /// <summary>What the page took that is open now, once all of it has come.</summary>
    public async Task<PageWeight> ReadAsync()
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var elements = await page.EvaluateAsync<int>("document.getElementsByTagName('*').length");
        lock (gate)
        {
            return new(elements, asked.Count, bytes, asked.Where(url => new Uri(url).Authority != site.Authority && !url.StartsWith("data:", StringComparison.Ordinal)).ToList());
        }
    }

    public void Dispose() => page.Request -= Asked;

    private void Asked(object? sender, IRequest request)
    {
        lock (gate)
        {
            if (request.IsNavigationRequest && request.RedirectedFrom is null)
            {
                (asked, bytes) = ([], 0);
            }

            asked.Add(request.Url);
        }
    }

    private void Came(long length)
    {
        lock (gate)
        {
            bytes += length;
        }
    }
}
