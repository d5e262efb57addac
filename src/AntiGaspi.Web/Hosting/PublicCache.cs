using AntiGaspi.Web.Demo;

namespace AntiGaspi.Web.Hosting;

/// <summary>Lets caches keep a public page for five minutes. A page of a signed-in person, or of the demonstration, is never kept.</summary>
public static class PublicCache
{
    private const string FiveMinutes = "public, max-age=300";

    public static void Allow(HttpContext http, DemoMode demo)
    {
        var isKept = http.User.Identity?.IsAuthenticated != true && !demo.IsOn;
        http.Response.Headers.CacheControl = isKept ? FiveMinutes : "no-cache, no-store";

        if (!isKept)
        {
            http.Response.Headers.Pragma = "no-cache";
        }

        // The same address shows its account to who is signed in.
        http.Response.Headers.Vary = "Cookie";
    }
}
