using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Tells families in the evening what was seen at a meal and differs from what was said, in every tenant; on their page where no mail is set up.</summary>
[DisallowConcurrentExecution]
public sealed class TellFamilies(Db db, TellMismatches tell, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Tells what is due now; returns how many messages.</summary>
    public Task<int> RunAsync()
    {
        var now = clock.GetUtcNow();
        return EachTenant.RunAsync(db, scope => tell.RunAsync(scope, now));
    }
}
