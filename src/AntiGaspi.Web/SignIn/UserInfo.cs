using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The identity that the provider gives for an access token: a signed document, verified here. The framework reads it without
/// looking at its signature, so that whoever stands in between could change a name. Source: integrations.md, §4.
/// </summary>
internal static class UserInfo
{
    private const string SignedType = "application/jwt";
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads and verifies it.</summary>
    /// <exception cref="SecurityTokenException">It is not signed by the provider, for this service, about this person.</exception>
    public static async Task<ClaimsIdentity> ReadAsync(OpenIdConnectOptions options, string accessToken, string subject, CancellationToken stop)
    {
        var provider = await options.ConfigurationManager!.GetConfigurationAsync(stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await options.Backchannel.SendAsync(request, stop);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != SignedType || answer.Content.Headers.ContentLength > MaxBytes)
        {
            throw new SecurityTokenException("The identity is not a signed document.");
        }

        var identity = await SignedDocument.VerifyAsync(options, provider, await answer.Content.ReadAsStringAsync(stop));

        // Another person's identity, put beside this person's token.
        return identity.FindFirst("sub")?.Value == subject ? identity : throw new SecurityTokenException("The identity is that of somebody else.");
    }
}
