using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Calendar;

namespace AntiGaspi.App.Notices;

/// <summary>A person says what they want to be told, in full each time.</summary>
public sealed class ChooseMessages(Db db)
{
    /// <summary>Keeps the choices of the account of the scope. An evening message that begins now tells what is changed from now on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A day or an hour that the page does not offer.</exception>
    public Task<int> RunAsync(Scope scope, MessageChoice choice, DateTimeOffset now)
    {
        if (choice.ReminderWeekday is < 1 or > 7 || !MessageHours.OfReminder.Contains(choice.ReminderHour))
        {
            throw new ArgumentOutOfRangeException(nameof(choice), choice, "A day from 1 to 7 and an hour of the list.");
        }

        return db.WriteAsync(scope, async transaction =>
        {
            await AuditTrail.AddAsync(transaction, "messages.chosen", scope.AccountId, now);
            return await transaction.ExecuteAsync(Upsert, new
            {
                id = Ids.New(now), choice.WantsReminder, choice.ReminderWeekday, choice.ReminderHour, choice.WantsReceipt, choice.WantsDigest, now = now.ToStored(),
            });
        });
    }

    /// <summary>Stops the messages of one kind, for whoever holds the link of such a message; asked again it changes nothing.</summary>
    public Task<bool> StopAsync(int tenant, MessageChoice choice, MessageKind kind, DateTimeOffset now) => db.WriteAsync(
        new Scope(tenant, choice.AccountId, Role.Family, []),
        async transaction =>
        {
            await AuditTrail.AddAsync(transaction, "messages.stopped", choice.ChoiceId, now, kind.ToString());
            return await transaction.ExecuteAsync(StopOf(kind), new { choice.ChoiceId, now = now.ToStored() }) == 1;
        },
        keep: done => done);

    private static string StopOf(MessageKind kind) => Stop(kind switch
    {
        MessageKind.MealReminder => "wants_reminder",
        MessageKind.MealReceipt => "wants_receipt",
        MessageKind.MealDigest => "wants_digest",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A message that must be sent cannot be stopped."),
    });

    private static string Stop(string column) =>
        $"update message_choice set {column} = false, changed_at = @now where tenant = @tenant and choice_id = @ChoiceId and {column}";

    private const string Upsert = """
        insert into message_choice (tenant, account_id, choice_id, wants_reminder, reminder_weekday, reminder_hour, wants_receipt, wants_digest, digested_at, changed_at)
        values (@tenant, @account, @id, @WantsReminder, @ReminderWeekday, @ReminderHour, @WantsReceipt, @WantsDigest, @now, @now)
        on conflict (tenant, account_id) do update set
          wants_reminder = excluded.wants_reminder, reminder_weekday = excluded.reminder_weekday, reminder_hour = excluded.reminder_hour,
          wants_receipt = excluded.wants_receipt, wants_digest = excluded.wants_digest,
          digested_at = case when message_choice.wants_digest then message_choice.digested_at else excluded.digested_at end, changed_at = excluded.changed_at
        """;
}
