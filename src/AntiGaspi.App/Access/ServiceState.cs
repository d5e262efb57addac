using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Kitchen;

namespace AntiGaspi.App.Access;

/// <summary>How the service does in one authority, in numbers that name nobody.</summary>
public sealed record ServiceNumbers
{
    /// <summary>Headcounts past their cutoff and the grace that are not frozen: 0 when the job works.</summary>
    public long LateSeals { get; init; }

    /// <summary>Messages that wait for their turn.</summary>
    public long WaitingMessages { get; init; }

    /// <summary>Messages that were given up.</summary>
    public long FailedMessages { get; init; }

    /// <summary>The oldest message that waits for the mail server.</summary>
    public DateTimeOffset? OldestMessage { get; init; }

    /// <summary>Messages to browsers that wait because a push service refused our keys.</summary>
    public long KeysRefused { get; init; }

    public long OpenSessions { get; init; }

    public long WaitingInvitations { get; init; }

    public long Schools { get; init; }
}

/// <summary>Reads the state of the jobs and of the outbox for the operator.</summary>
public sealed class ServiceState(Db db)
{
    /// <summary>The numbers of now.</summary>
    public async Task<ServiceNumbers> RunAsync(Scope scope, DateTimeOffset now) =>
        (await db.ReadAsync<ServiceNumbers>(scope, Sql, new { now = now.ToStored(), late = (now - Sealing.Grace - Margin).ToStored() })).Single();

    /// <summary>Whether a message to a browser waits, in any authority, because a push service refused our keys: they are those of the whole service.</summary>
    public async Task<bool> AreKeysRefusedAsync()
    {
        foreach (var tenant in await db.ReadNationalAsync<int>("select tenant from local_authority order by tenant"))
        {
            if ((await db.ReadAsync<long>(Scope.Service(tenant), $"select {KeysRefused}")).Single() > 0)
            {
                return true;
            }
        }

        return false;
    }

    // The job comes by every two seconds; a minute late is a fault.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private const string KeysRefused =
        "(select count(*) from outbox o where o.tenant = @tenant and o.sent_at is null and o.failed_at is null and o.keys_refused_at is not null)";

    private const string Sql = $"""
        select
          (select count(*) from service_day d where d.tenant = @tenant and d.sealed_at is null and d.status <> 'closed' and d.cutoff_at < @late) as late_seals,
          (select count(*) from outbox o where o.tenant = @tenant and o.sent_at is null and o.failed_at is null) as waiting_messages,
          (select count(*) from outbox o where o.tenant = @tenant and o.failed_at is not null) as failed_messages,
          (select min(o.created_at) from outbox o where o.tenant = @tenant and o.sent_at is null and o.failed_at is null and o.keys_refused_at is null) as oldest_message,
          {KeysRefused} as keys_refused,
          (select count(*) from session s where s.tenant = @tenant and s.ends_at > @now) as open_sessions,
          (select count(*) from invitation i where i.tenant = @tenant and i.accepted_at is null and i.withdrawn_at is null and i.ends_at > @now) as waiting_invitations,
          (select count(*) from school c where c.tenant = @tenant) as schools
        """;
}
