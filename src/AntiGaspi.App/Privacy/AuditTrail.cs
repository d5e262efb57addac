using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>
/// Writes who did what, in the transaction of the act. By numbers only: no name, no address, no free text, so that erasing a
/// person leaves the trail and its chain as they are.
/// </summary>
public static class AuditTrail
{
    /// <summary>Somebody of the school looked at what a child eats.</summary>
    public const string DietRead = "diet.read";

    /// <summary>Adds a row to the trail of the tenant; the account is that of the scope.</summary>
    /// <param name="transaction">The transaction of the act.</param>
    /// <param name="action">What was done: "plan.set".</param>
    /// <param name="subject">To what or to whom, by its number.</param>
    /// <param name="now">When.</param>
    /// <param name="detail">A few words of the program, never of a person.</param>
    public static Task<int> AddAsync(Transaction transaction, string action, Guid subject, DateTimeOffset now, string detail = "") => transaction.ExecuteAsync(
        """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @at, @account, @action, @subject, @detail)
        """,
        new { audit = Ids.New(now), at = now.ToStored(), action, subject, detail });

    /// <summary>Until when a row of the trail is kept.</summary>
    internal static DateTimeOffset KeptUntil(string action, DateTimeOffset at) =>
        action == DietRead ? at.AddYears(RetentionLimits.YearsOfHealthLog) : at.AddMonths(RetentionLimits.MonthsOfLog);
}
