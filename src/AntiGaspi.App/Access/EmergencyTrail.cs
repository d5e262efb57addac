using AntiGaspi.App.Privacy;
using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Access;

/// <summary>Keeps that the mailbox of an agent answered at the emergency door, wherever that agent works.</summary>
public sealed class EmergencyTrail(Db db)
{
    /// <summary>Keeps it.</summary>
    public async Task MailboxAsync(KnownAgent agent, DateTimeOffset now)
    {
        foreach (var tenant in agent.Tenants)
        {
            await db.WriteAsync(agent.ScopeIn(tenant), transaction => AuditTrail.AddAsync(transaction, "emergency.mailbox", agent.Subject, now));
        }
    }
}
