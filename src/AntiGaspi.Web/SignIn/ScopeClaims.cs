using System.Globalization;
using System.Security.Claims;
using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AntiGaspi.Web.SignIn;

/// <summary>The scope of a signed-in person, kept in the sealed cookie and read back on each request.</summary>
public static class ScopeClaims
{
    private const string Tenant = "tenant";
    private const string School = "school";

    public static ClaimsPrincipal Of(Scope scope, string displayName)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, scope.AccountId.ToString("D")),
            new(ClaimTypes.Name, displayName),
            new(ClaimTypes.Role, scope.Role.ToString()),
            new(Tenant, scope.Tenant.ToString(CultureInfo.InvariantCulture)),
            .. scope.Schools.Select(school => new Claim(School, school.ToString("D"))),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }

    /// <summary>The scope that every act and reading of this request runs under.</summary>
    public static Scope Scope(this ClaimsPrincipal user) => new(
        int.Parse(Value(user, Tenant), CultureInfo.InvariantCulture),
        Guid.ParseExact(Value(user, ClaimTypes.NameIdentifier), "D"),
        Enum.Parse<Role>(Value(user, ClaimTypes.Role)),
        user.FindAll(School).Select(claim => Guid.ParseExact(claim.Value, "D")).ToList());

    private static string Value(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"The signed-in person has no {type}.");
}
