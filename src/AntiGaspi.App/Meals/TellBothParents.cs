using AntiGaspi.App.Notices;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Meals;

/// <summary>
/// Tells every adult of a child in alternating custody what was just changed for the child and by whom, by their part and never by their name. One
/// telling for each operation, however many nodes look.
/// </summary>
public sealed class TellBothParents(Db db)
{
    /// <summary>Under which names the operation and the reader stand among the values of the message.</summary>
    public const string OperationValue = "operation";
    public const string ReaderValue = "reader";

    private static readonly TimeSpan LastsFor = TimeSpan.FromDays(2);

    /// <summary>Writes what is due in a tenant; returns how many messages.</summary>
    public async Task<int> RunAsync(Scope service, DateTimeOffset now)
    {
        var due = await db.ReadAsync<Row>(service, Due, new { since = (now - LastsFor).ToStored() });
        var count = 0;
        foreach (var operation in due.GroupBy(row => row.OpId))
        {
            count += await db.WriteAsync(service, transaction => TellAsync(transaction, operation.Key, operation.Select(row => row.PupilId).Distinct(), now));
        }

        return count;
    }

    private static async Task<int> TellAsync(Transaction transaction, Guid op, IEnumerable<Guid> pupils, DateTimeOffset now)
    {
        if (await transaction.ExecuteAsync(Take, new { op, now = now.ToStored() }) == 0)
        {
            return 0;
        }

        var readers = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var pupilId in pupils)
        {
            foreach (var adult in await transaction.QueryAsync<CustodyRows.AdultRow>(CustodyRows.Adults, new { pupilId }))
            {
                readers.TryAdd(adult.Mailbox, adult.GuardianId);
            }
        }

        foreach (var (mailbox, reader) in readers)
        {
            await Outbox.AddAsync(transaction, new Message(MessageKind.SharedAct, mailbox, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [OperationValue] = op.ToString("D"), [ReaderValue] = reader.ToString("D"),
            }, LastsFor), now);
        }

        return readers.Count;
    }

    // What was said of these children lately, by the operations that nobody was told of.
    private const string Due = """
        select x.op_id, x.pupil_id from (
          select c.op_id, c.pupil_id from custody u cross join cancellation c
          where u.tenant = @tenant and c.tenant = u.tenant and c.pupil_id = u.pupil_id and c.received_at > @since and c.received_at >= u.stated_at
          union
          select c.restored_op, c.pupil_id from custody u cross join cancellation c
          where u.tenant = @tenant and c.tenant = u.tenant and c.pupil_id = u.pupil_id and c.restored_at > @since and c.restored_at >= u.stated_at
          union
          select l.op_id, l.pupil_id from custody u cross join late_notice l
          where u.tenant = @tenant and l.tenant = u.tenant and l.pupil_id = u.pupil_id and l.received_at > @since and l.received_at >= u.stated_at
          union
          select b.back_op, b.pupil_id from custody u cross join late_notice_back b
          where u.tenant = @tenant and b.tenant = u.tenant and b.pupil_id = u.pupil_id and b.back_at > @since and b.back_at >= u.stated_at
        ) x
        where not exists (select 1 from shared_act s where s.tenant = @tenant and s.op_id = x.op_id)
        order by x.op_id
        """;

    internal const string Take = "insert into shared_act (tenant, op_id, told_at) values (@tenant, @op, @now) on conflict (tenant, op_id) do nothing";

    private sealed record Row
    {
        public Guid OpId { get; init; }

        public Guid PupilId { get; init; }
    }
}
