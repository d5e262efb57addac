using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>
/// Makes the chain over the trail, from the committed rows and apart from those who write them: linking inside their
/// transaction would have every act of a tenant wait for the one before. A row that commits after a younger one is linked
/// after it, once; the lock of the tenant keeps nodes from linking at the same time.
/// </summary>
public sealed class LinkAudit(Db db)
{
    private const int Batch = 500;

    // How far behind the clock new rows are looked for, so that the look does not grow with the trail.
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>Links what is not linked yet; returns how many rows.</summary>
    /// <param name="scope">The service, in one tenant.</param>
    /// <param name="now">When.</param>
    /// <param name="everything">Looks through the whole trail, not only at what is recent.</param>
    public async Task<int> RunAsync(Scope scope, DateTimeOffset now, bool everything = false)
    {
        var values = new { from = everything ? Guid.Empty : Ids.FirstOf(now - Recent), Batch };
        var count = 0;
        while ((await db.ReadAsync<int>(scope, $"select 1 {Unlinked} limit 1", values)).Count > 0)
        {
            var linked = await db.WriteAsync(scope, transaction => LinkAsync(transaction, scope.Tenant, now.ToStored(), values));
            if (linked == 0)
            {
                break;
            }

            count += linked;
        }

        return count;
    }

    private static async Task<int> LinkAsync(Transaction transaction, int tenant, DateTimeOffset now, object values)
    {
        // Writers of the trail share the tenant's row with whoever refers to it; only another linking waits for it.
        await transaction.HoldTenantAsync();
        var last = (await transaction.QueryAsync<LastRow>(Last)).SingleOrDefault() ?? new LastRow { Sha256 = AuditChain.Start };
        var rows = await transaction.QueryAsync<AuditRow>(
            $"select a.audit_id, a.at, a.account_id, a.action, a.subject_id, a.detail {Unlinked} order by a.at, a.audit_id limit @Batch", values);
        var (seq, before) = (last.Seq, last.Sha256);
        foreach (var row in rows)
        {
            var link = new AuditLink(tenant, ++seq, row.AuditId, AuditChain.Of(tenant, row), AuditTrail.KeptUntil(row.Action, row.At).ToStored(), now);
            before = AuditChain.Of(link, before);
            await transaction.ExecuteAsync(Insert, new { link.Seq, link.AuditId, link.RowSha256, link.KeptUntil, link.LinkedAt, sha = before });
        }

        return rows.Count;
    }

    private const string Last = "select seq, sha256 from audit_link where tenant = @tenant order by seq desc limit 1";

    private const string Unlinked = """
        from audit a
        where a.tenant = @tenant and a.audit_id >= @from
          and not exists (select 1 from audit_link l where l.tenant = a.tenant and l.audit_id = a.audit_id)
        """;

    private const string Insert = """
        insert into audit_link (tenant, seq, audit_id, row_sha256, kept_until, linked_at, sha256)
        values (@tenant, @Seq, @AuditId, @RowSha256, @KeptUntil, @LinkedAt, @sha)
        """;

    private sealed record LastRow
    {
        public long Seq { get; init; }

        public string Sha256 { get; init; } = "";
    }
}
