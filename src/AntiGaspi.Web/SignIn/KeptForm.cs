using System.Security.Cryptography;
using System.Text.Json;
using AntiGaspi.App.Access;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Web.SignIn;

/// <summary>A form as it was sent, without what proves who sent it.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="SentAt">When.</param>
/// <param name="Fields">Its names and values, in their order.</param>
/// <param name="Token">The antiforgery token: it says for whom the page was drawn.</param>
public sealed record SentForm(string Path, DateTimeOffset SentAt, IReadOnlyList<KeyValuePair<string, string>> Fields, string Token);

/// <summary>
/// What somebody typed is not lost because the session ended meanwhile: the form is kept, encrypted, for this browser, and found back after
/// signing in, by the person for whom its page was drawn and nobody else. Nothing is sent again without a touch.
/// </summary>
public sealed class KeptForm(KeptForms forms, IDataProtectionProvider protection, IAntiforgery antiforgery, Throttle throttle, ThrottleAlarm alarm, SessionClock clock)
{
    public const string CookieName = "__Host-antigaspi-reprise";

    /// <summary>The page where it is found back.</summary>
    public const string Address = "/connexions/reprise";

    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    private static readonly CookieOptions Cookie = new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = KeptForms.LastsFor,
    };

    private readonly IDataProtector protector = protection.CreateProtector("kept form");

    /// <summary>Whether this browser has one, as far as its cookie tells.</summary>
    public static bool Waits(HttpRequest request) => request.Cookies.ContainsKey(CookieName);

    /// <summary>Keeps the form of a request that came too late; tells whether there was one. Files are not kept.</summary>
    public async Task<bool> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true
            || !request.Cookies.ContainsKey(SessionHandler.CookieName) || LocalAddress.Of(request.Path + request.QueryString) is not { } path)
        {
            return false;
        }

        var answer = await throttle.TakeAsync(ThrottleRule.KeepForm, "", Limits.NetworkOf(context.Connection.RemoteIpAddress), clock.Now);
        alarm.Hear(ThrottleRule.KeepForm, answer);
        if (!answer.IsAllowed || await FormOf(request) is not { } form || form[TokenField] is not [{ Length: > 0 } token])
        {
            return false;
        }

        var browser = SessionKey.New();
        var fields = form.Where(field => field.Key != TokenField).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        await forms.KeepAsync(browser, protector.Protect(JsonSerializer.Serialize(new SentForm(path, clock.Now, fields, token))), clock.Now);
        context.Response.Cookies.Append(CookieName, browser.Text, Cookie);
        return true;
    }

    /// <summary>The form that waits for whoever is signed in; null when there is none, or when it is somebody else's.</summary>
    public async Task<SentForm?> FindAsync(HttpContext context)
    {
        if (KeyOf(context.Request) is not { } browser || await forms.FindAsync(browser, clock.Now) is not { } content)
        {
            return null;
        }

        try
        {
            var form = JsonSerializer.Deserialize<SentForm>(protector.Unprotect(content))!;
            return await IsOfAsync(context, form.Token) ? form : null;
        }
        catch (CryptographicException)
        {
            // The keys of forms were changed meanwhile: nobody can read it any more.
            return null;
        }
    }

    /// <summary>Forgets it: it was sent, or given up.</summary>
    public async Task ForgetAsync(HttpContext context)
    {
        if (KeyOf(context.Request) is { } browser)
        {
            await forms.ForgetAsync(browser);
        }

        context.Response.Cookies.Delete(CookieName, Cookie);
    }

    private static SessionKey? KeyOf(HttpRequest request) => SessionKey.Parse(request.Cookies[CookieName]);

    // A broken form is nothing to keep.
    private static async Task<IFormCollection?> FormOf(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // The token was drawn for one account and one browser: the framework says whether they are these.
    private async Task<bool> IsOfAsync(HttpContext context, string token)
    {
        var sending = new DefaultHttpContext { RequestServices = context.RequestServices, User = context.User };
        sending.Request.Method = HttpMethods.Post;
        sending.Request.Headers.Cookie = context.Request.Headers.Cookie;
        sending.Request.Headers[TokenHeader] = token;
        return await antiforgery.IsRequestValidAsync(sending);
    }
}
