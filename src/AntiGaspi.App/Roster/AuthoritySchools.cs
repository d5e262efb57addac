using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A school as the local authority looks at it: counts, and no pupil.</summary>
public sealed record AuthoritySchool
{
    public string Uai { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Pupils present whose plan has a weekday; boarders and those who pay each meal are not counted.</summary>
    public long HalfBoarders { get; init; }

    /// <summary>Agents who hold a role there.</summary>
    public long Agents { get; init; }

    /// <summary>Whether somebody runs its office here.</summary>
    public bool HasManager { get; init; }

    /// <summary>When its last files were exported, on the clock of the school; none before the first import.</summary>
    public string? LastExportedAt { get; init; }

    /// <summary>The last day of service that is known; none when the calendar is empty.</summary>
    public DateOnly? LastDay { get; init; }
}

/// <summary>Reads every school of the local authority of an officer.</summary>
public sealed class AuthoritySchools(Db db)
{
    /// <summary>Most schools of one reading: the largest département has about 120 public collèges.</summary>
    public const int MaxSchools = 200;

    /// <summary>The schools, in the order of their names; none for whoever is no officer.</summary>
    public Task<IReadOnlyList<AuthoritySchool>> RunAsync(Scope scope, DateOnly today) => db.ReadAsync<AuthoritySchool>(scope, Sql, new { today, MaxSchools });

    private const string Sql = """
        select s.uai, s.name,
          (select count(*) from pupil p where p.tenant = s.tenant and p.school_id = s.school_id and (p.exit_day is null or p.exit_day >= @today)
            and exists (select 1 from meal_plan m where m.tenant = p.tenant and m.pupil_id = p.pupil_id and m.basis = 'flat' and m.weekdays <> 0
              and m.valid_from <= @today and (m.valid_to is null or m.valid_to > @today))) as half_boarders,
          (select count(*) from role_grant g where g.tenant = s.tenant and g.school_id = s.school_id and g.ended_at is null) as agents,
          exists (select 1 from role_grant g where g.tenant = s.tenant and g.school_id = s.school_id and g.role = 3 and g.ended_at is null) as has_manager,
          (select max(i.exported_at) from siecle_import i where i.tenant = s.tenant and i.school_id = s.school_id) as last_exported_at,
          (select max(d.day) from place l join service_day d on d.tenant = l.tenant and d.place_id = l.place_id
            where l.tenant = s.tenant and l.host_school_id = s.school_id and d.status <> 'closed') as last_day
        from school s
        where s.tenant = @tenant
          and exists (select 1 from role_grant r where r.tenant = @tenant and r.account_id = @account and r.role = 7 and r.ended_at is null)
        order by s.name, s.uai limit @MaxSchools
        """;
}
