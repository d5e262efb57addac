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

    // Files wait half an hour for their confirmation, and sign-in links live ten minutes: once an hour would keep them much too long.
    private static readonly TimeSpan DropEvery = TimeSpan.FromMinutes(10);

    // A role for a time ends at midnight: a minute later nobody holds it.
    private static readonly TimeSpan EndEvery = TimeSpan.FromMinutes(1);

    // What is asked for in front of a screen is sent at once, by the bell; the tick is for what was put off.
    private static readonly TimeSpan UrgentEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SendEvery = TimeSpan.FromSeconds(20);

    // The hours that families choose are whole ones.
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    // What a family says is followed at once by its page; the tick is for what opens later, and for the evening's question.
    private static readonly TimeSpan FollowEvery = TimeSpan.FromMinutes(5);

    // Both parents are told at once.
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(10);

    // The evening is a whole hour.
    private static readonly TimeSpan EveningEvery = TimeSpan.FromMinutes(1);

    // What is not linked yet could still be changed unseen.
    private static readonly TimeSpan LinkEvery = TimeSpan.FromMinutes(1);

    // A new look is a matter of days: half a minute on the other nodes is nothing.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    /// <param name="services">Where the jobs are added.</param>
    /// <param name="sendsMail">Whether there is a mail server; without one the messages wait.</param>
    public static void Add(IServiceCollection services, bool sendsMail)
    {
        services.AddQuartz(jobs =>
        {
            Every<SealDueDays>(jobs, SealEvery);
            Every<KeepDays>(jobs, KeepEvery);
            Every<DropOldUploads>(jobs, DropEvery);
            Every<DropEndedSessions>(jobs, DropEvery);
            Every<DropEndedCodes>(jobs, KeepEvery);
            Every<ForgetOldMessages>(jobs, KeepEvery);
            Every<LinkTrail>(jobs, LinkEvery);
            Every<KeepHeads>(jobs, KeepEvery);
            Every<KeepRetention>(jobs, KeepEvery);
            Every<EndDueRoles>(jobs, EndEvery);
            Every<FollowAbsences>(jobs, FollowEvery);
            Every<TellParents>(jobs, TellEvery);
            Every<FollowLooks>(jobs, LookEvery);
            Every<TellFamilies>(jobs, EveningEvery);
            if (sendsMail)
            {
                Every<SendUrgentMessages>(jobs, UrgentEvery, MessageBell.Rung);
                Every<SendOtherMessages>(jobs, SendEvery);
                Every<WriteFamilyMessages>(jobs, WriteEvery);
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder jobs, TimeSpan interval, JobKey? name = null)
        where TJob : IJob => jobs.ScheduleJob<TJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(interval).RepeatForever()),
            job => job.WithIdentity(name ?? new JobKey(typeof(TJob).Name)));
}
