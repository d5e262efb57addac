using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Remembers, for a quarter of an hour, that this browser signed in to an account that its owner wants to join to an older one, while
/// they sign in to that one. It opens nothing: both accounts were proved, and the owner still has to say yes.
/// </summary>
public sealed class ClaimCookie(IDataProtectionProvider protection)
{
    public const string Name = "__Host-antigaspi-compte";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("account to join").ToTimeLimitedDataProtector();

    /// <summary>Remembers the account of this very session.</summary>
    public void Keep(HttpContext context) =>
        context.Response.Cookies.Append(Name, protector.Protect(context.User.Scope().AccountId.ToString("D"), Life), Options(Life));

    /// <summary>The account that this browser signed in to before; null when there is none, or it was too long ago.</summary>
    public Guid? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } kept)
        {
            return null;
        }

        try
        {
            return Guid.TryParseExact(protector.Unprotect(kept), "D", out var account) ? account : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours: the person begins again.
            return null;
        }
    }

    /// <summary>Forgets it.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(null));

    private static CookieOptions Options(TimeSpan? life) =>
        new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = life };
}
