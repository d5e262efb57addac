using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Ends the roles that were given for a time, in every tenant, and closes the sessions that work in them.</summary>
[DisallowConcurrentExecution]
public sealed class EndDueRoles(Db db, EndRole end, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await EachTenant.RunAsync(db, scope => end.DueAsync(scope, now));
    }
}
