using System.Globalization;
using AntiGaspi.App.Notices;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// A browser on which somebody is told that messages wait. It keeps its own number, which opens nothing, so that signing out takes it off
/// the list in whatever session, even in one of somebody else: a telephone that is handed on tells nobody's messages.
/// </summary>
public sealed class ToldBrowser(EndPushDevice end)
{
    public const string CookieName = "__Host-antigaspi-appareil";

    // The list has no end of its own; thirteen months are the longest that a browser keeps, with a margin.
    private static readonly CookieOptions Cookie = new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(395),
    };

    /// <summary>The browser of a request was put on the list.</summary>
    public static void Remember(HttpContext context, int tenant, Guid subscriptionId) =>
        context.Response.Cookies.Append(CookieName, string.Create(CultureInfo.InvariantCulture, $"{tenant}.{subscriptionId:D}"), Cookie);

    /// <summary>Takes the browser of a request off the list; one that is not on it stays so.</summary>
    public async Task ForgetAsync(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } text)
        {
            return;
        }

        if (text.Split('.') is [var place, var id] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var tenant) && Guid.TryParseExact(id, "D", out var subscriptionId))
        {
            await end.OfBrowserAsync(tenant, subscriptionId, context.ReceivedAtInstant());
        }

        context.Response.Cookies.Delete(CookieName, Cookie);
    }
}
