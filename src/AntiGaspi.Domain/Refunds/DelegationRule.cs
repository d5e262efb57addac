using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.Domain.Refunds;

/// <summary>Why a principal cannot let somebody sign.</summary>
public enum DelegationRefusal
{
    /// <summary>The account is no principal of the school.</summary>
    NotPrincipal,

    /// <summary>Nobody of the school by that number, or nobody who may be chosen.</summary>
    UnknownDelegate,

    /// <summary>The first day has passed: nobody is entitled afterwards.</summary>
    Past,

    /// <summary>The last day is before the first.</summary>
    Reversed,

    /// <summary>The days are not of one school year.</summary>
    TooLong,

    /// <summary>The person may sign on one of these days already.</summary>
    AlreadyGiven,
}

/// <summary>
/// Whom a principal may let sign, and for how long (<i>délégation de signature</i>): somebody of pupils' life of the same school, who
/// neither prepares nor controls, within one school year.
/// </summary>
/// <remarks>Source: docs/decisions/0023-an-etat-is-signed-as-it-was-prepared.md.</remarks>
public static class DelegationRule
{
    /// <summary>Whether somebody who holds these roles in a school may be let sign there.</summary>
    public static bool MayReceive(IReadOnlyCollection<Role> roles) =>
        roles.Contains(Role.PupilLife) && !roles.Any(role => SigningRule.Prepares(role) || SigningRule.Controls(role));

    /// <summary>What is wrong with the days; null when nothing is.</summary>
    /// <param name="first">The first day, included.</param>
    /// <param name="last">The last day, included.</param>
    /// <param name="today">The day at the school.</param>
    public static DelegationRefusal? Judge(DateOnly first, DateOnly last, DateOnly today) => (first, last) switch
    {
        _ when last < first => DelegationRefusal.Reversed,
        _ when first < today => DelegationRefusal.Past,
        _ when BillingYear.FirstDayOf(first) != BillingYear.FirstDayOf(last) => DelegationRefusal.TooLong,
        _ => null,
    };
}
