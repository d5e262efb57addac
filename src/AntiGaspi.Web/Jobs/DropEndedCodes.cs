using AntiGaspi.App.Access;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Forgets where codes that ended were to be looked for.</summary>
[DisallowConcurrentExecution]
public sealed class DropEndedCodes(ForgetCodes forget, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await forget.RunAsync(clock.GetUtcNow());
}
