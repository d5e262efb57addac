using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Deletes the files of SIECLE that nobody confirmed: they hold more about people than the service may keep.</summary>
[DisallowConcurrentExecution]
public sealed class DropOldUploads(Db db, SiecleUploads uploads, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Deletes what has waited too long; returns how many files.</summary>
    public Task<int> RunAsync()
    {
        var now = clock.GetUtcNow();
        return EachTenant.RunAsync(db, scope => uploads.DropOldAsync(scope, now));
    }
}
