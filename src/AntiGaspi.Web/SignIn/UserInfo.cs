using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The identity that the provider gives for an access token: a signed document, verified here. The framework reads it without
/// looking at its signature, so that whoever stands in between could change a name. Source: integrations.md, §4.
/// </summary>
internal static class UserInfo
{
    private const string SignedDocument = "application/jwt";
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads and verifies it.</summary>
    /// <exception cref="SecurityTokenException">It is not signed by the provider, for this service, about this person.</exception>
    public static async Task<ClaimsIdentity> ReadAsync(OpenIdConnectOptions options, string accessToken, string subject, CancellationToken stop)
    {
        var provider = await options.ConfigurationManager!.GetConfigurationAsync(stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await options.Backchannel.SendAsync(request, stop);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != SignedDocument || answer.Content.Headers.ContentLength > MaxBytes)
        {
            throw new SecurityTokenException("The identity is not a signed document.");
        }

        var document = await answer.Content.ReadAsStringAsync(stop);
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
        if (!result.IsValid)
        {
            throw new SecurityTokenException("The identity is not signed by the provider for this service.", result.Exception);
        }

        // Another person's identity, put beside this person's token.
        return result.ClaimsIdentity.FindFirst("sub")?.Value == subject ? result.ClaimsIdentity : throw new SecurityTokenException("The identity is that of somebody else.");
    }
}
