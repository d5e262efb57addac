using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
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

    public Guid Batch { get; } = NewId();

    public Guid Principal { get; } = NewId();

    public Guid Absence { get; } = NewId();

    public Guid Contest { get; } = NewId();

    /// <summary>Adds it to the database of a demonstration.</summary>
    public static async Task<SecondAuthority> AddAsync(Db db)
    {
        var added = new SecondAuthority();
        await db.WriteAsync(Scope.Service(Tenant), async transaction =>
        {
            var values = new { added.Manager, added.School, added.Place, added.Pupil, added.Event, added.Import, added.Upload, added.Request, added.Absence, added.Contest, no = false, added.Batch, added.Principal, Day, now = StorySite.Start, year = new DateOnly(2026, 9, 1), document = File.ReadAllText(Repository.PathOf("regulations", "veille-10h.yaml")) };
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
        insert into standing_absence (tenant, absence_id, pupil_id, service, rhythm, weekdays, first_day, last_day, declared_at, declared_by, said_at, said_by, channel)
        values (@tenant, @Absence, @Pupil, 1, 1, 1, @year, @Day, @now, @Manager, @now, @Manager, 'office')
        """,
        """
        insert into attendance (tenant, pupil_id, day, service, is_present, source, recorded_at, recorded_by, told_evening)
        values (@tenant, @Pupil, '2026-11-20', 1, @no, 'office', @now, @Manager, '2026-11-20')
        """,
        """
        insert into contest (tenant, contest_id, pupil_id, day, service, account_id, received_at, due_day)
        values (@tenant, @Contest, @Pupil, '2026-11-20', 1, @Manager, @now, '2026-11-30')
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
        "insert into account (account_id, display_name, created_at) values (@Principal, 'Direction d’ailleurs', @now)",
        "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @Principal, @Principal, 4, @School, @now)",
        """
        insert into regulation (tenant, regulation_id, number, voted_day, executory_day, valid_from, covers, document, registered_at, registered_by)
        values (@tenant, @Import, '1', '2026-06-01', '2026-06-15', '2026-09-01', '*', @document, @now, @Manager)
        """,
        """
        insert into tariff (tenant, tariff_id, school_id, price_class, valid_from, price_cents, act, entered_at, entered_by)
        values (@tenant, @Import, @School, 'DP4', '2026-01-01', 335, 'essai', @now, @Manager)
        """,
        """
        insert into ledger_entry (tenant, cause_id, pupil_id, day, service, kind, debit, credit, cents, term, regulation_id, tariff_id, entered_at)
        values (@tenant, @Event, @Pupil, '2026-10-01', 1, 'event_refund', 'refund_orders', 'family', 335, '2026-T1', @Import, @Import, @now)
        """,
        """
        insert into refund_batch (tenant, batch_id, school_id, exercise, number, first_day, last_day, entries, accounts, cents, sha256, state, prepared_at, prepared_by)
        values (@tenant, @Batch, @School, 2026, 1, '2026-10-01', '2026-10-31', 1, 1, 335, '', 'prepared', @now, @Manager)
        """,
        """
        insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind)
        values (@tenant, @Batch, @Event, @Pupil, '2026-10-01', 1, 'event_refund')
        """,
        "update refund_batch set state = 'signed', decided_at = @now, decided_day = '2026-11-23', decided_by = @Principal where tenant = @tenant and batch_id = @Batch",
        "insert into siecle_upload (tenant, upload_id, file_rank, account_id, name, content, sent_at) values (@tenant, @Upload, 0, @Manager, 'a.xml', x'3C', @now)",
    ];
}
