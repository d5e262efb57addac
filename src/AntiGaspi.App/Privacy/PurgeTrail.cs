using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Privacy;

/// <summary>
/// Deletes the rows of the trail whose day is over; their links stay, so that the chain still holds. The database itself
/// refuses it before a later link was made, so the chain is brought up to date first.
/// </summary>
public sealed class PurgeTrail(Db db)
{
    private const int Batch = 1000;

    /// <summary>Deletes them; returns how many.</summary>
    public async Task<int> RunAsync(Scope scope, DateTimeOffset now)
    {
        var values = new { now = now.ToStored(), Batch };
        var count = 0;
        for (var done = Batch; done == Batch; count += done)
        {
            done = await db.WriteAsync(scope, transaction => transaction.ExecuteAsync($"delete from audit where tenant = @tenant and audit_id in ({Due} limit @Batch)", values));
        }

        return count;
    }

    internal const string Due = """
        select a.audit_id from audit_link l
        join audit a on a.tenant = l.tenant and a.audit_id = l.audit_id
        where l.tenant = @tenant and l.kept_until < @now
        """;
}
