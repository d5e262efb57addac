using AntiGaspi.App.Access;
using AntiGaspi.Web.SignIn;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Deletes the sessions that have ended: they open nothing, and nobody needs to know that they were.</summary>
[DisallowConcurrentExecution]
public sealed class DropEndedSessions(CloseSessions close, SessionClock clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await close.EndedAsync(clock.Now);
}
