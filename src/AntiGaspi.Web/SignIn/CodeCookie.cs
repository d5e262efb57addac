using AntiGaspi.Domain.Roster;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Keeps the code of a letter in the browser while its owner signs in elsewhere, for half an hour: in an address it would stand in
/// logs, and in a form it would have to be typed twice.
/// </summary>
public sealed class CodeCookie(IDataProtectionProvider protection)
{
    public const string Name = "__Host-antigaspi-code";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("activation code").ToTimeLimitedDataProtector();

    /// <summary>Keeps it.</summary>
    public void Keep(HttpContext context, ActivationCode code) => context.Response.Cookies.Append(Name, protector.Protect(code.Symbols, Life), Options(Life));

    /// <summary>The code that this browser keeps, as a letter writes it; empty when there is none or it is too old.</summary>
    public string Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } kept)
        {
            return "";
        }

        try
        {
            return ActivationCode.Read(protector.Unprotect(kept), out var code) is null ? code.Text : "";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours: the person types it again.
            return "";
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(TimeSpan? life) =>
        new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = life };
}
