using Microsoft.AspNetCore.HostFiltering;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// What a request must be to come in: meant for this site by its name, and, when it changes something, sent by a page of this
/// site. The tokens of forms say the same; a browser that tells where a form comes from is believed before they are read.
/// </summary>
internal static class FrontDoor
{
    private const string TwoYears = "max-age=63072000; includeSubDomains";

    /// <summary>Names this site: its public one and those of this machine, by which probes ask. Any, as long as it has no public one.</summary>
    public static void Add(IServiceCollection services, Uri? publicUrl) => services.AddHostFiltering(hosts =>
    {
        hosts.AllowedHosts = publicUrl is null ? ["*"] : [publicUrl.Host, "localhost", "127.0.0.1", "[::1]"];
        hosts.IncludeFailureMessage = false;
    });

    public static IApplicationBuilder UseFrontDoor(this IApplicationBuilder app, Uri? publicUrl)
    {
        app.UseHostFiltering();
        return app.Use((context, next) =>
        {
            if (publicUrl?.Scheme == Uri.UriSchemeHttps)
            {
                // Also on the plain connection from the proxy that ends the encrypted one.
                context.Response.Headers.StrictTransportSecurity = TwoYears;
            }

            if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }

            return next(context);
        });
    }
}
