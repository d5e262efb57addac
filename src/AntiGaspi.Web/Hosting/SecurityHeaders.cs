using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Hosting;

/// <summary>The headers of every answer: nothing is loaded from elsewhere, nothing is framed, nothing personal is kept by a cache.</summary>
public static class SecurityHeaders
{
    // The part of an address that opens something personal by itself.
    private const string Secret = "secret";

    /// <param name="app">The site.</param>
    /// <param name="outside">The doors: the form that chooses one is led on to its provider, which browsers count as where it goes.</param>
        /// <param name="theme">The State's stylesheet carries small pictures in itself.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, OutsideSettings outside, StateTheme theme)
    {
        var doors = string.Concat(Provider.AllIn(outside).Select(provider => " " + provider.In(outside)!.Authority.GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal));
        var policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'" + (theme.IsOn ? " data:" : "") + "; font-src 'self'; connect-src 'self'; "
            + (outside.Push is null ? "" : "worker-src 'self'; ")
            + $"form-action 'self'{doors}; base-uri 'none'; frame-ancestors 'none'";
        return app.Use((context, next) => SetAsync(context, next, policy));
    }

    private static Task SetAsync(HttpContext context, RequestDelegate next, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            if ((http.User.Identity?.IsAuthenticated == true || http.Request.RouteValues.ContainsKey(Secret)) && !http.Response.Headers.ContainsKey("Cache-Control"))
            {
                http.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
