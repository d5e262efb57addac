using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Kitchen;

/// <summary>An absence at a meal that a family, or the office for it, told pupils' life of.</summary>
public sealed record PupilLifeAbsence
{
    public DateOnly Day { get; init; }

    public MealService Service { get; init; }

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public string? Division { get; init; }
}

/// <summary>
/// What families told pupils' life: who, of which class, on which day. An absence that was taken back since is not in it, even when
/// another one was said for the same meal.
/// </summary>
public sealed class PupilLifeList(Db db)
{
    /// <summary>Most lines.</summary>
    public const int MaxNames = 400;

    /// <summary>The absences from a day on, in the order of time; none for whoever does not hold the door of a school.</summary>
    public Task<IReadOnlyList<PupilLifeAbsence>> RunAsync(Scope scope, DateOnly from) => db.ReadAsync<PupilLifeAbsence>(scope, Sql, new { from, MaxNames });

    private const string Sql = $"""
        select m.day, m.service, coalesce(p.usage_name, p.family_name) as family_name, p.given_name, p.division
        from role_grant r
        join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
        join pupil_life_notice n on n.tenant = p.tenant and n.pupil_id = p.pupil_id
        join meal m on m.tenant = n.tenant and m.pupil_id = n.pupil_id and m.day = n.day and m.service = n.service
        where r.tenant = @tenant and r.account_id = @account and r.role = 5 and r.ended_at is null
          and n.day >= @from and m.status <> 'closed' and m.is_planned and not m.is_excused
          and {PupilLifeRows.Stands}
        order by m.day, m.service, p.division, family_name, p.given_name limit @MaxNames
        """;
}
