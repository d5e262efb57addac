using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Refunds;

/// <summary>A school whose refund batches an account reads: it prepares them, may sign them now, or controls them.</summary>
public sealed record BatchSchool
{
    public Guid SchoolId { get; init; }

    public string Name { get; init; } = "";

    public string TimeZone { get; init; } = "";

    /// <summary>The first day of a delegation; none for a role.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day of a delegation.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The day at the school.</summary>
    public DateOnly TodayAt(DateTimeOffset now) => BatchReach.DayOf(TimeZone, now);
}

/// <summary>
/// Which schools' refund batches an account reads, in the role it works in: the office and the accountant by their role, the
/// principal and whoever the principal lets sign by the view of those who may sign, on that day at the school.
/// </summary>
internal static class BatchReach
{
    public static DateOnly DayOf(string timeZone, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    public static async Task<IReadOnlyList<BatchSchool>> SchoolsAsync(Db db, Scope scope, DateTimeOffset now) =>
        (await db.ReadAsync<BatchSchool>(scope, Schools, new { role = (int)scope.Role }))
        .Where(school => (school.FirstDay ?? DateOnly.MinValue) <= school.TodayAt(now) && school.TodayAt(now) <= (school.LastDay ?? DateOnly.MaxValue))
        .DistinctBy(school => school.SchoolId)
        .ToList();

    /// <summary>The zone of a school, by whose clock its days are told.</summary>
    public const string ZoneOfSchool = "coalesce((select min(l.time_zone) from place l where l.tenant = s.tenant and l.host_school_id = s.school_id), 'Europe/Paris')";

    private const string Schools = $"""
        select y.school_id, s.name, y.first_day, y.last_day, {ZoneOfSchool} as time_zone
        from (
          select r.tenant, r.school_id, null as first_day, null as last_day
          from role_grant r
          where r.tenant = @tenant and r.account_id = @account and r.role = @role and r.role in (3, 6) and r.ended_at is null
          union all
          select m.tenant, m.school_id, m.first_day, m.last_day
          from may_sign m
          where m.tenant = @tenant and m.account_id = @account
            and (@role = 4 and m.first_day is null or @role = 5 and m.first_day is not null)
        ) y
        join school s on s.tenant = y.tenant and s.school_id = y.school_id
        order by s.name, s.school_id
        """;
}
