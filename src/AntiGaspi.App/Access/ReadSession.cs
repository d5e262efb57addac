using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>A session that is open.</summary>
/// <param name="SessionId">Its handle in the owner's list; it opens nothing.</param>
/// <param name="Scope">Who it is, and where.</param>
/// <param name="DisplayName">How the person is called on the pages.</param>
/// <param name="EndsAt">When it ends, unless it is used before.</param>
/// <param name="Provider">Who vouched for the person.</param>
/// <param name="IdToken">What the provider wants back at the sign-out; null when it wants nothing.</param>
public sealed record OpenedSession(Guid SessionId, Scope Scope, string DisplayName, DateTimeOffset EndsAt, IdentityProvider Provider, string? IdToken)
{
    /// <summary>Whether it is that of a remembered phone, which opens the meals and nothing else.</summary>
    public bool IsPhone { get; init; }

    /// <summary>Whether the person also gave the code of a telephone: the emergency door of agents.</summary>
    public bool SecondFactor { get; init; }

    /// <summary>When the person proved who they are; null when it is not known.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>The code of the language that the person chose; null for French.</summary>
    public string? Language { get; init; }
}

/// <summary>Finds the session of a key at each request: one look-up by a unique index, and now and then one write.</summary>
public sealed class ReadSession(Db db)
{
    /// <summary>The session; null when it is closed, ended or unknown.</summary>
    public async Task<OpenedSession?> RunAsync(SessionKey key, DateTimeOffset now)
    {
        var at = now.ToStored();
        if ((await db.ReadNationalAsync<Row>(Sql, new { digest = key.Digest, now = at })) is not [var row])
        {
            return null;
        }

        var role = (Role)row.Role;
        if (row.SeenAt + SessionLife.SeenEvery(role) > at)
        {
            return row.Opened(role);
        }

        var ends = SessionLife.IsExtended(role) ? SessionLife.EndOf(role, at) : row.EndsAt;
        await db.WriteAsync(Scope.Service(row.Tenant), transaction => transaction.ExecuteAsync(
            "update session set seen_at = @at, ends_at = @ends where session_id = @SessionId", new { at, ends, row.SessionId }));
        return row.Opened(role) with { EndsAt = ends };
    }

    private const string Sql = """
        select s.session_id, s.account_id, s.tenant, s.role, s.schools, s.provider, s.id_token, s.is_phone, s.second_factor, s.proved_at, s.seen_at, s.ends_at, a.display_name, a.language
        from session s
        join account a on a.account_id = s.account_id
        where s.key_sha256 = @digest and s.ends_at > @now
        """;

    private sealed record Row
    {
        public Guid SessionId { get; init; }

        public Guid AccountId { get; init; }

        public int Tenant { get; init; }

        public int Role { get; init; }

        public string Schools { get; init; } = "";

        public int Provider { get; init; }

        public string? IdToken { get; init; }

        public bool IsPhone { get; init; }

        public bool SecondFactor { get; init; }

        public DateTimeOffset? ProvedAt { get; init; }

        public DateTimeOffset SeenAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }

        public string DisplayName { get; init; } = "";

        public string? Language { get; init; }

        public OpenedSession Opened(Role role) => new(
            SessionId,
            new Scope(Tenant, AccountId, role, Schools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList()),
            DisplayName,
            EndsAt,
            (IdentityProvider)Provider,
            IdToken) { IsPhone = IsPhone, SecondFactor = SecondFactor, ProvedAt = ProvedAt, Language = Language };
    }
}
