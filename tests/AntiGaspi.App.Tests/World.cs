using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.App.Tests;

/// <summary>
/// A small collège in a database: one place, some pupils on the four-day plan at full price, one family account each,
/// days in November and December 2026 with the cutoff of the previous serving day at 10:00 (fixture F of the rules).
/// </summary>
public sealed class World
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(1));

    private int opCount;

    private World(Db db, int tenant) => (Db, Tenant) = (db, tenant);

    public Db Db { get; }

    public int Tenant { get; }

    public Guid School { get; } = NewId();

    public Guid Place { get; } = NewId();

    public Guid Regulation { get; } = NewId();

    public Guid Tariff { get; } = NewId();

    public List<Guid> Pupils { get; } = [];

    public List<Guid> Families { get; } = [];

    public Guid Office { get; } = NewId();

    public Scope Service => Scope.Service(Tenant);

    public Scope OfficeScope => new(Tenant, Office, Role.SchoolManager, [School]);

    public static DateTimeOffset Paris(int month, int day, int hour, int minute = 0, int second = 0) =>
        new(2026, month, day, hour, minute, second, TimeSpan.FromHours(1));

    public static Guid NewId() => Ids.New(Morning);

    public static async Task<World> CreateAsync(Db db, int pupils = 3, int tenant = 60, long? priceCents = 335, bool regulated = true)
    {
        var world = new World(db, tenant);
        await db.WriteAsync(world.Service, async transaction =>
        {
            await world.SeedAsync(transaction, pupils, priceCents, regulated);
            return 0;
        });
        return world;
    }

    public Scope Family(int index) => new(Tenant, Families[index], Role.Family, []);

    public MealRef Meal(int pupil, int month, int day) => new(Pupils[pupil], new(2026, month, day), MealService.Lunch);

    public Operation Op(DateTimeOffset receivedAt) => new(Ids.New(Morning.AddMilliseconds(++opCount)), receivedAt);

    /// <summary>A serving day whose cutoff is the instant given.</summary>
    public Task AddDayAsync(int month, int day, DateTimeOffset cutoff, bool regulated = true, DateTimeOffset? firstTier = null, Guid? place = null) =>
        Db.WriteAsync(Service, async transaction =>
        {
            var values = new
            {
                place = place ?? Place, day = new DateOnly(2026, month, day), cutoff, first = firstTier ?? cutoff, starts = Paris(month, day, 11, 45),
                bit = Weekdays.Bit(new DateOnly(2026, month, day)), regulation = regulated ? Regulation : (Guid?)null,
                localDay = DateOnly.FromDateTime(cutoff.DateTime), localTime = cutoff.ToString("HH:mm", null),
            };
            await transaction.ExecuteAsync(
                """
                insert into service_day (tenant, place_id, day, service, status, plan_bit, term, regulation_id, cutoff_at, starts_at)
                values (@tenant, @place, @day, 1, 'open', @bit, '2026-T1', @regulation, @cutoff, @starts)
                """, values);
            await transaction.ExecuteAsync(
                """
                insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)
                values (@tenant, @place, @day, 1, 1, 1, @first, @localDay, @localTime, 'Europe/Paris')
                """, values);
            if (firstTier is not null)
            {
                await transaction.ExecuteAsync(
                    """
                    insert into service_tier (tenant, place_id, day, service, tier, day_version, cutoff_at, local_day, local_time, time_zone)
                    values (@tenant, @place, @day, 1, 2, 1, @cutoff, @localDay, @localTime, 'Europe/Paris')
                    """, values);
            }

            return 0;
        });

    public async Task<T> ScalarAsync<T>(string sql, object? values = null) => (await Db.ReadAsync<T>(Service, sql, values)).Single();

    /// <summary>What the ledger owes to a family: credits less debits of its account.</summary>
    public Task<long> BalanceAsync(int pupil) => ScalarAsync<long>(
        "select cast(coalesce(sum(case when credit = 'family' then cents else -cents end), 0) as bigint) from ledger_entry where tenant = @tenant and pupil_id = @pupil",
        new { pupil = Pupils[pupil] });

    private async Task SeedAsync(Transaction transaction, int pupils, long? priceCents, bool regulated)
    {
        await transaction.ExecuteAsync("insert into local_authority (tenant, code, name) values (@tenant, @code, 'Essai') on conflict do nothing", new { code = $"T{Tenant}" });
        await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@Office, 'Bureau', @Morning)", new { Office, Morning });
        await transaction.ExecuteAsync("insert into school (tenant, school_id, uai, name, phone) values (@tenant, @School, @uai, 'Jean-Moulin', '03 53 01 00 00')", new { School, uai = School.ToString()[^8..] });
        await transaction.ExecuteAsync("insert into place (tenant, place_id, host_school_id, name, zone, time_zone) values (@tenant, @Place, @School, 'Cuisine', 'B', 'Europe/Paris')", new { Place, School });
        await transaction.ExecuteAsync("insert into role_grant (tenant, grant_id, account_id, role, school_id, granted_at) values (@tenant, @Office, @Office, 3, @School, @Morning)", new { Office, School, Morning });
        await transaction.ExecuteAsync(
            """
            insert into tariff (tenant, tariff_id, school_id, price_class, valid_from, price_cents, act, entered_at, entered_by)
            values (@tenant, @Tariff, @School, 'plein', @day, @priceCents, 'CD 2025-12', @Morning, @Office)
            """, new { Tariff, School, Office, Morning, priceCents, day = new DateOnly(2026, 1, 1) });
        if (regulated)
        {
            await SeedRegulationAsync(transaction);
            await SeedRatesAsync(transaction, priceCents);
        }

        for (var i = 0; i < pupils; i++)
        {
            await SeedPupilAsync(transaction, i);
        }
    }

    private async Task SeedRegulationAsync(Transaction transaction)
    {
        await transaction.ExecuteAsync(
            """
            insert into regulation (tenant, regulation_id, number, voted_day, executory_day, valid_from, covers, document, registered_at, registered_by)
            values (@tenant, @Regulation, '2026-1', @day, @day, @day, '*', @document, @Morning, @Office)
            """, new { Regulation, Office, Morning, document = await File.ReadAllTextAsync(Repository.PathOf("regulations", "veille-10h.yaml")), day = new DateOnly(2026, 9, 1) });
    }

    private Task SeedRatesAsync(Transaction transaction, long? priceCents) => transaction.ExecuteEachAsync(
        """
        insert into refund_rate (tenant, school_id, price_class, tier, valid_from, regulation_id, tariff_id, article, price_cents, refund_cents)
        values (@tenant, @School, 'plein', @tier, @day, @Regulation, @Tariff, '4', @priceCents, @refund)
        """,
        new[] { (Tier: 0, Refund: priceCents), (Tier: 1, Refund: priceCents), (Tier: 2, Refund: priceCents - 150) },
        rate => new { School, Regulation, Tariff, tier = rate.Tier, priceCents, refund = rate.Refund, day = new DateOnly(2026, 1, 1) });

    private async Task SeedPupilAsync(Transaction transaction, int index)
    {
        var (pupil, account, guardian) = (NewId(), NewId(), NewId());
        Pupils.Add(pupil);
        Families.Add(account);
        await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@id, @name, @Morning)", new { id = account, name = $"Famille {index}", Morning });
        await transaction.ExecuteAsync(
            """
            insert into pupil (tenant, pupil_id, school_id, siecle_id, family_name, given_name, division, boarding_code)
            values (@tenant, @pupil, @School, @siecle, @name, 'Enfant', '5B', '24')
            """, new { pupil, School, siecle = $"{1000 + index}", name = $"NOM{index}" });
        await transaction.ExecuteAsync(
            """
            insert into meal_plan (tenant, pupil_id, service, valid_from, place_id, weekdays, basis, price_class, menu_option)
            values (@tenant, @pupil, 1, @day, @Place, @mask, 'flat', 'plein', 'standard')
            """, new { pupil, Place, mask = Weekdays.FourDays.Mask, day = new DateOnly(2026, 9, 1) });
        await transaction.ExecuteAsync(
            """
            insert into guardian (tenant, guardian_id, school_id, siecle_person_id, account_id, title, family_name, given_name)
            values (@tenant, @guardian, @School, @person, @account2, 'MME', @name, 'Parent')
            """, new { guardian, School, person = $"{2000 + index}", account2 = account, name = $"NOM{index}" });
        await transaction.ExecuteAsync(
            "insert into guardian_link (tenant, pupil_id, guardian_id, level, is_payer) values (@tenant, @pupil, @guardian, 1, @payer)",
            new { pupil, guardian, payer = true });
    }
}
