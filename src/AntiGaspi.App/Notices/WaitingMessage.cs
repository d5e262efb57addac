using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>A message that was taken to be sent.</summary>
/// <param name="Scope">The tenant that it belongs to; 0 before one is known.</param>
/// <param name="Sender">The name of the local authority; empty before one is known.</param>
/// <param name="MessageId">That of the mail too.</param>
/// <param name="Kind">Which message.</param>
/// <param name="Recipient">An e-mail address.</param>
/// <param name="Values">What its text names.</param>
/// <param name="CreatedAt">When it was written: the date of the mail.</param>
/// <param name="EndsAt">When it is no longer worth sending.</param>
/// <param name="Attempts">How often it was taken, this time included.</param>
public sealed record WaitingMessage(
    Scope Scope, string Sender, Guid MessageId, MessageKind Kind, string Recipient, IReadOnlyDictionary<string, string> Values,
    DateTimeOffset CreatedAt, DateTimeOffset EndsAt, int Attempts)
{
    // A server that is away for a minute is asked again soon; one that is away for a day is not hammered.
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(4);

    /// <summary>How long to wait before it is tried again: 5 s, 15 s, 45 s… four hours at most.</summary>
    public TimeSpan Delay => TimeSpan.FromTicks((long)Math.Min(LongestDelay.Ticks, FirstDelay.Ticks * Math.Pow(3, Math.Min(Attempts, 20) - 1)));

    /// <summary>When it may leave, if not now: a message that nobody waits for keeps quiet at night, on the clock of the place of meal.</summary>
    public DateTimeOffset? NotBefore(DateTimeOffset now) =>
        MessageKinds.IsQuiet(Kind) && QuietHours.AfterOr(now, TimeZoneInfo.FindSystemTimeZoneById(Values[FamilyNotice.Zone])) is var next && next > now ? next : null;
}
