using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using Microsoft.AspNetCore.Authentication;

namespace AntiGaspi.Web.SignIn;

/// <summary>What is known of a sign-in beside who it is; it travels in the properties of the framework's ticket.</summary>
/// <param name="Provider">Who vouched for the person.</param>
/// <param name="IdToken">What the provider wants back at the sign-out; null when it wants nothing.</param>
public sealed record SignInFacts(IdentityProvider Provider, string? IdToken = null)
{
    private const string ProviderItem = "provider";
    private const string IdTokenName = "id_token";

    /// <summary>Whether whoever came in so may work in a space of this role: a mailbox alone is not enough for an agent.</summary>
    public bool Opens(Role role) => Provider != IdentityProvider.Mail || role == Role.Family;

    public static SignInFacts Of(OpenedSession session) => new(session.Provider, session.IdToken);

    public static SignInFacts Of(AuthenticationProperties? properties) => new(
        Enum.TryParse<IdentityProvider>(properties?.GetString(ProviderItem), out var provider) ? provider : IdentityProvider.Demonstration,
        properties?.GetTokenValue(IdTokenName));

    public AuthenticationProperties ToProperties()
    {
        var properties = new AuthenticationProperties();
        properties.SetString(ProviderItem, Provider.ToString());
        if (IdToken is not null)
        {
            properties.StoreTokens([new AuthenticationToken { Name = IdTokenName, Value = IdToken }]);
        }

        return properties;
    }
}
