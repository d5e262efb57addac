using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Roster;

/// <summary>A school that an office runs, with its canteen and its last import.</summary>
public sealed record OfficeSchool
{
    public Guid SchoolId { get; init; }

    public string Uai { get; init; } = "";

    public string Name { get; init; } = "";

    public string Phone { get; init; } = "";

    public Guid PlaceId { get; init; }

    public string TimeZone { get; init; } = "";

    /// <summary>The weekdays on which the canteen serves lunch, as a mask.</summary>
    public int Weekdays { get; init; }

    /// <summary>When the last files were exported, on the clock of the school; none before the first import.</summary>
    public string? LastExportedAt { get; init; }

    /// <summary>The day at the school.</summary>
    public DateOnly TodayAt(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);
}

/// <summary>An import that was confirmed, as it is kept.</summary>
public sealed record KeptImport
{
    public Guid ImportId { get; init; }

    public string SchoolName { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public int SchoolYear { get; init; }

    public string ExportedAt { get; init; } = "";

    public string Counts { get; init; } = "";

    public DateTimeOffset ConfirmedAt { get; init; }
}

/// <summary>Reads the schools that an office was granted, and what was imported into them.</summary>
public sealed class OfficeSchools(Db db)
{
    /// <summary>Imports shown at most.</summary>
    public const int MaxImports = 20;

    /// <summary>The schools that the account works for, in the order of their names: of the office, or of pupils' life.</summary>
    public Task<IReadOnlyList<OfficeSchool>> RunAsync(Scope scope) => db.ReadAsync<OfficeSchool>(scope, Schools, new { role = (int)scope.Role });

    /// <summary>The last imports into these schools, newest first.</summary>
    public Task<IReadOnlyList<KeptImport>> ImportsAsync(Scope scope) => db.ReadAsync<KeptImport>(scope, Imports, new { MaxImports });

    private const string Schools = """
        select s.school_id, s.uai, s.name, s.phone, p.place_id, p.time_zone,
          coalesce((select v.weekdays from place_service v where v.tenant = p.tenant and v.place_id = p.place_id and v.service = 1), 0) as weekdays,
          (select max(i.exported_at) from siecle_import i where i.tenant = s.tenant and i.school_id = s.school_id) as last_exported_at
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        join place p on p.tenant = s.tenant and p.place_id = (
          select x.place_id from place x where x.tenant = s.tenant and x.host_school_id = s.school_id order by x.place_id limit 1)
        where r.tenant = @tenant and r.account_id = @account and r.role = @role and r.role in (3, 5) and r.ended_at is null
        order by s.name, s.uai
        """;

    private const string Imports = """
        select i.import_id, s.name as school_name, p.time_zone, i.school_year, i.exported_at, i.counts, i.confirmed_at
        from role_grant r
        join school s on s.tenant = r.tenant and s.school_id = r.school_id
        join place p on p.tenant = s.tenant and p.place_id = (
          select x.place_id from place x where x.tenant = s.tenant and x.host_school_id = s.school_id order by x.place_id limit 1)
        join siecle_import i on i.tenant = s.tenant and i.school_id = s.school_id
        where r.tenant = @tenant and r.account_id = @account and r.role = 3 and r.ended_at is null
        order by i.confirmed_at desc, i.import_id desc limit @MaxImports
        """;
}
