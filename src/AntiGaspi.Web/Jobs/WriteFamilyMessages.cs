using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Writes the reminders and the evening messages whose hour has come, in every tenant. What a stop missed is caught up.</summary>
[DisallowConcurrentExecution]
public sealed class WriteFamilyMessages(Db db, WriteReminders reminders, WriteDigests digests, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Writes what is due now; returns how many messages.</summary>
    public async Task<int> RunAsync()
    {
        var (now, count) = (clock.GetUtcNow(), 0);
        foreach (var tenant in await db.ReadNationalAsync<int>("select tenant from local_authority order by tenant"))
        {
            count += await reminders.RunAsync(Scope.Service(tenant), now) + await digests.RunAsync(Scope.Service(tenant), now);
        }

        return count;
    }
}
