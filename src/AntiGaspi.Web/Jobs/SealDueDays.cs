using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Freezes every headcount whose cutoff and grace are over, in every tenant.</summary>
[DisallowConcurrentExecution]
public sealed class SealDueDays(Db db, SealHeadcount seal, TimeProvider clock, ILogger<SealDueDays> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await RunAsync();

    /// <summary>Freezes what is due now; returns how many days were frozen.</summary>
    public async Task<int> RunAsync()
    {
        var now = clock.GetUtcNow();
        var count = 0;
        List<Exception> faults = [];
        foreach (var tenant in await db.TenantsAsync())
        {
            var scope = Scope.Service(tenant);
            foreach (var day in await seal.DueAsync(scope, now))
            {
                try
                {
                    count += await seal.RunAsync(scope, day, now) == SealOutcome.Sealed ? 1 : 0;
                }
#pragma warning disable CA1031 // A day that cannot be frozen must not keep the other kitchens from theirs; it is told below.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    faults.Add(fault);
                }
            }
        }

        if (count > 0)
        {
            log.LogInformation("{Count} headcounts sealed", count);
        }

        return faults.Count == 0 ? count : throw new AggregateException("Some headcounts could not be frozen; they are tried again at the next tick.", faults);
    }
}
