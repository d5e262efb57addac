using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Tells both parents in alternating custody what was just changed, in every tenant.</summary>
[DisallowConcurrentExecution]
public sealed class TellParents(Db db, TellBothParents tell, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await EachTenant.RunAsync(db, scope => tell.RunAsync(scope, now));
    }
}
