using AntiGaspi.App.Access;
using AntiGaspi.Web.SignIn;
using Quartz;

namespace AntiGaspi.Web.Jobs;

/// <summary>Deletes what opens nothing any more, and that nobody needs to know of: ended sessions, past sign-in links, forms that nobody came back for, counts of tries.</summary>
[DisallowConcurrentExecution]
public sealed class DropEndedSessions(CloseSessions close, UseSignInLink links, KeptForms forms, Throttle throttle, SessionClock clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await close.EndedAsync(clock.Now);
        await links.ForgetAsync(clock.Now);
        await forms.EndedAsync(clock.Now);
        await throttle.ForgetAsync(clock.Now);
    }
}
