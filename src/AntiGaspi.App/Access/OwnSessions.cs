using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>An open session as its owner looks at it.</summary>
public sealed record OwnSession
{
    public Guid SessionId { get; init; }

    public string Device { get; init; } = "";

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>Whether it is that of a remembered phone.</summary>
    public bool IsPhone { get; init; }

    /// <summary>Whether it came by the emergency door of agents.</summary>
    public bool SecondFactor { get; init; }

    public DateTimeOffset EndsAt { get; init; }
}

/// <summary>Reads the open sessions of an account, the last seen first.</summary>
public sealed class OwnSessions(Db db)
{
    /// <summary>The sessions that have not ended.</summary>
    public Task<IReadOnlyList<OwnSession>> RunAsync(Scope scope, DateTimeOffset now) => db.ReadAsync<OwnSession>(
        scope,
        "select session_id, device, opened_at, seen_at, is_phone, second_factor, ends_at from session where account_id = @account and ends_at > @now order by seen_at desc, session_id",
        new { now = now.ToStored() });
}
