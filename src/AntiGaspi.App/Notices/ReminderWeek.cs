using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>
/// The one reminder a week. A day on which there was something to say counts for the week; one on which there was not, when it was
/// written or when it was to leave, counts for itself only: nobody is looked at twice a day, and nobody waits a week for nothing.
/// </summary>
internal static class ReminderWeek
{
    /// <summary>Whose last day is before this one may have a reminder on a day.</summary>
    public static DateOnly Before(DateOnly today) => today.AddDays(1 - MessageHours.DaysBetweenReminders);

    /// <summary>Takes the day of the account of the scope; 0 when another node was there, or the week is not over.</summary>
    /// <param name="transaction">In which the reminder is written.</param>
    /// <param name="today">On the clock of the place of meal.</param>
    /// <param name="hasReason">Whether there is something to say.</param>
    public static Task<int> TakeAsync(Transaction transaction, DateOnly today, bool hasReason)
    {
        var before = Before(today);
        return transaction.ExecuteAsync(Take, new { counted = hasReason ? today : before, before });
    }

    /// <summary>Gives the week back when nothing was said on any way: neither in the mail nor on a browser. Asked in the transaction that ends a message, after it.</summary>
    public static async Task GiveBackAsync(Transaction transaction, WaitingMessage message)
    {
        foreach (var way in message.Values[WaysToFamily.Ways].Split(' '))
        {
            if ((await transaction.QueryAsync<int>(IsSaid, new { way = Guid.ParseExact(way, "D") })).Count > 0)
            {
                return;
            }
        }

        var day = DateOnly.ParseExact(message.Values[FamilyNotice.Day], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await transaction.ExecuteAsync(GiveBack, new { owner = FamilyNotice.ScopeOf(message).AccountId, day, before = Before(day) });
    }

    /// <summary>Whether a message is a reminder, on whatever way.</summary>
    public static bool IsOne(WaitingMessage message) => message.Values.ContainsKey(FamilyNotice.Day);

    private const string Take = """
        update message_choice set reminder_day = @counted
        where tenant = @tenant and account_id = @account and wants_reminder and (reminder_day is null or reminder_day < @before)
        """;

    // What still waits may yet be said; it gives back itself otherwise.
    private const string IsSaid = "select 1 from outbox where tenant = @tenant and message_id = @way and failed_at is null";

    private const string GiveBack = "update message_choice set reminder_day = @before where tenant = @tenant and account_id = @owner and reminder_day = @day";
}
