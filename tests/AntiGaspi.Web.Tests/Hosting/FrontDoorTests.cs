using System.Net;
using System.Net.Sockets;
using System.Text;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Hosting;

/// <summary>A request comes in by the name of the site, from a page of the site, in a size and at a pace of this world.</summary>
public sealed class FrontDoorTests
{
    private static readonly OutsideSettings Https = OutsideSettings.None with { PublicUrl = new("https://cantine.exemple.fr") };

    [Theory]
    [InlineData("cantine.exemple.fr", HttpStatusCode.OK)]
    [InlineData("CANTINE.exemple.fr:443", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("cantine.exemple.fr.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("evil.example:443", HttpStatusCode.BadRequest)]
    public async Task Another_name_is_not_this_site(string host, HttpStatusCode expected)
    {
        await using var site = await StorySite.StartAsync(Https);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")]
    [InlineData("POST /connexion/demo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\npersona=c")]
    public async Task Whoever_begins_a_request_and_goes_quiet_is_let_go(string beginning)
    {
        await using var site = await StorySite.StartAsync();
        using var line = new TcpClient();
        await line.ConnectAsync(IPAddress.Loopback, site.Address.Port, TestContext.Current.CancellationToken);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(beginning), TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));

        using var reader = new StreamReader(line.GetStream());
        var answer = await reader.ReadToEndAsync(patience.Token);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-Host")]
    [InlineData("Forwarded")]
    [InlineData("X-Original-Host")]
    [InlineData("X-Host")]
    public async Task No_header_of_a_stranger_changes_an_address_that_we_write(string header)
    {
        await using var site = await StorySite.StartAsync(Https with { SecurityContact = new("mailto:securite@exemple.fr") });
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        foreach (var path in new[] { "/", "/famille", "/.well-known/security.txt", "/connexion" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "host=evil.example;proto=http" : "evil.example");
            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) + answer.Headers, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    [InlineData("same-site", HttpStatusCode.BadRequest)]
    [InlineData("same-origin", HttpStatusCode.NotFound)]
    [InlineData("none", HttpStatusCode.NotFound)]
    public async Task A_form_of_another_site_is_refused_before_it_is_read(string from, HttpStatusCode expected)
    {
        await using var site = await StorySite.StartAsync(Https);
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/nulle-part") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", from);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_flood_of_one_browser_is_slowed_and_others_are_served()
    {
        await using var site = await StorySite.StartRealAsync();
        using var flood = new HttpClient { BaseAddress = site.Address };
        flood.DefaultRequestHeaders.Add("Cookie", "__Host-antigaspi=flood");
        var answers = await Task.WhenAll(Enumerable.Range(0, 1500).Select(_ => flood.GetAsync(new Uri("/healthz/live", UriKind.Relative))));

        var slowed = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        // How many depends on how fast this machine asks: many are slowed, and many are served all the same.
        Assert.InRange(slowed.Count, 200, 1300);
        Assert.All(slowed, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60));
        Assert.Contains("Trop de demandes en peu de temps", await slowed[^1].Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var parent = site.NewVisitor();
        var served = await parent.GetAsync("/connexion");
        Assert.True(served.Status == HttpStatusCode.OK, $"{served.Status}, again in {served.Header("Retry-After")} s; of the flood {slowed.Count} were slowed, until {slowed.Max(answer => answer.Headers.RetryAfter!.Delta)}");
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.200", true)]
    [InlineData("192.0.2.7", "192.0.3.7", false)]
    [InlineData("::ffff:192.0.2.7", "192.0.2.8", true)]
    [InlineData("2001:db8:1::1", "2001:db8:1:ffff::2", true)]
    [InlineData("2001:db8:1::1", "2001:db8:2::1", false)]
    public void A_network_is_a_prefix(string one, string other, bool same) =>
        Assert.Equal(same, Limits.NetworkOf(IPAddress.Parse(one)) == Limits.NetworkOf(IPAddress.Parse(other)));

    [Theory]
    [InlineData(5000, 0, "414")]
    [InlineData(10, 20_000, "431")]
    public async Task A_request_that_is_too_long_is_refused(int pathLength, int headerLength, string status)
    {
        await using var site = await StorySite.StartRealAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var text = $"GET /{new string('a', pathLength)} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: {new string('b', headerLength)}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.Contains(status, await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_security_file_says_whom_to_write_to_and_until_when()
    {
        await using var site = await StorySite.StartAsync(Https with { SecurityContact = new("mailto:securite@exemple.fr") });
        using var visitor = site.NewVisitor();
        var file = await visitor.GetAsync("/.well-known/security.txt");

        Assert.Contains("Contact: mailto:securite@exemple.fr\n", file.Html, StringComparison.Ordinal);
        Assert.Contains("Policy: https://cantine.exemple.fr/securite\n", file.Html, StringComparison.Ordinal);
        Assert.Contains("Preferred-Languages: fr, en\n", file.Html, StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(file.Html.Split('\n').Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..], null);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(170), TimeSpan.FromDays(365));
        Assert.Contains("securite@exemple.fr", (await visitor.GetAsync("/securite")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/nulle-part.txt")]
    [InlineData("/ailleurs/nulle-part.css")]
    public async Task An_address_that_leads_nowhere_says_so_without_asking_to_sign_in(string path)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Without_anybody_to_write_to_there_is_no_security_file()
    {
        await using var site = await StorySite.StartAsync(Https);
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/.well-known/security.txt")).Status);
    }
}
