using System.Globalization;
using System.Security.Claims;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Web.SignIn;

/// <summary>The scope of a signed-in person, as the request carries it once its session is read.</summary>
public static class ScopeClaims
{
    private const string Tenant = "tenant";
    private const string School = "school";
    private const string Session = "session";
    private const string Ends = "ends";
    private const string Phone = "phone";
    private const string Emergency = "emergency";

    /// <summary>The code of the language that the person chose.</summary>
    public const string Language = "language";

    /// <summary>Whoever an open session belongs to.</summary>
    public static ClaimsPrincipal Of(OpenedSession session)
    {
        var user = Of(session.Scope, session.DisplayName);
        var identity = (ClaimsIdentity)user.Identity!;
        identity.AddClaim(new Claim(Session, session.SessionId.ToString()));
        identity.AddClaim(new Claim(Ends, session.EndsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        if (session.IsPhone)
        {
            identity.AddClaim(new Claim(Phone, Phone));
        }

        if (session.SecondFactor)
        {
            identity.AddClaim(new Claim(Emergency, Emergency));
        }

        if (session.Language is { } language)
        {
            identity.AddClaim(new Claim(Language, language));
        }

        return user;
    }

    public static ClaimsPrincipal Of(Scope scope, string displayName)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, scope.AccountId.ToString()),
            new(ClaimTypes.Name, displayName),
            new(ClaimTypes.Role, scope.Role.ToString()),
            new(Tenant, scope.Tenant.ToString(CultureInfo.InvariantCulture)),
            .. scope.Schools.Select(school => new Claim(School, school.ToString())),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SessionHandler.SchemeName));
    }

    /// <summary>The scope that every act and reading of this request runs under.</summary>
    public static Scope Scope(this ClaimsPrincipal user) => new(
        int.Parse(Value(user, Tenant), CultureInfo.InvariantCulture),
        Guid.ParseExact(Value(user, ClaimTypes.NameIdentifier), "D"),
        Enum.Parse<Role>(Value(user, ClaimTypes.Role)),
        user.FindAll(School).Select(claim => Guid.ParseExact(claim.Value, "D")).ToList());

    /// <summary>The handle of the session of this request.</summary>
    public static Guid SessionId(this ClaimsPrincipal user) => Guid.ParseExact(Value(user, Session), "D");

    /// <summary>When the session of this request ends, unless it is used before.</summary>
    public static DateTimeOffset EndsAt(this ClaimsPrincipal user) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Value(user, Ends), CultureInfo.InvariantCulture));

    /// <summary>Whether this is a remembered phone, and nobody who has just proved who they are.</summary>
    public static bool IsPhone(this ClaimsPrincipal user) => user.HasClaim(Phone, Phone);

    /// <summary>Whether this session came by the emergency door of agents.</summary>
    public static bool IsEmergency(this ClaimsPrincipal user) => user.HasClaim(Emergency, Emergency);

    private static string Value(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"The signed-in person has no {type}.");
}
