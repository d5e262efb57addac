using System.Security.Claims;
using System.Text.Encodings.Web;
using AntiGaspi.App.Access;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// Who a request comes from: the key of the cookie, looked up in the database. The framework's own cookie keeps its key when
/// somebody signs in over an open session; here each sign-in has a new one, and signing out kills it on every node.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, OpenSession open, ReadSession read, CloseSessions close,
    RememberedPhone phone, KeptForm kept, ChooseLanguage choose, SessionClock clock)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Session";
    public const string CookieName = "__Host-antigaspi";

    private static readonly CookieOptions Cookie = new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true };

    private SessionKey? Key => SessionKey.Parse(Request.Cookies[CookieName]);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // What a key opens is in its row, whichever cookie brought it. A row that a mailbox alone would have opened for an agent is none.
        var session = await ReadAsync(Key) ?? await ReadAsync(RememberedPhone.KeyOf(Request));
        return session is null || (session.Scope.Role != Role.Public && !SignInFacts.Of(session).Opens(session.Scope.Role))
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(ScopeClaims.Of(session), SignInFacts.Of(session).ToProperties(), Scheme.Name));
    }

    private async Task<OpenedSession?> ReadAsync(SessionKey? key) => key is { } given ? await read.RunAsync(given, clock.Now) : null;

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var facts = SignInFacts.Of(properties);
        var origin = new SessionOrigin(Device.Of(Request.Headers.UserAgent), facts.Provider, facts.IdToken) { SecondFactor = facts.SecondFactor, ProvedAt = facts.ProvedAt ?? clock.Now };
        await phone.ForgetOthersAsync(Context, user.Scope().AccountId);
        var key = await open.RunAsync(user.Scope(), origin, Key, clock.Now);
        Response.Cookies.Append(CookieName, key.Text, Cookie);

        // The language in which somebody came in is from now on that of the account.
        if (RequestLanguage.IsAsked(Context))
        {
            await choose.RunAsync(user.Scope(), RequestLanguage.AskedBy(Context));
        }
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Key is { } key)
        {
            await close.OfKeyAsync(key);
        }

        Response.Cookies.Delete(CookieName, Cookie);
        await phone.ForgetAsync(Context);
    }

    // A program that is not signed in is told so; a person is led to the door, and finds back afterwards what was sent too late.
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.WantsJson())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var next = await kept.KeepAsync(Context) ? KeptForm.Address : Request.PathBase + Request.Path + Request.QueryString;
        Response.Redirect("/connexion?retour=" + Uri.EscapeDataString(next));
    }

    // What is forbidden answers as what does not exist; a remembered phone is asked to sign in, as if it were nobody.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.User.IsPhone())
        {
            return HandleChallengeAsync(properties);
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
