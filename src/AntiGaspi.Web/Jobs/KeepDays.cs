using AntiGaspi.App.Calendar;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>
/// Adds the days of service that are missing (a new school year appears by itself) and revalues what a tariff changed while
/// a cancellation was being written. Both write nothing when there is nothing to do.
/// </summary>
[DisallowConcurrentExecution]
public sealed class KeepDays(Db db, RefreshServiceDays refresh, RevalueMeals revalue, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await EachTenant.RunAsync(db, async scope =>
        {
            await refresh.RunAsync(scope, now, DateOnly.FromDateTime(now.UtcDateTime));
            return await revalue.RunAsync(scope, now);
        });
    }
}
