using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Pages.Meals;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Cancels and gives back what standing absences say, and asks the questions of the evening, in every tenant. What a stop missed is caught up.</summary>
[DisallowConcurrentExecution]
public sealed class FollowAbsences(Db db, AbsenceDesk desk, AskAbsences ask, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Does what is due now.</summary>
    public async Task RunAsync()
    {
        var now = clock.GetUtcNow();
        foreach (var tenant in await db.TenantsAsync())
        {
            await ask.RunAsync(Scope.Service(tenant), now);
            await desk.FollowAsync(tenant, now);
        }
    }
}
