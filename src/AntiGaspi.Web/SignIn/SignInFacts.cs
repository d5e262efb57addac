using System.Globalization;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>What is known of a sign-in beside who it is; it travels in the properties of the framework's ticket.</summary>
/// <param name="Provider">Who vouched for the person.</param>
/// <param name="IdToken">What the provider wants back at the sign-out; null when it wants nothing.</param>
/// <param name="SecondFactor">Whether the code of a telephone was given too: the emergency door of agents.</param>
/// <param name="ProvedAt">When the person proved who they are; null at the sign-in itself.</param>
public sealed record SignInFacts(IdentityProvider Provider, string? IdToken = null, bool SecondFactor = false, DateTimeOffset? ProvedAt = null)
{
    private const string SecondFactorItem = "second_factor";
    private const string ProvedAtItem = "proved_at";
    private const string ProviderItem = "provider";
    private const string IdTokenName = "id_token";

    /// <summary>
    /// Whether whoever came in so may work in a space of this role: a mailbox alone opens that of a family, and with the code of a
    /// telephone those of an agent. Each door opens its own.
    /// </summary>
    public bool Opens(Role role) => Provider != IdentityProvider.Mail || (SecondFactor ? role is not (Role.Family or Role.Public) : role == Role.Family);

    public static SignInFacts Of(OpenedSession session) => new(session.Provider, session.IdToken, session.SecondFactor, session.ProvedAt);

    public static SignInFacts Of(AuthenticationProperties? properties) => new(
        Enum.TryParse<IdentityProvider>(properties?.GetString(ProviderItem), out var provider) ? provider : IdentityProvider.Demonstration,
        properties?.GetTokenValue(IdTokenName),
        properties?.GetString(SecondFactorItem) is not null,
        DateTimeOffset.TryParseExact(properties?.GetString(ProvedAtItem), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var provedAt) ? provedAt : null);

    public AuthenticationProperties ToProperties()
    {
        var properties = new AuthenticationProperties();
        properties.SetString(ProviderItem, Provider.ToString());
        if (SecondFactor)
        {
            properties.SetString(SecondFactorItem, SecondFactorItem);
        }

        if (ProvedAt is { } provedAt)
        {
            properties.SetString(ProvedAtItem, provedAt.ToString("O", CultureInfo.InvariantCulture));
        }

        if (IdToken is not null)
        {
            properties.StoreTokens([new AuthenticationToken { Name = IdTokenName, Value = IdToken }]);
        }

        return properties;
    }
}
