using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// A document that a provider signed for this service: the identity, and the token too. The framework takes a token that came by
/// the code without asking for its signature, because the line is encrypted; a proxy that opens the line would then sign people in.
/// </summary>
internal static class SignedDocument
{
    /// <summary>Verifies it; returns what it says.</summary>
    /// <exception cref="SecurityTokenException">It is not signed by the provider, for this service, at this time.</exception>
    public static async Task<ClaimsIdentity> VerifyAsync(OpenIdConnectOptions options, OpenIdConnectConfiguration provider, string document)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(document, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            ValidAlgorithms = ProviderDoor.Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = false,
            ClockSkew = ProviderDoor.ClockSkew,
        });
        return result.IsValid ? result.ClaimsIdentity : throw new SecurityTokenException("The document is not signed by the provider for this service.", result.Exception);
    }
}
