using System.Diagnostics.Metrics;
using AntiGaspi.App.Access;

namespace AntiGaspi.Web.SignIn;

/// <summary>Tells whoever runs the service that somebody tries codes or mailboxes in numbers; it names nobody.</summary>
public sealed class ThrottleAlarm(IMeterFactory meters, ILogger<ThrottleAlarm> log)
{
    public const string MeterName = "AntiGaspi.Throttle";

    private readonly Counter<long> refused = meters.Create(MeterName).CreateCounter<long>("antigaspi.throttle.refused", description: "Tries that were refused because there were too many.");
    private readonly Counter<long> raised = meters.Create(MeterName).CreateCounter<long>("antigaspi.throttle.alarms", description: "Attacks that were noticed.");

    /// <summary>Counts what was refused, and says once that an attack began.</summary>
    public void Hear(ThrottleRule rule, ThrottleAnswer answer)
    {
        var what = new KeyValuePair<string, object?>("what", rule.Name);
        if (!answer.IsAllowed)
        {
            refused.Add(1, what);
        }

        if (answer.RaisesAlarm)
        {
            raised.Add(1, what);
            log.LogError("Attack: far too many tries to {What} in ten minutes. Each network is held to {Times} in fifteen minutes for now", rule.Name, rule.NetworkUnderAttack.Times);
        }
    }
}
