using AntiGaspi.App.Access;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.SignIn;

/// <summary>Counts who tries codes and birth dates, before anything is looked up. A right try is taken back: only guesses count.</summary>
public sealed class LinkDoor(Throttle throttle, ThrottleAlarm alarm, SessionClock clock)
{
    private static readonly ThrottleRule Rule = ThrottleRule.TypeLetterCode;

    /// <summary>Whether the account of this request may try once more now.</summary>
    public async Task<bool> MayTryAsync(HttpContext context)
    {
        var answer = await throttle.TakeAsync(Rule, SubjectOf(context), NetworkOf(context), clock.Now);
        alarm.Hear(Rule, answer);
        return answer.IsAllowed;
    }

    /// <summary>It was no guess.</summary>
    public Task NoGuessAsync(HttpContext context) => throttle.GiveBackAsync(Rule, SubjectOf(context), NetworkOf(context));

    private static string SubjectOf(HttpContext context) => context.User.Scope().AccountId.ToString("D");

    private static string NetworkOf(HttpContext context) => Limits.NetworkOf(context.Connection.RemoteIpAddress);
}
