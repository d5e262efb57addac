using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>
/// Every job of the service, on one page. The scheduler keeps nothing: what is to be done stands in the tables (a day past
/// its cutoff and not frozen), so a stop, a missed hour or several nodes are harmless, and a start catches up.
/// </summary>
public static class Schedule
{
    private static readonly TimeSpan SealEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan KeepEvery = TimeSpan.FromHours(1);

    // Files wait half an hour for their confirmation: once an hour would keep them three times too long.
    private static readonly TimeSpan DropEvery = TimeSpan.FromMinutes(10);

    public static void Add(IServiceCollection services)
    {
        services.AddQuartz(jobs =>
        {
            Every<SealDueDays>(jobs, SealEvery);
            Every<KeepDays>(jobs, KeepEvery);
            Every<DropOldUploads>(jobs, DropEvery);
            Every<DropEndedSessions>(jobs, KeepEvery);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder jobs, TimeSpan interval)
        where TJob : IJob => jobs.ScheduleJob<TJob>(trigger => trigger
            .StartNow()
            .WithSimpleSchedule(every => every.WithInterval(interval).RepeatForever()));
}
