using System.Net;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>Pages are read and forms are sent: any other method is refused before a page is drawn.</summary>
public sealed class MethodsTests
{
    [Theory]
    [InlineData("TRACE", "/famille/decommander")]
    [InlineData("TRACE", "/gestion/calendrier/declarer")]
    [InlineData("OPTIONS", "/famille")]
    [InlineData("PUT", "/famille")]
    [InlineData("DELETE", "/connexions")]
    [InlineData("INVENTED", "/")]
    public async Task Another_method_is_not_allowed(string method, string path)
    {
        await using var site = await StorySite.StartAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_door_is_named_without_the_host_that_the_request_claims()
    {
        await using var site = await StorySite.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/famille");
        request.Headers.Host = "evil.example";
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("/connexion?retour=%2Ffamille", answer.Headers.Location!.ToString());
    }
}
