using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>
/// The cookies of signed-in people, sealed with the keys that the service keeps in its home: the demonstration signs only
/// its personas in, and a load needs hundreds of families. The service opens them as it opens its own.
/// </summary>
/// <param name="home">The home of the process that serves.</param>
/// <param name="program">The folder of its program: keys are told apart by it.</param>
/// <param name="now">An instant of its clock, near which the sessions began.</param>
public sealed class SealedCookies(string home, string program, DateTimeOffset now)
{
    private readonly TicketDataFormat seal = new(DataProtectionProvider
        .Create(new DirectoryInfo(Path.Combine(home, ".aspnet", "DataProtection-Keys")), keys => keys.SetApplicationName(program.TrimEnd('/') + "/"))
        .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", CookieAuthenticationDefaults.AuthenticationScheme, "v2"));

    /// <summary>The header value of somebody's session.</summary>
    public string Of(Scope scope)
    {
        var began = now.AddHours(-1);
        var session = new AuthenticationProperties { IssuedUtc = began, ExpiresUtc = began.AddHours(12) };
        var ticket = new AuthenticationTicket(ScopeClaims.Of(scope, "Camille"), session, CookieAuthenticationDefaults.AuthenticationScheme);
        return "__Host-antigaspi=" + seal.Protect(ticket);
    }
}
