using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.Domain.Basics;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Links the rows of the trail that were just committed, in every tenant.</summary>
[DisallowConcurrentExecution]
public sealed class LinkTrail(SchoolDirectory directory, LinkAudit link, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var authority in await directory.AuthoritiesAsync())
        {
            await link.RunAsync(Scope.Service(authority.Tenant), clock.GetUtcNow());
        }
    }
}
