using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Demo;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Applies the retention schedule in every tenant, then to the accounts that open nothing any more.</summary>
[DisallowConcurrentExecution]
public sealed class KeepRetention(
    Db db, ApplyRetention apply, LinkAudit link, PurgeTrail purge, DemoMode demo, TimeProvider clock, ILogger<KeepRetention> log) : IJob
{
    // The people of the demonstration are made up, and its clock leaps: it keeps what it shows.
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!demo.IsOn)
        {
            await RunAsync(clock.GetUtcNow());
        }
    }

    /// <summary>Applies it; returns how many rows were deleted or emptied.</summary>
    public async Task<int> RunAsync(DateTimeOffset now)
    {
        var count = await EachTenant.RunAsync(db, async scope =>
        {
            var applied = await apply.RunAsync(scope, now);
            await link.RunAsync(scope, now);
            return applied + await purge.RunAsync(scope, now);
        });
        count += await apply.OfAccountsAsync(now);
        if (count > 0)
        {
            log.LogInformation("{Count} rows over their time", count);
        }

        return count;
    }
}
