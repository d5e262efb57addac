using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests.Siecle;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Tests.Roster;

/// <summary>A collège without any pupil, its office, and what was made of the SIECLE sets in it.</summary>
public sealed class ImportedCollege
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(1));

    private int moments;

    private ImportedCollege(Db db, string uai) => (Db, Uai) = (db, uai);

    public Db Db { get; }

    public string Uai { get; }

    public Guid School { get; } = Ids.New(Now);

    public Guid Place { get; } = Ids.New(Now);

    public Guid Office { get; } = Ids.New(Now);

    public Scope Service { get; } = Scope.Service(60);

    public Scope OfficeScope => new(60, Office, Role.SchoolManager, [School]);

    public static async Task<ImportedCollege> CreateAsync(Db db, string uai = "0609991J")
    {
        var college = new ImportedCollege(db, uai);
        await db.WriteAsync(college.Service, async transaction =>
        {
            await transaction.ExecuteAsync("insert into local_authority (tenant, code, name) values (@tenant, '60', 'Essai') on conflict do nothing");
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@Office, 'Bureau', @Now)", new { college.Office, Now });
            await transaction.ExecuteAsync(
                "insert into school (tenant, school_id, uai, name, phone) values (@tenant, @School, @Uai, 'collège Essai', '03 53 01 00 00')", new { college.School, college.Uai });
            await transaction.ExecuteAsync(
                "insert into place (tenant, place_id, host_school_id, name, zone, time_zone) values (@tenant, @Place, @School, 'Restaurant', 'B', 'Europe/Paris')",
                new { college.Place, college.School });
            await transaction.ExecuteAsync(
                "insert into place_service (tenant, place_id, service, weekdays, starts_at) values (@tenant, @Place, 1, @Mask, '11:45')",
                new { college.Place, Weekdays.FiveDays.Mask });
            await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @Office, @Office, 3, @School, @Now)",
                new { college.Office, college.School, Now });
            return 0;
        });
        return college;
    }

    public static RosterSnapshot Set(string name) => SiecleSet.Read(name).Snapshot;

    public Task<ImportOutcome> ImportAsync(RosterSnapshot files, bool manyMayLeave = false, bool otherYear = false, string? key = null) =>
        new ImportRoster(Db).RunAsync(
            OfficeScope, files, new ImportConfirmation(Write: true, key, manyMayLeave, otherYear), Now.AddMinutes(++moments));

    public Task<ImportOutcome> PreviewAsync(RosterSnapshot files, bool otherYear = false) =>
        new ImportRoster(Db).RunAsync(OfficeScope, files, new ImportConfirmation(Write: false, OtherYear: otherYear), Now);

    public async Task<RosterChanges> WrittenAsync(RosterSnapshot files, bool manyMayLeave = false, bool otherYear = false)
    {
        var outcome = Assert.IsType<ImportOutcome.Compared>(await ImportAsync(files, manyMayLeave, otherYear));
        Assert.True(outcome.IsWritten);
        return outcome.Changes;
    }

    /// <summary>A day of service with its cutoff the day before at ten, frozen or not.</summary>
    public Task AddDayAsync(DateOnly day, bool isSealed = false) => Db.WriteAsync(Service, transaction => transaction.ExecuteAsync(
        """
        insert into service_day (tenant, place_id, day, service, status, plan_bit, term, cutoff_at, starts_at, sealed_at)
        values (@tenant, @Place, @day, 1, 'open', @bit, '2026-T1', @cutoff, @starts, @sealedAt)
        """,
        new
        {
            Place, day, bit = Weekdays.Bit(day), cutoff = At(day.AddDays(-1), 10), starts = At(day, 11),
            sealedAt = isSealed ? At(day.AddDays(-1), 11) : (DateTimeOffset?)null,
        }));

    /// <summary>One tier for each day, until its cutoff.</summary>
    public Task AddTiersAsync() => Db.WriteAsync(Service, transaction => transaction.ExecuteAsync(
        """
        insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)
        select tenant, place_id, day, service, 1, version, cutoff_at, day, '10:00', 'Europe/Paris' from service_day where tenant = @tenant
        """));

    public async Task<T> ScalarAsync<T>(string sql, object? values = null) => (await Db.ReadAsync<T>(Service, sql, values)).Single();

    public Task<Guid> PupilAsync(string siecleId) =>
        ScalarAsync<Guid>("select pupil_id from pupil where tenant = @tenant and siecle_id = @siecleId", new { siecleId });

    /// <summary>The days of service on which a pupil is expected.</summary>
    public async Task<IReadOnlyList<DateOnly>> ExpectedAsync(string siecleId) => await Db.ReadAsync<DateOnly>(
        Service,
        """
        select m.day from meal m join pupil p on p.tenant = m.tenant and p.pupil_id = m.pupil_id
        where m.tenant = @tenant and p.siecle_id = @siecleId and m.is_planned and m.cancellation_id is null order by m.day
        """,
        new { siecleId });

    /// <summary>Every row of the tables that an import may touch, to be compared before and after.</summary>
    public async Task<string> EverythingAsync()
    {
        var rows = new List<string>();
        foreach (var table in new[] { "school", "division", "pupil", "earlier_stay", "meal_plan", "guardian", "guardian_link", "siecle_import", "audit", "cancellation", "ledger_entry" })
        {
            rows.AddRange((await Db.ReadAsync<dynamic>(Service, $"select * from {table} where tenant = @tenant"))
                .Select(row => $"{table} {string.Join('|', (IDictionary<string, object?>)row)}").Order(StringComparer.Ordinal));
        }

        return string.Join('\n', rows);
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(1));
}
