using AntiGaspi.App.Access;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// A phone that its owner asked to be remembered: for 180 days it opens the meals of one's own children, and nothing else. It is a session of
/// its own, in a cookie of its own, that the ordinary one hides while it lasts.
/// </summary>
public sealed class RememberedPhone(OpenSession open, CloseSessions close, SessionClock clock)
{
    public const string CookieName = "__Host-antigaspi-telephone";

    private static readonly CookieOptions Cookie = new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = SessionLife.Phone,
    };

    /// <summary>The key that the browser came with.</summary>
    public static SessionKey? KeyOf(HttpRequest request) => SessionKey.Parse(request.Cookies[CookieName]);

    /// <summary>Remembers the browser of a family that has just proved who it is.</summary>
    public async Task RememberAsync(HttpContext context)
    {
        var facts = SignInFacts.Of((await context.AuthenticateAsync()).Properties);
        var origin = new SessionOrigin(Device.Of(context.Request.Headers.UserAgent), facts.Provider) { IsPhone = true };
        var key = await open.RunAsync(context.User.Scope(), origin, KeyOf(context.Request), clock.Now);
        context.Response.Cookies.Append(CookieName, key.Text, Cookie);
    }

    /// <summary>Forgets the browser, whoever it was remembered for.</summary>
    public async Task ForgetAsync(HttpContext context)
    {
        if (KeyOf(context.Request) is { } key)
        {
            await close.OfKeyAsync(key);
            context.Response.Cookies.Delete(CookieName, Cookie);
        }
    }

    /// <summary>Forgets the browser when somebody else signs in on it: a phone that changed hands opens nobody's meals.</summary>
    public async Task ForgetOthersAsync(HttpContext context, Guid account)
    {
        if (KeyOf(context.Request) is { } key && await close.OfKeyUnlessAsync(key, account))
        {
            context.Response.Cookies.Delete(CookieName, Cookie);
        }
    }
}
