using AntiGaspi.App.Access;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.SignIn;

/// <summary>An agent whose mailbox answered in this browser, and who is not in yet.</summary>
public sealed record AwaitedAgent(ProvenMailbox Mailbox, KnownAgent Agent);

/// <summary>
/// The emergency door of agents, for the day when ProConnect does not answer: a mailbox first (<see cref="MailDoor"/>), then the code
/// of a telephone. What the mailbox is worth is read again at each step, so that a role that ends meanwhile opens nothing.
/// </summary>
public sealed class EmergencyDoor(
    ProvenMailboxes mailboxes, KnownAgents agents, UseSecondFactor use, EnrolByCode enrol, AcceptInvitations accept, FindSpaces find, EmergencyTrail trail,
    Throttle throttle, ThrottleAlarm alarm, SessionClock clock)
{
    /// <summary>The page that asks for the code of the telephone.</summary>
    public const string Address = "/connexion/secours/telephone";

    private static readonly ThrottleRule Rule = ThrottleRule.TypeTelephoneCode;

    /// <summary>The mailbox answered; whether an invitation names it still. It opens nothing yet.</summary>
    public async Task<bool> WelcomeAsync(string address)
    {
        if (await agents.FindAsync(address, clock.Now) is not { } agent)
        {
            return false;
        }

        await trail.MailboxAsync(agent, clock.Now);
        return true;
    }

    /// <summary>Whom this browser waits as; null when it waits for nothing, or when the role has ended.</summary>
    public async Task<AwaitedAgent?> AwaitedAsync(HttpRequest request) =>
        MailDoor.KeyOf(request) is { } browser && await mailboxes.FindAsync(browser, clock.Now) is { } mailbox && await agents.FindAsync(mailbox.Address, clock.Now) is { } agent
            ? new(mailbox, agent) : null;

    /// <summary>Whether one more code may be typed for this mailbox from here.</summary>
    public async Task<bool> MayTypeAsync(HttpContext context, AwaitedAgent awaited)
    {
        var answer = await throttle.TakeAsync(Rule, awaited.Mailbox.Address, NetworkOf(context), clock.Now);
        alarm.Hear(Rule, answer);
        return answer.IsAllowed;
    }

    /// <summary>Tries the code of the telephone; a right one is no guess, and is taken back.</summary>
    public async Task<TelephoneOutcome> TryAsync(HttpContext context, AwaitedAgent awaited, string typed)
    {
        var outcome = await use.RunAsync(awaited.Agent, typed, clock.Now);
        if (outcome is TelephoneOutcome.Right)
        {
            await throttle.GiveBackAsync(Rule, awaited.Mailbox.Address, NetworkOf(context));
        }

        return outcome;
    }

    /// <summary>Sets a telephone up with the code that was handed over.</summary>
    public async Task<EnrolOutcome> EnrolAsync(HttpContext context, AwaitedAgent awaited, ActivationCode code, byte[] secret, string typed)
    {
        var outcome = await enrol.RunAsync(awaited.Agent, code, secret, typed, clock.Now);
        if (outcome is not EnrolOutcome.WrongCode)
        {
            await throttle.GiveBackAsync(Rule, awaited.Mailbox.Address, NetworkOf(context));
        }

        return outcome;
    }

    /// <summary>Signs in, once; returns the next page, or null when this browser is in already or nothing is left to open.</summary>
    public async Task<string?> EnterAsync(HttpContext context, AwaitedAgent awaited, Guid account)
    {
        if (!await mailboxes.EndAsync(awaited.Mailbox))
        {
            return null;
        }

        MailDoor.Forget(context);
        await accept.RunAsync(account, awaited.Mailbox.Address, siret: null, clock.Now);
        var facts = new SignInFacts(IdentityProvider.Mail, SecondFactor: true);
        var spaces = (await find.RunAsync(account)).Where(one => facts.Opens(one.Scope.Role)).ToList();
        return spaces.Count == 0 ? null : await EnterSpace.RunAsync(context, account, spaces, facts, awaited.Mailbox.ReturnTo);
    }

    private static string NetworkOf(HttpContext context) => Limits.NetworkOf(context.Connection.RemoteIpAddress);
}
