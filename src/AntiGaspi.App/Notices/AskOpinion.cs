using AntiGaspi.App.French;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>Where people may say what they think of the service (« Je donne mon avis »).</summary>
/// <param name="Address">The State's questionnaire; null when nothing is set up.</param>
public sealed record OpinionLink(Uri? Address);

/// <summary>
/// Whether a confirmation, on the page or by mail, also asks its reader what they think of the service. Its owner wants the answers of
/// many, not of the same parent after each cancellation: a person is asked once in a season, and never about what a standing absence did
/// by itself.
/// </summary>
public sealed class AskOpinion(Db db, OpinionLink link)
{
    /// <summary>Days between two questions to one person. A proposal: a family that cancels every week is asked four times a year.</summary>
    public const int DaysBetween = 90;

    /// <summary>Where the reader is sent; null when nothing is set up, or they were asked lately. The same message, or page, asks again when it is tried or looked at again.</summary>
    /// <param name="family">Whose receipt it is.</param>
    /// <param name="messageId">The message that would ask; for a page, the operation that it confirms.</param>
    /// <param name="operation">What it is the receipt of.</param>
    /// <param name="now">When it is written.</param>
    public async Task<Uri?> OfAsync(Scope family, Guid messageId, Guid operation, DateTimeOffset now)
    {
        if (link.Address is null)
        {
            return null;
        }

        var none = new MessageChoice();
        var values = new
        {
            messageId, operation, now = now.ToStored(), before = now.AddDays(-DaysBetween).ToStored(), choice = Ids.New(now), none.ReminderWeekday, none.ReminderHour,
        };
        // Most were asked lately: then nothing is written, neither for a page that a thousand families see in one minute, nor for its mail.
        return (await db.ReadAsync<long>(family, AskedLately, values)).Single() == 0
            && await db.WriteAsync(family, transaction => transaction.ExecuteAsync(Take, values)) == 1 ? link.Address : null;
    }

    /// <summary>The same for the page that confirms an operation; asked by whoever does it, since reading a page changes nothing.</summary>
    public async Task OfPageAsync(Scope family, OperationKind kind, Guid operation, DateTimeOffset now)
    {
        if (MealMessageTexts.IsAbsence(kind))
        {
            await OfAsync(family, operation, operation, now);
        }
    }

    private const string AskedLately = """
        select count(*) from message_choice w
        where w.tenant = @tenant and w.account_id = @account and w.opinion_asked_at > @before and w.opinion_message_id <> @messageId
        """;

    // Whoever never chose a message gets a row that chooses none.
    private const string Take = """
        insert into message_choice (tenant, account_id, choice_id, wants_reminder, reminder_weekday, reminder_hour, wants_receipt, wants_digest, digested_at, changed_at,
          opinion_asked_at, opinion_message_id)
        select @tenant, @account, @choice, false, @ReminderWeekday, @ReminderHour, false, false, @now, @now, @now, @messageId
        where not exists (select 1 from standing_absence_day x where x.tenant = @tenant and x.op_id = @operation)
        on conflict (tenant, account_id) do update set opinion_asked_at = excluded.opinion_asked_at, opinion_message_id = excluded.opinion_message_id
        where message_choice.opinion_asked_at is null or message_choice.opinion_asked_at <= @before or message_choice.opinion_message_id = @messageId
        """;
}
