using System.Globalization;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Writes the reminders whose hour has come on the clock of the place of meal, at most one a week to a person, and none when there is
/// nothing to say. A missed hour is caught up the same day; several nodes write one.
/// </summary>
public sealed class WriteReminders(Db db, FindReminders reminders)
{
    /// <summary>Writes what is due in a tenant; returns how many messages.</summary>
    public async Task<int> RunAsync(Scope service, DateTimeOffset now)
    {
        var count = 0;
        foreach (var zone in await db.ReadAsync<string>(service, FamilyNoticeSql.Zones))
        {
            var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
            var today = DateOnly.FromDateTime(local);
            var values = new { zone, before = ReminderWeek.Before(today), weekday = MessageHours.WeekdayOf(today), hour = local.Hour };

            // In the quiet hours nothing is written: it would leave in the morning, on another day than the one that was chosen.
            foreach (var owner in QuietHours.AfterOr(now, TimeZoneInfo.FindSystemTimeZoneById(zone)) == now ? await db.ReadAsync<Guid>(service, Due, values) : [])
            {
                count += await WriteAsync(new Scope(service.Tenant, owner, Role.Family, []), zone, today, now) ? 1 : 0;
            }
        }

        return count;
    }

    private async Task<bool> WriteAsync(Scope family, string zone, DateOnly today, DateTimeOffset now)
    {
        var hasReason = (await reminders.OfAsync(family, now)).Count > 0;
        return await db.WriteAsync(family, async transaction =>
        {
            // Another node may have been here: whoever moves the day writes the message.
            if (await ReminderWeek.TakeAsync(transaction, today, hasReason) == 0 || !hasReason)
            {
                return false;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FamilyNotice.Owner] = family.AccountId.ToString("D"), [FamilyNotice.Zone] = zone, [FamilyNotice.Day] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            return await WaysToFamily.AddAsync(transaction, MessageKind.MealReminder, values, now);
        });
    }

    // What is compared is stored; whose hour it is was worked out before.
    private const string Due = $"""
        select w.account_id from message_choice w
        where w.tenant = @tenant and w.wants_reminder and w.reminder_weekday = @weekday and w.reminder_hour <= @hour
          and (w.reminder_day is null or w.reminder_day < @before) and {FamilyNoticeSql.IsThere}
        order by w.account_id
        """;
}
