using AntiGaspi.Web.Hosting;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>
/// Wakes the sender on this node for a message that somebody waits for: the link leaves at once, and not at the next tick. A bell
/// that is not heard costs a few seconds and loses nothing, because the message stands in the outbox.
/// </summary>
public sealed class MessageBell(ISchedulerFactory schedulers, OutsideSettings outside)
{
    /// <summary>The job that it wakes.</summary>
    internal static readonly JobKey Rung = new(nameof(SendUrgentMessages));

    private int isRinging;

    /// <summary>Wakes it; ringing twice before it wakes is ringing once.</summary>
    public async Task RingAsync()
    {
        if (outside.Mail is not null && Interlocked.Exchange(ref isRinging, 1) == 0)
        {
            await (await schedulers.GetScheduler()).TriggerJob(Rung);
        }
    }

    /// <summary>It is awake: what is written from now on rings again.</summary>
    internal void Answer() => Volatile.Write(ref isRinging, 0);
}
