using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>
/// Looks through the whole trail for rows without a link, and brings the head of each chain at the end of yesterday out of the
/// database. Each node keeps a file of its own: what is missing in it is added, so a missed day or several nodes are harmless.
/// </summary>
[DisallowConcurrentExecution]
public sealed class KeepHeads(Db db, SchoolDirectory directory, LinkAudit link, AuditHeads heads, TimeProvider clock, AuditHeadsFile? file = null) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Links and exports; returns how many heads were added.</summary>
    public async Task<int> RunAsync()
    {
        var now = clock.GetUtcNow();
        var codes = (await directory.AuthoritiesAsync()).ToDictionary(authority => authority.Tenant, authority => authority.Code);
        List<AuditHead> found = [];
        var added = 0;
        try
        {
            await EachTenant.RunAsync(db, async scope =>
            {
                await link.RunAsync(scope, now, everything: true);
                if (await heads.OfDayBeforeAsync(scope, codes[scope.Tenant], DateOnly.FromDateTime(now.UtcDateTime)) is { } head)
                {
                    found.Add(head);
                }
            });
        }
        finally
        {
            // Those that were found are kept whatever happened to another. The demonstration keeps none: its database is made anew at each start.
            added = file is null ? 0 : await file.AddAsync(found);
        }

        return added;
    }
}
