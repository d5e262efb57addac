using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Web.Pages.Meals;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Cancels and gives back what standing absences say, and asks the questions of the evening, in every tenant. What a stop missed is caught up.</summary>
[DisallowConcurrentExecution]
public sealed class FollowAbsences(Db db, AbsenceDesk desk, AskAbsences ask, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Does what is due now.</summary>
    public Task RunAsync()
    {
        var now = clock.GetUtcNow();
        return EachTenant.RunAsync(db, async scope =>
        {
            await ask.RunAsync(scope, now);
            await desk.FollowAsync(scope.Tenant, now);
        });
    }
}
