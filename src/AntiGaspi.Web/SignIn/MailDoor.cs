using AntiGaspi.App.Access;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Jobs;

namespace AntiGaspi.Web.SignIn;

/// <summary>
/// The door of e-mail: a link or a code, good for the browser that asked. It opens the account of a mailbox, the first time too,
/// when a school's file names that mailbox.
/// </summary>
public sealed class MailDoor(
    Throttle throttle, AskForSignInLink ask, UseSignInLink use, KnownAddress known, OpenAccount accounts, EnterSpace enter, MessageBell bell, ThrottleAlarm alarm,
    CodeCookie letter, LinkByCode codes, EmergencyDoor emergency, SessionClock clock)
{
    public const string CookieName = "__Host-antigaspi-lien";

    // The browser keeps its key a little longer than the link lives, so that a late click is told that it is late.
    private static readonly CookieOptions Cookie = new()
    {
        Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = AskForSignInLink.LastsFor * 6,
    };

    /// <summary>The mailbox that was typed, as it is stored; null when it is none.</summary>
    public static string? AddressOf(string? typed) => MailWriter.AddressOf((typed ?? "").Trim())?.Address.ToLowerInvariant();

    /// <summary>Whether this browser has asked for a link lately.</summary>
    public static bool HasAsked(HttpRequest request) => KeyOf(request) is not null;

    /// <summary>Sends a link to a mailbox; whether it may is all that is told, and it does not depend on whether anybody knows the mailbox.</summary>
    public async Task<bool> AskAsync(HttpContext context, string address, string? returnTo, SignInDoor from = SignInDoor.Family)
    {
        var answer = await throttle.TakeAsync(ThrottleRule.AskForLink, address, NetworkOf(context), clock.Now);
        alarm.Hear(ThrottleRule.AskForLink, answer);
        if (!answer.IsAllowed)
        {
            return false;
        }

        if (from == SignInDoor.Family)
        {
            await WelcomeAsync(context, address);
        }

        var browser = KeyOf(context.Request) ?? SessionKey.New();
        await ask.RunAsync(address, browser, LocalAddress.Of(returnTo), clock.Now, from, Language.Spoken?.Code);
        context.Response.Cookies.Append(CookieName, browser.Text, Cookie);
        await bell.RingAsync();
        return true;
    }

    // Whoever holds a letter that still lives may have a mailbox that no school has written down: the letter is why it may sign in.
    private async Task WelcomeAsync(HttpContext context, string address)
    {
        if (ActivationCode.Read(letter.Read(context), out var code) is null && await codes.IsAliveAsync(code, clock.Now))
        {
            await accounts.RunAsync(IdentityProvider.Mail, address, address, clock.Now);
        }
    }

    /// <summary>What this browser waits for; null when nothing.</summary>
    public async Task<AwaitedLink?> AwaitedAsync(HttpRequest request) => KeyOf(request) is { } browser ? await use.AwaitedAsync(browser, clock.Now) : null;

    /// <summary>Whether one more code may be typed from here.</summary>
    public async Task<bool> MayTypeAsync(HttpContext context)
    {
        var answer = await throttle.TakeAsync(ThrottleRule.TypeSignInCode, KeyOf(context.Request)?.Text ?? "", NetworkOf(context), clock.Now);
        alarm.Hear(ThrottleRule.TypeSignInCode, answer);
        return answer.IsAllowed;
    }

    /// <summary>A right code is no guess: it is taken back.</summary>
    public Task NoGuessAsync(HttpContext context) =>
        throttle.GiveBackAsync(ThrottleRule.TypeSignInCode, KeyOf(context.Request)?.Text ?? "", NetworkOf(context));

    /// <summary>Tries a link or a code.</summary>
    public async Task<SignInLinkOutcome> TryAsync(HttpRequest request, SignInProof proof, string? given) =>
        KeyOf(request) is { } browser ? await use.RunAsync(browser, proof, given ?? "", clock.Now) : new SignInLinkOutcome.Ended();

    /// <summary>Signs in whoever reads the mailbox; returns the next page, or null when no school names it any more. An agent is not in yet.</summary>
    public async Task<string?> EnterAsync(HttpContext context, SignInLinkOutcome.Opened opened)
    {
        if (opened.Door == SignInDoor.Agent)
        {
            return await emergency.WelcomeAsync(opened.Address) ? EmergencyDoor.Address : null;
        }

        if (!await known.IsKnownAsync(opened.Address))
        {
            return null;
        }

        Forget(context);
        var account = await accounts.RunAsync(IdentityProvider.Mail, opened.Address, opened.Address, clock.Now);
        return await enter.RunAsync(context, account, new SignInFacts(IdentityProvider.Mail), opened.ReturnTo);
    }

    /// <summary>Forgets what this browser asked for: it is in.</summary>
    internal static void Forget(HttpContext context) => context.Response.Cookies.Delete(CookieName, Cookie);

    internal static SessionKey? KeyOf(HttpRequest request) => SessionKey.Parse(request.Cookies[CookieName]);

    private static string NetworkOf(HttpContext context) => Limits.NetworkOf(context.Connection.RemoteIpAddress);
}
