using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Kitchen;

/// <summary>Why a pupil is not waited for at the door.</summary>
public enum AbsenceKind
{
    /// <summary>The family cancelled in time.</summary>
    Cancelled = 1,

    /// <summary>The family told after the cutoff: the meal is there.</summary>
    ToldLate = 2,

    /// <summary>A trip, an internship or an exam.</summary>
    Away = 3,
}

/// <summary>A pupil who has a meal that day by the plan, and is not expected to come for it.</summary>
public sealed record DoorAbsence
{
    public Guid PupilId { get; init; }

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Division { get; init; }

    public AbsenceKind Kind { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    /// <summary>Whether somebody saw the pupil come all the same.</summary>
    public bool HasCome { get; init; }

    /// <summary>Whether the mark is the door's own, and the family was not told yet.</summary>
    public bool IsMarkOpen { get; init; }

    /// <summary>Whether the pupil can be marked at an instant: a family said the absence, and the service has begun.</summary>
    public bool CanBeMarked(DateTimeOffset now) => !HasCome && Kind != AbsenceKind.Away && now >= StartsAt;
}

/// <summary>
/// The list of the door: who is not waited for at lunch. It names no diet, no reason and no amount; a pupil on it who comes all
/// the same eats.
/// </summary>
public sealed class DoorList(Db db)
{
    /// <summary>Most names of one day.</summary>
    public const int MaxNames = 400;

    /// <summary>The names of a day, by class; none for whoever does not hold the door of a school.</summary>
    public Task<IReadOnlyList<DoorAbsence>> RunAsync(Scope scope, DateOnly day) => db.ReadAsync<DoorAbsence>(scope, Sql, new { day, no = false, MaxNames });

    private const string Sql = """
        select p.pupil_id, coalesce(p.usage_name, p.family_name) as family_name, p.given_name, p.division,
          case when m.is_excused then 3 when m.cancellation_id is not null then 1 else 2 end as kind, m.starts_at,
          coalesce(a.is_present, @no) as has_come, a.is_present is not null and a.source = 'door' and a.told_evening is null as is_mark_open
        from role_grant r
        join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
        join meal m on m.tenant = p.tenant and m.pupil_id = p.pupil_id
        left join attendance a on a.tenant = m.tenant and a.pupil_id = m.pupil_id and a.day = m.day and a.service = m.service
        where r.tenant = @tenant and r.account_id = @account and r.role = 5 and r.ended_at is null
          and m.day = @day and m.service = 1 and m.status <> 'closed' and m.is_planned
          and (m.is_excused or m.cancellation_id is not null or m.is_told_late)
        order by p.division, family_name, p.given_name limit @MaxNames
        """;
}
