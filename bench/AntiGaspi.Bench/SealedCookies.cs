using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace AntiGaspi.Bench;

/// <summary>
/// The cookies of signed-in people, sealed with the keys that the service keeps in its home: the demonstration signs only
/// its personas in, and a load needs hundreds of families. The service opens them as it opens its own.
/// </summary>
internal sealed class SealedCookies(string home)
{
    private readonly TicketDataFormat seal = new(DataProtectionProvider
        .Create(new DirectoryInfo(Path.Combine(home, ".aspnet", "DataProtection-Keys")), keys => keys.SetApplicationName(Service.ProgramFolder + "/"))
        .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", CookieAuthenticationDefaults.AuthenticationScheme, "v2"));

    /// <summary>The header value of somebody's session.</summary>
    public string Of(Guid accountId, Role role, params Guid[] schools)
    {
        var now = DateTimeOffset.Parse(Store.Morning).AddHours(-1);
        var session = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(12) };
        var ticket = new AuthenticationTicket(
            ScopeClaims.Of(new Scope(1, accountId, role, schools), "Camille"), session, CookieAuthenticationDefaults.AuthenticationScheme);
        return "__Host-antigaspi=" + seal.Protect(ticket);
    }
}
