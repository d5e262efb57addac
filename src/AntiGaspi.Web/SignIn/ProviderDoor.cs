using AntiGaspi.App.Languages;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The door of FranceConnect or of ProConnect: what is sent there (they refuse any parameter they do not know), and what is
/// believed of the answer. Why each switch is as it is: docs/decisions/0017.
/// </summary>
internal sealed class ProviderDoor(Provider provider, ProviderSettings settings, Uri? publicUrl)
{
    /// <summary>Both sign with keys of which the public half alone is known here; an algorithm of shared secrets would let us sign too.</summary>
    public static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];

    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>What stands for "no page was asked for" on the way there and back: the framework wants an address.</summary>
    public const string NoPage = "/";

    private const string IssuerParameter = "iss";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeysKept = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeysAskedAgainAfter = TimeSpan.FromSeconds(5);

    private string Issuer { get; } = settings.Authority.AbsoluteUri.TrimEnd('/');

    public void Set(OpenIdConnectOptions options)
    {
        options.Authority = Issuer;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.SignInScheme = SessionHandler.SchemeName;
        options.CallbackPath = provider.ReturnAddress;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.BackchannelTimeout = Patience;
        options.AutomaticRefreshInterval = KeysKept;
        options.RefreshInterval = KeysAskedAgainAfter;
        Ask(options);
        Believe(options);
        NameCookies(options);

        // Signing out is led by our own page; nobody signs our people out from outside.
        options.SignedOutCallbackPath = PathString.Empty;
        options.RemoteSignOutPath = PathString.Empty;
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.AcrValues = provider.Assurance;
                context.ProtocolMessage.RedirectUri = AbsoluteOf(context.Request, provider.ReturnAddress);
                return Task.CompletedTask;
            },
            OnRedirectToIdentityProviderForSignOut = LeaveAsync,
            OnMessageReceived = CheckIssuerAsync,
            OnTokenValidated = CheckIdentityAsync,
            OnTicketReceived = EnterAsync,
            OnAccessDenied = context => Lead(context, SignInNotice.Cancelled(AskedFor(context.Properties?.RedirectUri))),
            OnRemoteFailure = context =>
            {
                // Its type says what went wrong; its text may name the person.
                context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderDoor>>()
                    .LogWarning("{Provider}: a sign-in was refused ({Fault})", provider.Name, (context.Failure?.InnerException ?? context.Failure)?.GetType().Name);
                return Lead(context, SignInNotice.Failed(provider, AskedFor(context.Properties?.RedirectUri)));
            },
        };
    }

    private void Ask(OpenIdConnectOptions options)
    {
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = provider.UsesPkce;
        options.DisableTelemetry = true;
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        foreach (var scope in provider.Scopes.Split(' '))
        {
            options.Scope.Add(scope);
        }
    }

    private void Believe(OpenIdConnectOptions options)
    {
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.SaveTokens = false;
        options.ProtocolValidator.RequireTimeStampInNonce = false;
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.RequireSignedTokens = true;
        options.TokenValidationParameters.ClockSkew = ClockSkew;
        options.TokenValidationParameters.ValidAudience = settings.ClientId;
    }

    private void NameCookies(OpenIdConnectOptions options)
    {
        foreach (var (cookie, name) in new[] { (options.CorrelationCookie, "trace"), (options.NonceCookie, "nonce") })
        {
            cookie.Name = $"__Secure-antigaspi-{provider.Name.ToLowerInvariant()}-{name}.";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.Always;
        }
    }

    // The answer says who gives it, so that one provider cannot pass for the other (RFC 9207).
    private async Task CheckIssuerAsync(MessageReceivedContext context)
    {
        var discovery = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var given = context.Request.Query[IssuerParameter].ToString();
        if (discovery.Issuer.TrimEnd('/') != Issuer || (given.Length == 0 ? discovery.AuthorizationResponseIssParameterSupported : given != discovery.Issuer))
        {
            context.Fail(new SecurityTokenInvalidIssuerException("The answer comes from another provider."));
        }
    }

    private async Task CheckIdentityAsync(TokenValidatedContext context)
    {
        var (token, answer) = (context.SecurityToken, context.TokenEndpointResponse);
        if (answer is null || (provider.Assurance is { } level && token.Claims.FirstOrDefault(claim => claim.Type == "acr")?.Value != level))
        {
            context.Fail(new SecurityTokenException("The identity was not checked as was asked."));
            return;
        }

        await SignedDocument.VerifyAsync(context.Options, await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted), answer.IdToken);
        var identity = await UserInfo.ReadAsync(context.Options, answer.AccessToken, token.Subject, context.HttpContext.RequestAborted);
        context.HttpContext.Features.Set(ProvenPerson.Of(identity, answer.IdToken));
    }

    private async Task EnterAsync(TicketReceivedContext context)
    {
        var person = context.HttpContext.Features.Get<ProvenPerson>() ?? throw new InvalidOperationException("Nobody was proved.");
        RequestLanguage.Ask(context.HttpContext, context.Properties?.Items.TryGetValue(LanguageOfAddress.Name, out var code) == true ? code : null);
        var arrive = context.HttpContext.RequestServices.GetRequiredService<Arrive>();
        context.Response.Redirect(await arrive.RunAsync(context.HttpContext, provider.Kind, person, AskedFor(context.ReturnUri)));
        context.HandleResponse();
    }

    private Task LeaveAsync(RedirectContext context)
    {
        context.ProtocolMessage.PostLogoutRedirectUri = AbsoluteOf(context.Request, SignOutReturn.Address);
        context.ProtocolMessage.State = context.HttpContext.RequestServices.GetRequiredService<SignOutReturn>().NewState();

        // Sent from here: the framework would put a state of its own in the place of ours.
        var wayOut = context.ProtocolMessage.IssuerAddress is { Length: > 0 } ? context.ProtocolMessage.CreateLogoutRequestUrl() : SignOutReturn.Address;
        context.Response.Redirect(wayOut);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string? AskedFor(string? address) => address == NoPage ? null : address;

    private static Task Lead(HandleRequestContext<RemoteAuthenticationOptions> context, string address)
    {
        context.Response.Redirect(address);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private string AbsoluteOf(HttpRequest request, string path) =>
        new Uri(publicUrl ?? new Uri($"{request.Scheme}://{request.Host}"), path).AbsoluteUri;
}
