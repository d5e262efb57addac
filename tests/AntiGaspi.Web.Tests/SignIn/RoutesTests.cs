using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>Every route says who may use it: one that says nothing is refused to everybody, and found here.</summary>
public sealed class RoutesTests
{
    [Fact]
    public async Task Every_route_names_who_may_use_it()
    {
        await using var app = await SiteAsync();
        var routes = RoutesOf(app);

        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.True(NamesWhoMayUseIt(route), $"{route.DisplayName} names nobody: give it [Authorize(Policy = …)] or [AllowAnonymous]."));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', routes.Select(Line).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_route_that_names_nobody_is_found()
    {
        await using var app = await SiteAsync();
        app.MapGet("/oublie", () => "personne n’a dit qui").WithDisplayName("forgotten");

        Assert.Equal("forgotten", Assert.Single(RoutesOf(app), route => !NamesWhoMayUseIt(route)).DisplayName);
    }

    [Fact]
    public async Task A_route_that_names_nobody_is_refused_to_everybody()
    {
        await using var app = await SiteAsync();
        app.MapGet("/oublie", () => "personne n’a dit qui");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };

        using var answer = await client.GetAsync(new Uri("/oublie", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/connexion", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static bool NamesWhoMayUseIt(Endpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is not null || route.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(rule => rule.Policy is not null);

    private static string Line(Endpoint route) =>
        $"{(route as RouteEndpoint)?.RoutePattern.RawText}: {(route.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "everyone" : string.Join(", ", route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy)))}";

    // The framework's own answer to a static file that does not exist: it names nobody, so it is refused, and serves nothing.
    private const string MissingFile = "Fallback {**path:file}";

    private static List<Endpoint> RoutesOf(WebApplication app) =>
        ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Where(route => route is RouteEndpoint && route.DisplayName != MissingFile).ToList();

    private static async Task<WebApplication> SiteAsync()
    {
        var settings = new Settings("http://127.0.0.1:0", Janitor.NewFolder("data"), null, null);
        await settings.MigrateAsync();
        return Site.Build(settings, settings.OpenDb(), demo: null);
    }
}
