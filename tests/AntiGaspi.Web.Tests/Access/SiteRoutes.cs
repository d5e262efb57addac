using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>An address that the site answers, as its endpoint list has it.</summary>
/// <param name="Address">Method and address, with the handler of a page that has several.</param>
/// <param name="Policies">The names of its policies; none when everybody may ask.</param>
internal sealed record SiteRoute(string Address, IReadOnlyList<string> Policies);

/// <summary>
/// The addresses of a running site. Left out: the files of the theme, which are the same for everybody, and the framework's
/// answer to an address that leads nowhere.
/// </summary>
internal static class SiteRoutes
{
    private static readonly string[] Nowhere = ["{*path:nonfile}", "{*path:file}", "{**path:file}"];

    public static async Task<IReadOnlyList<SiteRoute>> OfAsync(IServiceProvider services)
    {
        List<SiteRoute> found = [];
        foreach (var route in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Nowhere.Contains(route.RoutePattern.RawText, StringComparer.Ordinal))
            {
                continue;
            }

            var policies = route.Metadata.GetMetadata<IAllowAnonymous>() is null
                ? route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy ?? "?").ToList() : [];
            var address = "/" + route.RoutePattern.RawText!.TrimStart('/');
            found.AddRange((await MethodsAsync(services, route)).Select(method => new SiteRoute(method.Replace(" ", $" {address}", StringComparison.Ordinal), policies)));
        }

        return found.DistinctBy(route => route.Address, StringComparer.Ordinal).OrderBy(route => route.Pattern(), StringComparer.Ordinal).ToList();
    }

    // Sorted by the address first, as the file is.
    private static string Pattern(this SiteRoute route) => route.Address[(route.Address.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    // A page answers a GET even without a handler of its own, a HEAD as a GET, and a POST by the handlers that it has; nothing else
    // comes in (MethodsTests).
    private static async Task<IEnumerable<string>> MethodsAsync(IServiceProvider services, RouteEndpoint route)
    {
        if (route.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
        {
            return route.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: var methods } ? methods.Except(["HEAD"], StringComparer.Ordinal).Select(method => $"{method} ") : ["GET ", "POST "];
        }

        var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, route.Metadata);
        return compiled.HandlerMethods
            .Where(handler => handler.HttpMethod == "Post" || (handler.HttpMethod == "Get" && handler.Name is not null))
            .Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} " + (handler.Name is { } name ? $"?handler={name}" : ""))
            .Prepend("GET ");
    }
}
