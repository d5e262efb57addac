using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>What is wrong with a chain.</summary>
public enum AuditFaultKind
{
    /// <summary>A row of the trail is not what it was when it was linked.</summary>
    RowChanged,

    /// <summary>A row of the trail is gone before its day.</summary>
    RowRemoved,

    /// <summary>A link is not what it was, or follows another than it did.</summary>
    LinkChanged,

    /// <summary>Links are missing in the middle.</summary>
    LinksRemoved,

    /// <summary>The chain ends before a head that was kept outside.</summary>
    Truncated,

    /// <summary>The chain holds together, and is not the one whose head was kept outside.</summary>
    Rewritten,
}

/// <summary>One fault of a chain.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Seq">The number of the link.</param>
/// <param name="Day">The day of the head that shows it; null where the chain shows it by itself.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Seq, DateOnly? Day = null);

/// <summary>What was found.</summary>
/// <param name="Links">How many links were gone through.</param>
/// <param name="Purged">Rows that went on their day.</param>
/// <param name="Waiting">Rows that are not linked yet.</param>
/// <param name="Faults">The first faults, in the order of the chain; empty when nothing was touched.</param>
/// <param name="FaultCount">How many there are in all.</param>
/// <param name="Head">The last link, to be compared by hand.</param>
public sealed record AuditReport(long Links, long Purged, long Waiting, IReadOnlyList<AuditFault> Faults, long FaultCount, AuditHead? Head);

/// <summary>Goes through a chain from its first link, and compares it with the heads that were kept outside the database.</summary>
public sealed class VerifyAudit(Db db)
{
    private const int Page = 10_000;

    /// <summary>Goes through the chain of a tenant.</summary>
    /// <param name="scope">The service, in that tenant.</param>
    /// <param name="authority">Its code.</param>
    /// <param name="heads">What was kept outside; those of other authorities are passed over.</param>
    /// <param name="now">When: a row may be gone only once its day is over.</param>
    public async Task<AuditReport> RunAsync(Scope scope, string authority, IEnumerable<AuditHead> heads, DateTimeOffset now)
    {
        var walk = new Walk(scope.Tenant, heads.Where(head => head.Authority == authority).ToLookup(head => head.Seq), now);
        for (var reading = NextAsync(scope, 0); await reading is { Count: > 0 } rows;)
        {
            // The next page is on its way while this one is checked.
            reading = NextAsync(scope, rows[^1].Seq);
            foreach (var row in rows)
            {
                walk.Pass(row);
            }
        }

        walk.End();
        var waiting = (await db.ReadAsync<long>(scope, Waiting)).Single();
        return new(
            walk.Links, walk.Purged, waiting, walk.Faults, walk.FaultCount,
            walk.Links == 0 ? null : new AuditHead(DateOnly.FromDateTime(walk.LastLinkedAt.UtcDateTime), walk.LastSeq, walk.Before, authority));
    }

    private Task<IReadOnlyList<Row>> NextAsync(Scope scope, long after) => db.ReadAsync<Row>(scope, Links, new { after, Page });

    private const string Links = """
        select l.seq, l.audit_id, l.row_sha256, l.kept_until, l.linked_at, l.sha256, a.at, a.account_id, a.action, a.subject_id, a.detail
        from audit_link l
        left join audit a on a.tenant = l.tenant and a.audit_id = l.audit_id
        where l.tenant = @tenant and l.seq > @after
        order by l.seq limit @Page
        """;

    private const string Waiting = """
        select count(*) from audit a
        where a.tenant = @tenant and not exists (select 1 from audit_link l where l.tenant = a.tenant and l.audit_id = a.audit_id)
        """;

    // Where the walk stands, and what it has found.
    private sealed class Walk(int tenant, ILookup<long, AuditHead> heads, DateTimeOffset now)
    {
        private const int MostTold = 20;

        private readonly List<AuditFault> faults = [];
        private bool isAfterGap;

        public long Links { get; private set; }

        public long Purged { get; private set; }

        public long LastSeq { get; private set; }

        public string Before { get; private set; } = AuditChain.Start;

        public DateTimeOffset LastLinkedAt { get; private set; }

        public long FaultCount { get; private set; }

        public IReadOnlyList<AuditFault> Faults => faults;

        public void Pass(Row row)
        {
            Links++;
            if (row.Seq != LastSeq + 1)
            {
                // What follows a gap cannot be held against what is missing.
                isAfterGap = true;
                Tell(new(AuditFaultKind.LinksRemoved, LastSeq + 1));
            }

            PassRow(row);
            if (!isAfterGap && AuditChain.Of(new AuditLink(tenant, row.Seq, row.AuditId, row.RowSha256, row.KeptUntil, row.LinkedAt), Before) != row.Sha256)
            {
                Tell(new(AuditFaultKind.LinkChanged, row.Seq));
            }

            foreach (var head in heads[row.Seq].Where(head => head.Sha256 != row.Sha256))
            {
                Tell(new(AuditFaultKind.Rewritten, row.Seq, head.Day));
            }

            (LastSeq, Before, LastLinkedAt, isAfterGap) = (row.Seq, row.Sha256, row.LinkedAt, false);
        }

        public void End()
        {
            foreach (var head in heads.SelectMany(some => some).Where(head => head.Seq > LastSeq).OrderBy(head => head.Day))
            {
                Tell(new(AuditFaultKind.Truncated, head.Seq, head.Day));
            }
        }

        private void PassRow(Row row)
        {
            if (row.Action is null)
            {
                if (row.KeptUntil < now)
                {
                    Purged++;
                }
                else
                {
                    Tell(new(AuditFaultKind.RowRemoved, row.Seq));
                }
            }
            else if (AuditChain.Of(tenant, row.Audited) != row.RowSha256)
            {
                Tell(new(AuditFaultKind.RowChanged, row.Seq));
            }
        }

        private void Tell(AuditFault fault)
        {
            FaultCount++;
            if (faults.Count < MostTold)
            {
                faults.Add(fault);
            }
        }
    }

    private sealed record Row
    {
        public long Seq { get; init; }

        public Guid AuditId { get; init; }

        public string RowSha256 { get; init; } = "";

        public DateTimeOffset KeptUntil { get; init; }

        public DateTimeOffset LinkedAt { get; init; }

        public string Sha256 { get; init; } = "";

        public DateTimeOffset? At { get; init; }

        public Guid? AccountId { get; init; }

        public string? Action { get; init; }

        public Guid? SubjectId { get; init; }

        public string? Detail { get; init; }

        public AuditRow Audited => new()
        {
            AuditId = AuditId, At = At!.Value, AccountId = AccountId!.Value, Action = Action!, SubjectId = SubjectId!.Value, Detail = Detail!,
        };
    }
}
