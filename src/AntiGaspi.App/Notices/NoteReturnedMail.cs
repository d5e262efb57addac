using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Notes the mailbox of a mail that came back, as one that refused it at once. A report is believed when it names the number of a mail
/// that was sent from here, which nobody guesses, and the mailbox that this very mail was written to; once.
/// </summary>
public sealed class NoteReturnedMail(Db db, SentMark mark)
{
    /// <summary>Notes it; returns what became of it.</summary>
    public async Task<ReportFate> RunAsync(ReadReport.Failed report, DateTimeOffset now)
    {
        // The number does not say whose mail it is; tenant 0 has those of people who are about to sign in.
        foreach (var tenant in await TenantsAsync())
        {
            var scope = Scope.Service(tenant);
            if (await db.ReadAsync<Row>(scope, Find, new { report.MessageId }) is [var row])
            {
                return await NoteAsync(scope, report, row, now);
            }
        }

        return ReportFate.UnknownMail;
    }

    private async Task<ReportFate> NoteAsync(Scope scope, ReadReport.Failed report, Row row, DateTimeOffset now)
    {
        if (report.Mailboxes.FirstOrDefault(mailbox => mark.Of(report.MessageId, mailbox) == row.SentTo) is not { } mailbox)
        {
            return ReportFate.AnotherMailbox;
        }

        return await db.WriteAsync(scope, async transaction =>
        {
            // Read again, an old report would shut a mailbox that its owner has proved since.
            if (await transaction.ExecuteAsync(Return, new { report.MessageId, now = now.ToStored() }) == 0)
            {
                return ReportFate.AlreadyNoted;
            }

            await UnreachableMailboxes.NoteAsync(transaction, mailbox, now);
            return ReportFate.Noted;
        });
    }

    private async Task<IReadOnlyList<int>> TenantsAsync() => [0, .. await db.TenantsAsync()];

    private const string Find = "select sent_to from outbox where tenant = @tenant and message_id = @MessageId and sent_to is not null";

    private const string Return = "update outbox set returned_at = @now where tenant = @tenant and message_id = @MessageId and returned_at is null";

    private sealed record Row
    {
        public string SentTo { get; init; } = "";
    }
}
