using System.Net;
using System.Net.Http.Headers;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Public;

/// <summary>Pages travel compressed, and say the same.</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_is_compressed_for_who_asks(string encoding)
    {
        await using var site = await StorySite.StartAsync();
        using var compressed = new HttpClient(new SocketsHttpHandler()) { BaseAddress = site.Address };
        compressed.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        using var plain = new HttpClient { BaseAddress = site.Address };
        using var answer = await compressed.GetAsync("/stats", TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var whole = await plain.GetByteArrayAsync("/stats", TestContext.Current.CancellationToken);
        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.InRange(bytes.Length, 500, whole.Length / 2);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }
}
