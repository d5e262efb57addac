using System.Security.Claims;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>
/// The service with one of its checks taken out: the wrong answer that the check is for then comes in, so each check is caught
/// when it is missing.
/// </summary>
public sealed class CarelessDoorTests
{
    // What the framework checks of the token is checked again by us: both are taken out, or nothing would come in.
    private static readonly Dictionary<string, Action<OpenIdConnectOptions>> Missing = new(StringComparer.Ordinal)
    {
        ["the seal of the identity"] = options => options.Events.OnTokenValidated = BelieveIdentityAsync,
        ["the level, and our look at the token"] = options => WithoutOurs(options),
        ["who answers"] = options => options.Events.OnMessageReceived = _ => Task.CompletedTask,
        ["the nonce"] = options => options.ProtocolValidator = new WithoutNonce { RequireTimeStampInNonce = false, RequireStateValidation = false },
        ["the audience"] = options => WithoutOurs(options).TokenValidationParameters.ValidateAudience = false,
        ["the issuer"] = options => WithoutOurs(options).TokenValidationParameters.ValidateIssuer = false,
        ["the end"] = options => WithoutOurs(options).TokenValidationParameters.ValidateLifetime = false,
        ["the seal of the token"] = options => WithoutOurs(options).TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token),
    };

    [Theory]
    [InlineData("the seal of the identity", "identity: seal Forged")]
    [InlineData("the seal of the identity", "identity: seal ChangedAfter")]
    [InlineData("the seal of the identity", "identity: of somebody else")]
    [InlineData("the level, and our look at the token", "level: a lower one")]
    [InlineData("the level, and our look at the token", "token: seal None")]
    [InlineData("the level, and our look at the token", "token: seal CutOff")]
    [InlineData("who answers", "return: another iss")]
    [InlineData("the nonce", "token: another nonce")]
    [InlineData("the audience", "token: another audience")]
    [InlineData("the issuer", "token: another issuer")]
    [InlineData("the end", "token: expired")]
    [InlineData("the seal of the token", "token: seal Forged")]
    [InlineData("the seal of the token", "token: seal UnknownKey")]
    public async Task Without_a_check_the_answer_that_it_is_for_comes_in(string check, string alteration)
    {
        await using var hostile = new HostileSite { Careless = Missing[check] };
        await hostile.InitializeAsync();
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, House.FranceConnect, Alterations.All.GetValueOrDefault(alteration) ?? Alterations.OfLevel[alteration]);

        Assert.False(HostileSite.IsRefused(answer, House.FranceConnect), $"{alteration} is refused by something else.");
        Assert.Contains(SessionHandler.CookieName, visitor.Jar.Keys);
    }

    // As the framework would do it: the document is read, and nobody looks who signed it.
    private static async Task BelieveIdentityAsync(TokenValidatedContext context)
    {
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        using var answer = await context.Options.Backchannel.SendAsync(request);
        var document = new JsonWebToken(await answer.Content.ReadAsStringAsync());
        context.HttpContext.Features.Set(ProvenPerson.Of(new ClaimsIdentity(document.Claims), context.TokenEndpointResponse!.IdToken));
    }

    private static OpenIdConnectOptions WithoutOurs(OpenIdConnectOptions options)
    {
        options.Events.OnTokenValidated = BelieveTokenAsync;
        return options;
    }

    private static async Task BelieveTokenAsync(TokenValidatedContext context)
    {
        var answer = context.TokenEndpointResponse!;
        var identity = await UserInfo.ReadAsync(context.Options, answer.AccessToken, context.SecurityToken.Subject, CancellationToken.None);
        context.HttpContext.Features.Set(ProvenPerson.Of(identity, answer.IdToken));
    }

    private sealed class WithoutNonce : OpenIdConnectProtocolValidator
    {
        protected override void ValidateNonce(OpenIdConnectProtocolValidationContext validationContext)
        {
            // Careless on purpose.
        }
    }
}
