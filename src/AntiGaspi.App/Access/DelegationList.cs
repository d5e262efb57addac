using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Access;

/// <summary>A delegation as its page shows it.</summary>
public sealed record Delegation
{
    public Guid DelegationId { get; init; }

    public string DelegateName { get; init; } = "";

    public string PrincipalName { get; init; } = "";

    public string SchoolName { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was ended before its last day; none while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it may still be ended: it was not, and its last day has not passed.</summary>
    public bool Runs(DateTimeOffset now) => EndedAt is null && LastDay >= BatchReach.DayOf(TimeZone, now);
}

/// <summary>Somebody whom a principal may let sign.</summary>
public sealed record DelegationCandidate
{
    public Guid SchoolId { get; init; }

    public string SchoolName { get; init; } = "";

    public Guid AccountId { get; init; }

    public string DisplayName { get; init; } = "";
}

/// <summary>Reads the delegations of a principal's schools, whom the principal may choose, and those that somebody was given.</summary>
public sealed class DelegationList(Db db)
{
    /// <summary>Most lines of one reading.</summary>
    public const int MaxLines = 100;

    /// <summary>Every delegation of the schools of a principal, the latest first.</summary>
    public Task<IReadOnlyList<Delegation>> RunAsync(Scope scope) => db.ReadAsync<Delegation>(scope, Given, new { MaxLines });

    /// <summary>Those who may be chosen: decided from their roles, as the act decides.</summary>
    public async Task<IReadOnlyList<DelegationCandidate>> CandidatesAsync(Scope scope) =>
        (await db.ReadAsync<RoleRow>(scope, Team, new { MaxLines }))
        .GroupBy(row => (row.SchoolId, row.AccountId))
        .Where(person => DelegationRule.MayReceive(person.Select(row => row.Role).ToList()))
        .Select(person => person.First().Candidate)
        .ToList();

    /// <summary>The delegations that the account was given and that open something now: told on its own page.</summary>
    public async Task<IReadOnlyList<BatchSchool>> HeldAsync(Scope scope, DateTimeOffset now) =>
        scope.Role == Role.PupilLife ? await BatchReach.SchoolsAsync(db, scope, now) : [];

    private const string Given = $"""
        select d.delegation_id, coalesce(a.display_name, '') as delegate_name, coalesce(p.display_name, '') as principal_name, s.name as school_name,
          {BatchReach.ZoneOfSchool} as time_zone, d.first_day, d.last_day, d.given_at, d.ended_at
        from role_grant r
        join delegation d on d.tenant = r.tenant and d.school_id = r.school_id
        join school s on s.tenant = d.tenant and s.school_id = d.school_id
        left join account a on a.account_id = d.delegate_id
        left join account p on p.account_id = d.principal_id
        where r.tenant = @tenant and r.account_id = @account and r.role = 4 and r.ended_at is null
        order by d.given_at desc, d.delegation_id desc limit @MaxLines
        """;

    private const string Team = """
        select x.school_id, s.name as school_name, x.account_id, a.display_name, x.role
        from role_grant r
        join role_grant x on x.tenant = r.tenant and x.school_id = r.school_id and x.ended_at is null and x.account_id <> r.account_id
        join school s on s.tenant = x.tenant and s.school_id = x.school_id
        join account a on a.account_id = x.account_id
        where r.tenant = @tenant and r.account_id = @account and r.role = 4 and r.ended_at is null
        order by s.name, a.display_name, x.account_id, x.role limit @MaxLines
        """;

    private sealed record RoleRow
    {
        public Guid SchoolId { get; init; }

        public string SchoolName { get; init; } = "";

        public Guid AccountId { get; init; }

        public string DisplayName { get; init; } = "";

        public Role Role { get; init; }

        public DelegationCandidate Candidate => new() { SchoolId = SchoolId, SchoolName = SchoolName, AccountId = AccountId, DisplayName = DisplayName };
    }
}
