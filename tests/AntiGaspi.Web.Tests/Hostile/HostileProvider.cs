using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>
/// A provider that does everything right but one thing. It asks nobody who they are: whoever comes is <see cref="Subject"/>.
/// </summary>
public sealed class HostileProvider : IAsyncDisposable
{
    /// <summary>The name of an agent who is invited.</summary>
    public const string Invited = "invited";

    private const string ClientId = "service";
    private const string Prefix = "/api/v2";

    private readonly WebApplication app;
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
    private readonly HostileKeys keys;
    private readonly Dictionary<string, string> nonces = new(StringComparer.Ordinal);

    private HostileProvider(WebApplication app) => (this.app, keys) = (app, new HostileKeys(secret));

    /// <summary>Its name of the person who comes.</summary>
    public string Subject { get; set; } = "somebody";

    /// <summary>What it does wrong from now on.</summary>
    public Alteration Alteration { get; set; } = Alteration.Nothing;

    /// <summary>The name that it gives itself in its document, when it is not its own.</summary>
    public string? ClaimedIssuer { get; set; }

    /// <summary>How often its keys were asked for.</summary>
    public int KeyReadings { get; private set; }

    public Uri Issuer => new(app.Urls.First() + Prefix);

    /// <summary>The settings of a service that trusts it.</summary>
    public ProviderSettings Settings => new(Issuer, ClientId, secret);

    public static async Task<HostileProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new HostileProvider(builder.Build());
        provider.app.MapGet($"{Prefix}/.well-known/openid-configuration", provider.Document);
        provider.app.MapGet($"{Prefix}/jwks", provider.Keys);
        provider.app.MapGet($"{Prefix}/authorize", provider.Authorize);
        provider.app.MapPost($"{Prefix}/token", (Delegate)provider.TokenAsync);
        provider.app.MapGet($"{Prefix}/userinfo", provider.UserInfo);
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        keys.Dispose();
    }

    private IResult Document() => Results.Json(new JsonObject
    {
        ["issuer"] = ClaimedIssuer ?? Issuer.AbsoluteUri,
        ["authorization_endpoint"] = $"{Issuer}/authorize",
        ["token_endpoint"] = $"{Issuer}/token",
        ["userinfo_endpoint"] = $"{Issuer}/userinfo",
        ["end_session_endpoint"] = $"{Issuer}/session/end",
        ["jwks_uri"] = $"{Issuer}/jwks",
        ["authorization_response_iss_parameter_supported"] = true,
    });

    private IResult Keys()
    {
        KeyReadings++;
        return Results.Json(new JsonObject { ["keys"] = new JsonArray(keys.Published) });
    }

    private IResult Authorize(string state, string nonce, string redirect_uri)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (nonces)
        {
            nonces[code] = nonce;
        }

        var back = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code, ["state"] = state, ["iss"] = Issuer.AbsoluteUri };
        Alteration.Return(back);
        return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, back.ToDictionary(one => one.Key, one => (string?)one.Value)));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        if (Alteration.IsSlow)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        }

        var form = await context.Request.ReadFormAsync();
        string? nonce;
        lock (nonces)
        {
            nonces.Remove(form["code"].ToString(), out nonce);
        }

        if (Alteration.TokenAnswer is not null || nonce is null)
        {
            return Sent(Alteration.TokenAnswer ?? new(StatusCodes.Status400BadRequest, "application/json", """{"error":"invalid_grant"}"""));
        }

        var claims = Claims();
        claims["nonce"] = nonce;
        claims["acr"] = "eidas1";
        Alteration.Token(claims);
        var tokens = new JsonObject { ["access_token"] = "access", ["expires_in"] = 60, ["token_type"] = "Bearer", ["id_token"] = keys.Sign(claims, Alteration.TokenSeal) };
        Alteration.Tokens(tokens);
        return Results.Json(tokens);
    }

    private IResult UserInfo()
    {
        if (Alteration.IdentityAnswer is { } answer)
        {
            return Sent(answer);
        }

        var claims = Claims();
        (claims["given_name"], claims["family_name"], claims["usual_name"]) = ("Camille", "MARTIN", "MARTIN");
        (claims["email"], claims["siret"]) = ("camille.martin@college.test", "19600057600018");
        Alteration.Identity(claims);
        return Results.Text(Alteration.IsPlain ? claims.ToJsonString() : keys.Sign(claims, Alteration.IdentitySeal), Alteration.IdentityType);
    }

    private JsonObject Claims()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return new() { ["iss"] = Issuer.AbsoluteUri, ["aud"] = ClientId, ["sub"] = Subject, ["iat"] = now, ["exp"] = now + 60 };
    }

    private static IResult Sent(HostileAnswer answer) => Results.Text(answer.Body, answer.Type, statusCode: answer.Status);
}
