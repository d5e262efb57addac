using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>What the office saw of somebody's identity; never why that person asks.</summary>
public enum IdentityProof
{
    /// <summary>An identity card or a passport, at the desk.</summary>
    IdentityCard,

    /// <summary>The office called the number that it had.</summary>
    CallBack,

    /// <summary>The office knows the person.</summary>
    Known,
}

/// <summary>Why the office's decision is not kept.</summary>
public enum DecideRefusal
{
    /// <summary>No such request waits in the schools of this office.</summary>
    UnknownRequest,

    /// <summary>The adult is not one of the child's in the file any more, or is suspended.</summary>
    UnknownAdult,

    /// <summary>The account is that of another adult of the same child.</summary>
    OneAccountEach,
}

/// <summary>The office links somebody who asked, to one adult of its file, or refuses.</summary>
public sealed class DecideLink(Db db)
{
    /// <summary>Links; returns why not, or null when it is done.</summary>
    /// <param name="scope">The office.</param>
    /// <param name="requestId">What was asked.</param>
    /// <param name="guardianId">Who the person is, in the file.</param>
    /// <param name="proof">What the office saw of it.</param>
    /// <param name="now">When.</param>
    public Task<DecideRefusal?> LinkAsync(Scope scope, Guid requestId, Guid guardianId, IdentityProof proof, DateTimeOffset now) =>
        db.WriteAsync(scope, async transaction =>
        {
            if (await FindAsync(transaction, requestId) is not { } asked)
            {
                return DecideRefusal.UnknownRequest;
            }

            var adults = await transaction.QueryAsync<GuardianRow>($"{Adult} {(transaction.Engine == Engine.Postgres ? "for update of u" : "")}", new { guardianId, asked.PupilId });
            if (adults is not [var adult])
            {
                return DecideRefusal.UnknownAdult;
            }

            if (await GuardianRows.IsOtherAdultAsync(transaction, guardianId, asked.AccountId))
            {
                return DecideRefusal.OneAccountEach;
            }

            await transaction.ExecuteAsync(Admit, new { guardianId, asked.PupilId, now = now.ToStored() });
            await GuardianRows.LinkAsync(transaction, adult, asked.AccountId, WordOf(proof), now);
            await CloseAsync(transaction, requestId, guardianId, WordOf(proof), now);
            return (DecideRefusal?)null;
        });

    /// <summary>Refuses; returns why not, or null when it is done. The person is told, and whom to call.</summary>
    public Task<DecideRefusal?> RefuseAsync(Scope scope, Guid requestId, DateTimeOffset now) => db.WriteAsync(scope, async transaction =>
    {
        if (await FindAsync(transaction, requestId) is not { } asked)
        {
            return DecideRefusal.UnknownRequest;
        }

        await CloseAsync(transaction, requestId, null, null, now);
        await transaction.ExecuteAsync(Audit, new { audit = Ids.New(now), now = now.ToStored(), asked.PupilId });
        foreach (var mailbox in await transaction.QueryAsync<string>(Mailboxes, new { asked.AccountId }))
        {
            await Outbox.AddAsync(transaction, new Message(MessageKind.LinkRefused, mailbox, new Dictionary<string, string>
            {
                ["school"] = asked.SchoolName, ["phone"] = asked.SchoolPhone,
            }, TimeSpan.FromDays(7)), now);
        }

        return (DecideRefusal?)null;
    });

    /// <summary>A proof as the tables keep it.</summary>
    internal static string WordOf(IdentityProof proof) => proof switch
    {
        IdentityProof.IdentityCard => "identity_card",
        IdentityProof.CallBack => "call_back",
        IdentityProof.Known => "known",
    };

    private static async Task<RequestRow?> FindAsync(Transaction transaction, Guid requestId) =>
        (await transaction.QueryAsync<RequestRow>($"{Request} {(transaction.Engine == Engine.Postgres ? "for update of q" : "")}", new { requestId })).SingleOrDefault();

    private static Task<int> CloseAsync(Transaction transaction, Guid requestId, Guid? guardian, string? proof, DateTimeOffset now) =>
        transaction.ExecuteAsync(Close, new { requestId, guardian, proof, now = now.ToStored() });

    private const string Request = """
        select q.pupil_id, q.account_id, s.name as school_name, s.phone as school_phone
        from link_request q
        join pupil p on p.tenant = q.tenant and p.pupil_id = q.pupil_id
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        where q.tenant = @tenant and q.request_id = @requestId and q.decided_at is null
          and exists (select 1 from may_act y where y.tenant = q.tenant and y.account_id = @account and y.pupil_id = q.pupil_id and y.door = 'office')
        """;

    private const string Adult = """
        select u.guardian_id, u.account_id, u.family_name, u.usage_name, u.given_name
        from guardian u
        join guardian_link g on g.tenant = u.tenant and g.guardian_id = u.guardian_id and g.pupil_id = @PupilId and g.ended_at is null
        where u.tenant = @tenant and u.guardian_id = @guardianId and u.suspended_at is null
        """;

    // A legal guardian needs no admission; a contact of the file is let in by the office, for this child.
    private const string Admit = """
        update guardian_link set admitted_at = @now
        where tenant = @tenant and guardian_id = @guardianId and pupil_id = @PupilId and ended_at is null and level > 1 and not is_payer
        """;

    private const string Close = """
        update link_request set decided_at = @now, decided_by = @account, guardian_id = @guardian, proof = @proof
        where tenant = @tenant and request_id = @requestId
        """;

    private const string Mailboxes = "select subject from identity where account_id = @AccountId and provider = 3 and ended_at is null order by subject limit 5";

    private const string Audit = """
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (@tenant, @audit, @now, @account, 'link.refused', @PupilId, '')
        """;

    private sealed record RequestRow
    {
        public Guid PupilId { get; init; }

        public Guid AccountId { get; init; }

        public string SchoolName { get; init; } = "";

        public string SchoolPhone { get; init; } = "";
    }
}
