using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>The office answers a contest, by one of three answers and in no other words; every adult of the child is told. The first answer stands.</summary>
public sealed class AnswerContest(Db db)
{
    /// <summary>Under which name the contest stands among the values of the message.</summary>
    public const string ContestValue = "contest";

    /// <summary>Answers; false when the office knows no such contest, or it was answered before.</summary>
    public Task<bool> RunAsync(Scope scope, Guid contestId, ContestAnswer answer, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await transaction.QueryAsync<Row>(Answer, new { contestId, answer = (int)answer, now = now.ToStored() }) is not [var answered])
        {
            return false;
        }

        await AuditTrail.AddAsync(transaction, "contest.answered", contestId, now, answer.ToString());
        var zone = await transaction.QueryAsync<string>(Zone, new { answered.PupilId, answered.Day, answered.Service }) is [var first, ..] ? first : null;
        var readers = new Dictionary<Guid, string>();
        await MismatchRows.AddReadersAsync(transaction, answered.PupilId, readers);
        foreach (var (owner, mailbox) in zone is null ? [] : readers)
        {
            await Outbox.AddAsync(transaction, new Message(MessageKind.ContestAnswered, mailbox, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [FamilyNotice.Owner] = owner.ToString("D"), [FamilyNotice.Zone] = zone!, [ContestValue] = contestId.ToString("D"),
            }, FamilyNotice.LastsFor), now);
        }

        return true;
    });

    private const string Answer = """
        update contest set answer = @answer, answered_at = @now, answered_by = @account
        where tenant = @tenant and contest_id = @contestId and answered_at is null
          and exists (select 1 from may_act y where y.tenant = contest.tenant and y.account_id = @account and y.pupil_id = contest.pupil_id and y.door = 'office')
        returning pupil_id, day, service
        """;

    private const string Zone = """
        select l.time_zone from meal m join place l on l.tenant = m.tenant and l.place_id = m.place_id
        where m.tenant = @tenant and m.pupil_id = @PupilId and m.day = @Day and m.service = @Service
        """;

    private sealed record Row
    {
        public Guid PupilId { get; init; }

        public DateOnly Day { get; init; }

        public int Service { get; init; }
    }
}
