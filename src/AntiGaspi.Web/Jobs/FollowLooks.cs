using AntiGaspi.Web.Hosting;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Takes up how collectivités look, when it was changed on another node.</summary>
[DisallowConcurrentExecution]
public sealed class FollowLooks(PageLooks looks) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await looks.RefreshAsync();
}
