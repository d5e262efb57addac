using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>A second collectivité beside the demonstration's: a school with one of everything that an address may name.</summary>
internal sealed class SecondAuthority
{
    public const int Tenant = 2;

    private static readonly DateOnly Day = new(2026, 11, 24);

    public Guid Manager { get; } = NewId();

    public Guid School { get; } = NewId();

    public Guid Place { get; } = NewId();

    public Guid Pupil { get; } = NewId();

    public Guid Event { get; } = NewId();

    public Guid Import { get; } = NewId();

    public Guid Upload { get; } = NewId();

    public Guid Request { get; } = NewId();

    /// <summary>Adds it to the database of a demonstration.</summary>
    public static async Task<SecondAuthority> AddAsync(Db db)
    {
        var added = new SecondAuthority();
        await db.WriteAsync(Scope.Service(Tenant), async transaction =>
        {
            var values = new { added.Manager, added.School, added.Place, added.Pupil, added.Event, added.Import, added.Upload, added.Request, Day, now = StorySite.Start, year = new DateOnly(2026, 9, 1) };
            foreach (var statement in Statements)
            {
                await transaction.ExecuteAsync(statement, values);
            }

            return Statements.Length;
        });
        return added;
    }

    private static Guid NewId() => Ids.New(StorySite.Start);

    private static readonly string[] Statements =
    [
        "insert into local_authority (tenant, code, name) values (@tenant, 'AILLEURS', 'Ailleurs')",
        "insert into account (account_id, display_name, created_at) values (@Manager, 'Gestion d’ailleurs', @now)",
        "insert into account_tenant (tenant, account_id) values (@tenant, @Manager)",
        "insert into school (tenant, school_id, uai, name, phone) values (@tenant, @School, '0020001A', 'collège Ailleurs', '03 23 00 00 00')",
        "insert into place (tenant, place_id, host_school_id, name, zone, time_zone) values (@tenant, @Place, @School, 'Restaurant Ailleurs', 'B', 'Europe/Paris')",
        "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @Place, 1, 27, '11:45')",
        "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @School, @Manager, 3, @School, @now)",
        """
        insert into pupil (tenant, pupil_id, school_id, siecle_id, family_name, given_name, division, boarding_code)
        values (@tenant, @Pupil, @School, '1', 'AILLEURS', 'Enfant', '5B', '24')
        """,
        """
        insert into meal_plan (tenant, pupil_id, service, valid_from, place_id, weekdays, basis, price_class, menu_option)
        values (@tenant, @Pupil, 1, @year, @Place, 27, 'flat', 'DP4', 'standard')
        """,
        """
        insert into service_day (tenant, place_id, day, service, status, plan_bit, term, cutoff_at, starts_at)
        values (@tenant, @Place, @Day, 1, 'open', 2, '2026-T1', '2026-11-23T09:00:00.000Z', '2026-11-24T10:45:00.000Z')
        """,
        """
        insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)
        values (@tenant, @Place, @Day, 1, 1, 1, '2026-11-23T09:00:00.000Z', '2026-11-23', '10:00', 'Europe/Paris')
        """,
        """
        insert into calendar_event (tenant, event_id, place_id, school_id, kind, first_day, last_day, label, created_at, created_by)
        values (@tenant, @Event, @Place, @School, 'closure', '2026-12-04', '2026-12-04', 'ailleurs', @now, @Manager)
        """,
        """
        insert into siecle_import (tenant, import_id, school_id, school_year, exported_at, files_sha256, counts, confirmed_at, confirmed_by)
        values (@tenant, @Import, @School, 2026, '2026-11-02T08:00:00', 'a', '{}', @now, @Manager)
        """,
        """
        insert into link_request (tenant, request_id, pupil_id, account_id, why, asked_at)
        values (@tenant, @Request, @Pupil, @Manager, 'not_recognised', @now)
        """,
        "insert into siecle_upload (tenant, upload_id, file_rank, account_id, name, content, sent_at) values (@tenant, @Upload, 0, @Manager, 'a.xml', x'3C', @now)",
    ];
}
