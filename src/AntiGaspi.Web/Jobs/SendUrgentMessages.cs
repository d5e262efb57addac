using AntiGaspi.App.Notices;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Sends what somebody waits for in front of a screen; it never waits behind a thousand others.</summary>
[DisallowConcurrentExecution]
public sealed class SendUrgentMessages(SendMessages send, MessageBell bell, ILogger<SendUrgentMessages> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        bell.Answer();
        log.Tell(await send.RunAsync(MessageKinds.Urgent));
    }
}

/// <summary>Sends everything else.</summary>
[DisallowConcurrentExecution]
public sealed class SendOtherMessages(SendMessages send, ILogger<SendOtherMessages> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        log.Tell(await send.RunAsync(MessageKinds.Others));
}

/// <summary>What a run of the sender did, for whoever runs the service: numbers, and never an address.</summary>
internal static class SendReportLog
{
    public static void Tell(this ILogger log, SendReport report)
    {
        if (report.Trouble is not null)
        {
            log.LogWarning("Messages wait: the mail server is away or refuses us ({Trouble}); {Later} are tried again", report.Trouble, report.Later);
        }

        if (report.AreKeysRefused)
        {
            log.LogError("A push service refuses our keys (401 or 403): its browsers are not told, mails leave. Look at the clock of this machine and at Push:Subject");
        }

        if (report.Refused > 0)
        {
            log.LogWarning("The mail server refused {Count} messages for good", report.Refused);
        }
    }
}
