using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;

namespace AntiGaspi.App.Meals;

/// <summary>Whose word something is, for whoever reads of it: never a name.</summary>
public enum Speaker
{
    /// <summary>The reader.</summary>
    Yourself = 1,

    /// <summary>An adult who answers for the child: for a parent the other one, for the office the family.</summary>
    Guardian = 2,

    /// <summary>The school office.</summary>
    School = 3,
}

/// <summary>A standing absence, as it is listed.</summary>
public sealed record StandingAbsence
{
    public Guid AbsenceId { get; init; }

    public Guid PupilId { get; init; }

    public string GivenName { get; init; } = "";

    public AbsenceRhythm Rhythm { get; init; }

    public int Weekdays { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    public DateTimeOffset DeclaredAt { get; init; }

    /// <summary>Who declared it.</summary>
    public Speaker Who { get; init; }

    /// <summary>When it was ended; none while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it ended because nobody answered.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The zone of the place.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>When the last word on it was said.</summary>
    public DateTimeOffset SaidAt { get; init; }

    /// <summary>The next meal that nobody answered for: its day and its deadline; none when it is no absence until further notice.</summary>
    public DateOnly? AskedDay { get; init; }

    public DateTimeOffset? AskedCutoffAt { get; init; }

    /// <summary>Whether the question of the next meal is open now.</summary>
    public bool IsAsked(DateTimeOffset now) =>
        AskedCutoffAt is { } cutoff && EndedAt is null && FurtherNotice.IsAsked(cutoff, TimeZoneInfo.FindSystemTimeZoneById(TimeZone), now);
}

/// <summary>Reads the standing absences of a family's children, or of one pupil for the office: those that go on, and those that nobody answered for lately.</summary>
public sealed class StandingAbsences(Db db)
{
    /// <summary>How long it is told that an absence ended because nobody answered.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(7);

    /// <summary>The absences, child after child, in the order of their first days.</summary>
    /// <param name="scope">A family, or an office.</param>
    /// <param name="pupilId">The pupil that an office asks for; null for a family.</param>
    /// <param name="now">The instant of the request.</param>
    public Task<IReadOnlyList<StandingAbsence>> RunAsync(Scope scope, Guid? pupilId, DateTimeOffset now) => db.ReadAsync<StandingAbsence>(scope, Sql, new
    {
        pupilId = pupilId ?? Guid.Empty, any = pupilId is null ? 1 : 0, now = now.ToStored(), since = (now - Told).ToStored(),
        today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
    });

    // Whoever is, or was, an adult of the child is one; anybody else who may act is the school.
    private const string Sql = $"""
        select a.absence_id, a.pupil_id, p.given_name, a.rhythm, a.weekdays, a.first_day, a.last_day, a.declared_at, a.ended_at, a.said_at,
          (a.ended_at is not null and a.ended_by is null) as is_unanswered,
          case when a.declared_by = @account then 1
            when exists (select 1 from guardian_link g join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
              where g.tenant = a.tenant and g.pupil_id = a.pupil_id and u.account_id = a.declared_by) then 2
            else 3 end as who,
          coalesce((select l.time_zone from meal_plan x join place l on l.tenant = x.tenant and l.place_id = x.place_id
            where x.tenant = a.tenant and x.pupil_id = a.pupil_id and x.service = a.service order by x.valid_from desc limit 1), 'Europe/Paris') as time_zone,
          (select m.day {Asked}) as asked_day,
          (select m.cutoff_at {Asked}) as asked_cutoff_at
        from standing_absence a
        join pupil p on p.tenant = a.tenant and p.pupil_id = a.pupil_id
        where a.tenant = @tenant and (@any = 1 or a.pupil_id = @pupilId)
          and exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and @scopeDoor in (y.door, 'any') and y.pupil_id = a.pupil_id)
          and a.last_day >= @today and (a.ended_at is null or (a.ended_by is null and a.ended_at >= @since))
        order by p.birth_day, p.given_name, p.pupil_id, a.first_day, a.absence_id
        """;

    // The first meal of an absence until further notice that it has not taken.
    private const string Asked = """
        from meal m
        where m.tenant = a.tenant and m.pupil_id = a.pupil_id and m.service = a.service and a.rhythm = 2 and a.ended_at is null
          and m.day >= a.first_day and m.day <= a.last_day and m.is_planned and not m.is_excused and m.status <> 'closed' and @now < m.cutoff_at
          and not exists (select 1 from standing_absence_day x where x.tenant = a.tenant and x.absence_id = a.absence_id and x.day = m.day and x.service = m.service)
        order by m.day, m.service limit 1
        """;
}
