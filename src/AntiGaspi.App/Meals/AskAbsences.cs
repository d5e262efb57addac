using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>
/// Asks, each evening before a deadline, whether an absence until further notice goes on, and ends the ones that nobody answered for:
/// the child is expected again. Several nodes ask once.
/// </summary>
public sealed class AskAbsences(Db db)
{
    /// <summary>Under which name the number of the absence stands among the values of the message.</summary>
    public const string AbsenceValue = "absence";

    // A question asked in the evening closes within a day; an hour more where the clock changes.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(25);

    // What closed while the service stood still is found for a week.
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    /// <summary>Asks and ends what is due in a tenant; returns how many questions were written.</summary>
    public async Task<int> RunAsync(Scope service, DateTimeOffset now)
    {
        var values = new { now = now.ToStored(), soon = (now + Soon).ToStored(), from = (now - LookBack).ToStored() };
        var count = 0;
        foreach (var absence in (await db.ReadAsync<Row>(service, Unanswered, values)).Where(row => !row.IsAnswered).GroupBy(row => row.AbsenceId))
        {
            var first = absence.MinBy(row => row.CutoffAt)!;
            if (first.CutoffAt <= now)
            {
                await db.WriteAsync(service, transaction => EndAsync(transaction, first, now));
            }
            else if (FurtherNotice.IsAsked(first.CutoffAt, first.Zone, now))
            {
                count += await db.WriteAsync(service, transaction => AskAsync(transaction, first, now));
            }
        }

        return count;
    }

    private static async Task<int> EndAsync(Transaction transaction, Row silent, DateTimeOffset now)
    {
        var values = new { silent.AbsenceId, silent.SaidAt, now = now.ToStored() };
        if (await transaction.ExecuteAsync(End, values) == 1)
        {
            await AuditTrail.AddAsync(transaction, "absence.unanswered", silent.AbsenceId, now);
        }

        return 0;
    }

    // Whoever moves the evening writes the messages.
    private static async Task<int> AskAsync(Transaction transaction, Row asked, DateTimeOffset now)
    {
        var evening = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(FurtherNotice.QuestionFor(asked.CutoffAt, asked.Zone), asked.Zone).DateTime);
        if (await transaction.ExecuteAsync(Ask, new { asked.AbsenceId, asked.SaidAt, evening }) == 0)
        {
            return 0;
        }

        var readers = await CustodyRows.MailboxesAsync(transaction, asked.PupilId, evening);
        foreach (var mailbox in readers)
        {
            await Outbox.AddAsync(transaction, new Message(
                MessageKind.AbsenceQuestion, mailbox, new Dictionary<string, string>(StringComparer.Ordinal) { [AbsenceValue] = asked.AbsenceId.ToString("D") }, asked.CutoffAt - now), now);
        }

        await AuditTrail.AddAsync(transaction, "absence.asked", asked.AbsenceId, now);
        return readers.Count;
    }

    // The meals of absences until further notice that nobody answered for yet, from the nearest deadlines.
    private const string Unanswered = """
        select a.absence_id, a.pupil_id, a.said_at, m.cutoff_at, l.time_zone
        from standing_absence a
        cross join meal m
        cross join place l
        where a.tenant = @tenant and a.ended_at is null and a.rhythm = 2
          and m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.service = a.service and m.day >= a.first_day and m.day <= a.last_day
          and m.is_planned and not m.is_excused and m.status <> 'closed' and a.said_at < m.cutoff_at and @from < m.cutoff_at and m.cutoff_at <= @soon
          and (m.opens_at is null or m.opens_at <= @now)
          and l.tenant = m.tenant and l.place_id = m.place_id
        """;

    // Who has just answered is not ended: the word that was read is still the last one.
    internal const string End = """
        update standing_absence set ended_at = @now where tenant = @tenant and absence_id = @AbsenceId and ended_at is null and said_at = @SaidAt
        """;

    private const string Ask = """
        update standing_absence set asked_evening = @evening
        where tenant = @tenant and absence_id = @AbsenceId and ended_at is null and said_at = @SaidAt and (asked_evening is null or asked_evening < @evening)
        """;

    private sealed record Row
    {
        public Guid AbsenceId { get; init; }

        public Guid PupilId { get; init; }

        public DateTimeOffset SaidAt { get; init; }

        public DateTimeOffset CutoffAt { get; init; }

        public string TimeZone { get; init; } = "";

        public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

        public bool IsAnswered => FurtherNotice.Answers(SaidAt, CutoffAt, Zone);
    }
}
