using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Roster;

/// <summary>A plan of a pupil, in the order of time.</summary>
public sealed record PupilPlan
{
    public DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public int Weekdays { get; init; }

    public string Basis { get; init; } = "";

    public string PlaceName { get; init; } = "";
}

/// <summary>An adult who answers for a pupil: enough to know who calls, and no way to reach them.</summary>
public record PupilGuardian
{
    public string Title { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";

    public GuardianLevel Level { get; init; }

    public bool IsPayer { get; init; }

    public string DisplayName => $"{Title} {GivenName} {UsageName ?? FamilyName}".Trim();
}

/// <summary>What the office sees of one pupil.</summary>
public sealed record PupilDetails
{
    public Guid PupilId { get; init; }

    public string FamilyName { get; init; } = "";

    public string? UsageName { get; init; }

    public string GivenName { get; init; } = "";

    public DateOnly? BirthDay { get; init; }

    public string? Division { get; init; }

    public string BoardingCode { get; init; } = "";

    public DateOnly? EntryDay { get; init; }

    public DateOnly? ExitDay { get; init; }

    public string SchoolName { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>The weekdays on which the canteen of the school serves.</summary>
    public int ServedWeekdays { get; init; }

    public IReadOnlyList<PupilPlan> Plans { get; init; } = [];

    public IReadOnlyList<PupilGuardian> Guardians { get; init; } = [];

    public string DisplayName => UsageName ?? FamilyName;

    public BoardingStatus Boarding => BoardingStatus.Of(BoardingCode);

    /// <summary>The day at the school.</summary>
    public DateOnly TodayAt(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>Reads one pupil for the school office.</summary>
public sealed class PupilCard(Db db)
{
    /// <summary>The pupil; null when it is not one of the account's schools.</summary>
    public async Task<PupilDetails?> RunAsync(Scope scope, Guid pupilId)
    {
        var found = await db.ReadAsync<PupilDetails>(scope, Pupil, new { pupilId });
        return found is not [var pupil]
            ? null
            : pupil with
            {
                Plans = await db.ReadAsync<PupilPlan>(scope, Plans, new { pupilId }),
                Guardians = await db.ReadAsync<PupilGuardian>(scope, Guardians, new { pupilId }),
            };
    }

    private const string MayAct =
        "exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = @pupilId and y.door = 'office')";

    private const string Pupil = $"""
        select p.pupil_id, p.family_name, p.usage_name, p.given_name, p.birth_day, p.division, p.boarding_code, p.entry_day, p.exit_day,
          s.name as school_name, l.time_zone,
          coalesce((select v.weekdays from place_service v where v.tenant = l.tenant and v.place_id = l.place_id and v.service = 1), 0) as served_weekdays
        from pupil p
        join school s on s.tenant = p.tenant and s.school_id = p.school_id
        join place l on l.tenant = s.tenant and l.place_id = (
          select x.place_id from place x where x.tenant = s.tenant and x.host_school_id = s.school_id order by x.place_id limit 1)
        where p.tenant = @tenant and p.pupil_id = @pupilId and {MayAct}
        """;

    private const string Plans = $"""
        select m.valid_from, m.valid_to, m.weekdays, m.basis, l.name as place_name
        from meal_plan m
        join place l on l.tenant = m.tenant and l.place_id = m.place_id
        where m.tenant = @tenant and m.pupil_id = @pupilId and m.service = 1 and (m.valid_to is null or m.valid_to > m.valid_from) and {MayAct}
        order by m.valid_from
        """;

    private const string Guardians = $"""
        select u.title, u.family_name, u.usage_name, u.given_name, g.level, g.is_payer
        from guardian_link g
        join guardian u on u.tenant = g.tenant and u.guardian_id = g.guardian_id
        where g.tenant = @tenant and g.pupil_id = @pupilId and g.ended_at is null and {MayAct}
        order by g.level, u.family_name, u.given_name, u.guardian_id
        """;
}
