using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Writes the reminders and the evening messages whose hour has come, in every tenant. What a stop missed is caught up.</summary>
[DisallowConcurrentExecution]
public sealed class WriteFamilyMessages(Db db, WriteReminders reminders, WriteDigests digests, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Writes what is due now; returns how many messages.</summary>
    public Task<int> RunAsync()
    {
        var now = clock.GetUtcNow();
        return EachTenant.RunAsync(db, async scope => await reminders.RunAsync(scope, now) + await digests.RunAsync(scope, now));
    }
}
