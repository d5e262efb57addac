using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>A pupil who has lunch by the plan on a day, with what was said and what was seen.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="FamilyName">The name in use.</param>
/// <param name="GivenName">The first name.</param>
/// <param name="Division">The class.</param>
/// <param name="Said">What was said of the meal.</param>
/// <param name="IsPresent">What was seen and differs; null for nothing.</param>
/// <param name="IsFixed">Whether another than this list saw it, or the family was told: this list leaves it as it is.</param>
public sealed record SheetLine(Guid PupilId, string FamilyName, string GivenName, string? Division, MealState Said, bool? IsPresent, bool IsFixed);

/// <summary>The list of a school for one day.</summary>
/// <param name="Lines">The pupils, by class.</param>
/// <param name="StartsAt">When the service begins; null when nobody has a meal.</param>
/// <param name="DeclaredAt">When the list was declared whole; null when it was not.</param>
public sealed record DaySheet(IReadOnlyList<SheetLine> Lines, DateTimeOffset? StartsAt, DateTimeOffset? DeclaredAt);

/// <summary>Reads the list of a day for the office: who was expected, who was not, who was seen. No diet, no amount, no reason.</summary>
public sealed class AttendanceSheet(Db db)
{
    /// <summary>Most pupils of one list.</summary>
    public const int MaxLines = 2000;

    /// <summary>The list of a school of the office; empty for any other school.</summary>
    public async Task<DaySheet> RunAsync(Scope scope, Guid schoolId, DateOnly day)
    {
        var rows = await db.ReadAsync<Row>(scope, Sql, new { schoolId, day, MaxLines });
        return new(rows.Select(row => row.Line).ToList(), rows.Count == 0 ? null : rows.Min(row => row.StartsAt), rows.Count == 0 ? null : rows[0].DeclaredAt);
    }

    /// <summary>The lines, for the act that declares them too.</summary>
    internal const string Sql = """
        select p.pupil_id, coalesce(p.usage_name, p.family_name) as family_name, p.given_name, p.division, m.day, m.service, m.is_planned, m.status, m.opens_at, m.cutoff_at,
          m.sealed_at, m.starts_at, m.is_excused, m.is_told_late, m.cancellation_id, a.is_present, a.source, a.told_evening, w.declared_at
        from role_grant r
        join pupil p on p.tenant = r.tenant and p.school_id = r.school_id
        join meal m on m.tenant = p.tenant and m.pupil_id = p.pupil_id
        left join attendance a on a.tenant = m.tenant and a.pupil_id = m.pupil_id and a.day = m.day and a.service = m.service
        left join attendance_list w on w.tenant = p.tenant and w.school_id = p.school_id and w.day = m.day and w.service = m.service
        where r.tenant = @tenant and r.account_id = @account and r.role = 3 and r.ended_at is null and r.school_id = @schoolId
          and m.day = @day and m.service = 1 and m.status <> 'closed' and m.is_planned and not m.is_excused
        order by p.division, family_name, p.given_name, p.pupil_id limit @MaxLines
        """;

    internal sealed record Row : MealColumns
    {
        public Guid PupilId { get; init; }

        public string FamilyName { get; init; } = "";

        public string GivenName { get; init; } = "";

        public string? Division { get; init; }

        public Guid? CancellationId { get; init; }

        public bool? IsPresent { get; init; }

        public string? Source { get; init; }

        public DateOnly? ToldEvening { get; init; }

        public DateTimeOffset? DeclaredAt { get; init; }

        public MealState Said => MealStates.Of(FactsWhen(CancellationId is not null));

        public SheetLine Line => new(PupilId, FamilyName, GivenName, Division, Said, IsPresent, IsPresent is not null && (Source != "office" || ToldEvening is not null));
    }
}
