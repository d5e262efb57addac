using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Access;

/// <summary>Somebody who holds a role.</summary>
public sealed record TeamMember
{
    public Guid GrantId { get; init; }

    public Guid AccountId { get; init; }

    public string DisplayName { get; init; } = "";

    public Role Role { get; init; }

    /// <summary>In which school; none for the whole authority.</summary>
    public string? SchoolName { get; init; }

    public DateTimeOffset GrantedAt { get; init; }

    /// <summary>When the role ends by itself; none for one without an end.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Whether the person has a telephone set up for the emergency door.</summary>
    public bool HasTelephone { get; init; }
}

/// <summary>Somebody who was invited and has not come yet.</summary>
public sealed record WaitingInvitation
{
    public Guid InvitationId { get; init; }

    public string Email { get; init; } = "";

    public Role Role { get; init; }

    public string? SchoolName { get; init; }

    public DateTimeOffset InvitedAt { get; init; }

    /// <summary>Whether only ProConnect can tell that it is the right person: an employer was named.</summary>
    public bool NeedsEmployer { get; init; }

    public DateTimeOffset EndsAt { get; init; }
}

/// <summary>A school whose team may be changed.</summary>
public sealed record TeamSchool
{
    public Guid SchoolId { get; init; }

    public string Name { get; init; } = "";
}

/// <summary>The team that an account leads: of its schools for a manager, of the whole authority for an officer.</summary>
public sealed class TeamList(Db db)
{
    /// <summary>Most lines of one reading.</summary>
    public const int MaxLines = 500;

    /// <summary>Those who hold a role.</summary>
    public Task<IReadOnlyList<TeamMember>> RunAsync(Scope scope) => db.ReadAsync<TeamMember>(scope, Members, Values(scope, default));

    /// <summary>Those who were invited and may still come.</summary>
    public Task<IReadOnlyList<WaitingInvitation>> WaitingAsync(Scope scope, DateTimeOffset now) => db.ReadAsync<WaitingInvitation>(scope, Waiting, Values(scope, now));

    /// <summary>The schools into which somebody may be invited.</summary>
    public Task<IReadOnlyList<TeamSchool>> SchoolsAsync(Scope scope) => db.ReadAsync<TeamSchool>(scope, Schools, Values(scope, default));

    private static object Values(Scope scope, DateTimeOffset now) => new { giver = (int)scope.Role, now = now.ToStored(), MaxLines };

    // A manager leads the schools of their own grants, an officer all of them and the authority itself.
    private const string Led = """
        exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.role = @giver and r.ended_at is null
          and (r.role = 7 or (r.role = 3 and r.school_id = x.school_id)))
        """;

    private const string Members = $"""
        select x.grant_id, x.account_id, a.display_name, x.role, s.name as school_name, x.granted_at, x.ends_at,
          exists (select 1 from second_factor f where f.account_id = x.account_id) as has_telephone
        from role_grant x
        join account a on a.account_id = x.account_id
        left join school s on s.tenant = x.tenant and s.school_id = x.school_id
        where x.tenant = @tenant and x.ended_at is null and {Led}
        order by coalesce(s.name, ''), x.role, a.display_name, x.grant_id limit @MaxLines
        """;

    private const string Waiting = $"""
        select x.invitation_id, x.email, x.role, s.name as school_name, x.invited_at, x.ends_at, (x.siret is not null) as needs_employer
        from invitation x
        left join school s on s.tenant = x.tenant and s.school_id = x.school_id
        where x.tenant = @tenant and x.accepted_at is null and x.withdrawn_at is null and x.ends_at > @now and {Led}
        order by x.invited_at desc, x.invitation_id limit @MaxLines
        """;

    private const string Schools = $"""
        select x.school_id, x.name from school x where x.tenant = @tenant and {Led} order by x.name, x.school_id limit @MaxLines
        """;
}
