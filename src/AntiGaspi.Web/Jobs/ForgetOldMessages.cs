using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Empties the messages that nobody needs any more, and deletes the rows of last month, in every tenant and before one is known; tries again what was refused then.</summary>
[DisallowConcurrentExecution]
public sealed class ForgetOldMessages(Db db, ForgetMessages forget, UnreachableMailboxes unreachable, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await unreachable.ForgetAsync(now);
        await forget.RunAsync(Scope.Service(0), now);
        await EachTenant.RunAsync(db, scope => forget.RunAsync(scope, now));
    }
}
