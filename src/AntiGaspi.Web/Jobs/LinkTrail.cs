using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Links the rows of the trail that were just committed, in every tenant.</summary>
[DisallowConcurrentExecution]
public sealed class LinkTrail(Db db, LinkAudit link, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await EachTenant.RunAsync(db, scope => link.RunAsync(scope, clock.GetUtcNow()));
    }
}
