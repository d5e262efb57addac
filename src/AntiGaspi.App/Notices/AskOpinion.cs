using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>Where people may say what they think of the service (« Je donne mon avis »).</summary>
/// <param name="Address">The State's questionnaire; null when nothing is set up.</param>
public sealed record OpinionLink(Uri? Address);

/// <summary>
/// Whether a receipt also asks its reader what they think of the service. Its owner wants the answers of many, not of the same parent
/// after each cancellation: a person is asked once in a season, and never about what a standing absence did by itself.
/// </summary>
public sealed class AskOpinion(Db db, OpinionLink link)
{
    /// <summary>Days between two questions to one person. A proposal: a family that cancels every week is asked four times a year.</summary>
    public const int DaysBetween = 90;

    /// <summary>Where the reader is sent; null when nothing is set up, or they were asked lately. The same message asks again when it is tried again.</summary>
    /// <param name="family">Whose receipt it is.</param>
    /// <param name="messageId">The message that would ask.</param>
    /// <param name="operation">What it is the receipt of.</param>
    /// <param name="now">When it is written.</param>
    public async Task<Uri?> OfAsync(Scope family, Guid messageId, Guid operation, DateTimeOffset now)
    {
        if (link.Address is null)
        {
            return null;
        }

        var values = new { messageId, operation, now = now.ToStored(), before = now.AddDays(-DaysBetween).ToStored() };
        return await db.WriteAsync(family, transaction => transaction.ExecuteAsync(Take, values)) == 1 ? link.Address : null;
    }

    private const string Take = """
        update message_choice set opinion_asked_at = @now, opinion_message_id = @messageId
        where tenant = @tenant and account_id = @account
          and (opinion_asked_at is null or opinion_asked_at <= @before or opinion_message_id = @messageId)
          and not exists (select 1 from standing_absence_day x where x.tenant = @tenant and x.op_id = @operation)
        """;
}
