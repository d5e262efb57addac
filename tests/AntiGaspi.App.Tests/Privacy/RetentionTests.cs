using System.Text.Json;
using AntiGaspi.App.Access;
using AntiGaspi.App.Impact;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Privacy;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;

namespace AntiGaspi.App.Tests.Privacy;

/// <summary>The retention schedule with a moved clock: a millisecond before its time each class is whole, a millisecond after it is empty.</summary>
public abstract class RetentionTests(Engine engine)
{
    // What is left of each class, and the instant at which its time is over. The family's pupil leaves on 30 June 2027.
    private static readonly Dictionary<Retention, (string Over, string Left)> Cases = new()
    {
        [Retention.Upload] = ("2026-11-23T07:30:00Z", "select count(*) from siecle_upload where tenant = @tenant"),
        [Retention.Session] = ("2026-11-23T19:00:00Z", "select (select count(*) from session where account_id = @Who) + (select count(*) from enrolment_code where tenant = @tenant)"),
        [Retention.Queue] = ("2026-12-25T07:00:00Z", "select count(*) from operation where tenant = @tenant and account_id = @Who"),
        [Retention.Diet] = ("2027-06-30T23:59:59.999Z", "select count(*) from meal_plan where tenant = @tenant and pupil_id = @Pupil and menu_option <> 'standard'"),
        [Retention.Meals] = ("2027-11-30T23:59:59.999Z", """
            select (select count(*) from cancellation where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from late_notice where tenant = @tenant and pupil_id = @Pupil)
              + (select count(*) from event_pupil where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from pupil_life_notice where tenant = @tenant and pupil_id = @Pupil)
              + (select count(*) from standing_absence where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from standing_absence_day where tenant = @tenant and pupil_id = @Pupil)
              + (select count(*) from late_notice_back where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from earlier_stay where tenant = @tenant and pupil_id = @Pupil)
              + (select count(*) from attendance where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from contest where tenant = @tenant and pupil_id = @Pupil)
            """),
        [Retention.Guardian] = ("2027-11-30T23:59:59.999Z", """
            select (select count(*) from guardian where tenant = @tenant and guardian_id in (@Guardian, @OtherGuardian))
              + (select count(*) from guardian_link where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from custody where tenant = @tenant and pupil_id = @Pupil)
            """),
        [Retention.Pupil] = ("2027-12-31T23:59:59.999Z", """
            select (select count(*) from pupil where tenant = @tenant and pupil_id = @Pupil) + (select count(*) from meal_plan where tenant = @tenant and pupil_id = @Pupil)
            """),
        [Retention.Log] = ("2027-11-23T07:00:00Z", """
            select (select count(*) from audit where tenant = @tenant and action = 'act') + (select count(*) from role_grant where tenant = @tenant and ended_at is not null)
              + (select count(*) from invitation where tenant = @tenant) + (select count(*) from invited_address where tenant = @tenant)
              + (select count(*) from delegation where tenant = @tenant)
            """),
        [Retention.HealthLog] = ("2029-11-23T07:00:00Z", "select count(*) from audit where tenant = @tenant and action = 'diet.read'"),
        [Retention.Account] = ("2028-11-23T07:00:00Z", """
            select (select count(*) from account where account_id = @Idle) + (select count(*) from identity where account_id = @Idle)
              + (select count(*) from account_tenant where account_id = @Idle) + (select count(*) from second_factor where account_id = @Idle)
            """),
    };

    // Never deleted by the program: nothing of a person, or vouchers, whose destruction needs a visa.
    private static readonly Retention[] Kept = [Retention.Reference, Retention.Office, Retention.Voucher, Retention.Evidence];

    public static TheoryData<Retention> Classes => [.. Cases.Keys];

    public static TheoryData<Retention> Steps => [.. ApplyRetention.Steps.Select(step => step.Class).Distinct()];

    [Fact]
    public void Every_class_of_the_catalogue_is_tried_here_or_is_kept_for_a_reason() =>
        Assert.Empty(PersonalData.Tables.SelectMany(table => table.Personal.Select(column => column.Retention).Append(table.Retention)).Distinct()
            .Except(Cases.Keys).Except(Kept));

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task A_class_is_whole_before_its_time_and_empty_after_it(Retention kind)
    {
        await using var db = await Stores.NewAsync(engine);
        var (family, idle) = await SeedAsync(db);
        var over = DateTimeOffset.Parse(Cases[kind].Over, null);
        var before = await LeftAsync(family, idle, kind);

        Assert.NotEqual(0, before);
        await PassAsync(family.World, over.AddMilliseconds(-1));
        Assert.Equal(before, await LeftAsync(family, idle, kind));

        await PassAsync(family.World, over.AddMilliseconds(1));
        Assert.Equal(0, await LeftAsync(family, idle, kind));
        Assert.Empty((await new VerifyAudit(db).RunAsync(family.World.Service, "T60", [], over.AddDays(1))).Faults);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_class_that_is_left_out_is_missed(Retention kind)
    {
        await using var db = await Stores.NewAsync(engine);
        var (family, idle) = await SeedAsync(db);
        var without = new ApplyRetention(db, ApplyRetention.Steps.Where(step => step.Class != kind).ToList());

        await PassAsync(family.World, DateTimeOffset.Parse(Cases[kind].Over, null).AddMilliseconds(1), without);

        Assert.NotEqual(0, await LeftAsync(family, idle, kind));
    }

    [Fact]
    public async Task A_pass_that_stopped_anywhere_is_finished_by_the_next_and_a_third_finds_nothing()
    {
        var late = DateTimeOffset.Parse("2031-01-01T00:00:00Z", null);
        for (var done = 0; done < ApplyRetention.Steps.Count; done += 3)
        {
            await using var db = await Stores.NewAsync(engine);
            var (family, idle) = await SeedAsync(db);
            await new ApplyRetention(db, ApplyRetention.Steps.Take(done).ToList()).RunAsync(family.World.Service, late);

            await PassAsync(family.World, late);

            foreach (var kind in Cases.Keys)
            {
                Assert.Equal(0, await LeftAsync(family, idle, kind));
            }

            Assert.Equal(0, await new ApplyRetention(db).RunAsync(family.World.Service, late));
        }
    }

    [Fact]
    public async Task What_a_pupil_who_stays_eats_is_said_again_each_september()
    {
        await using var db = await Stores.NewAsync(engine);
        var family = await MarkedFamily.CreateAsync(await World.CreateAsync(db), 0, "reste");
        Task<long> SpecialAsync() => family.World.ScalarAsync<long>("select count(*) from meal_plan where tenant = @tenant and menu_option <> 'standard'");

        await PassAsync(family.World, DateTimeOffset.Parse("2027-08-31T23:59:59.999Z", null));
        Assert.Equal(1, await SpecialAsync());
        await PassAsync(family.World, DateTimeOffset.Parse("2027-09-01T00:00:00Z", null));
        Assert.Equal(0, await SpecialAsync());
    }

    [Fact]
    public async Task What_a_credit_that_is_still_open_needs_is_never_touched()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var owed = await MarkedFamily.CreateAsync(world, 0, "dû");
        await LeaveAsync(owed);

        await PassAsync(world, DateTimeOffset.Parse("2036-01-01T00:00:00Z", null));

        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant and pupil_id = @Pupil and family_name like 'dû%'", new { owed.Pupil }));
        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from guardian where tenant = @tenant and guardian_id in (@Guardian, @OtherGuardian)", owed.Ids()));
        Assert.Equal((1, 335), (await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant and pupil_id = @Pupil", new { owed.Pupil }), await world.BalanceAsync(0)));
    }

    [Fact]
    public async Task A_pupil_whose_vouchers_are_kept_names_nobody_any_more()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db);
        var even = await MarkedFamily.CreateAsync(world, 0, "soldé", restores: true);
        await LeaveAsync(even);

        await PassAsync(world, DateTimeOffset.Parse("2028-01-01T00:00:00Z", null));

        Assert.Equal(2, await world.ScalarAsync<long>("select count(*) from ledger_entry where tenant = @tenant and pupil_id = @Pupil", new { even.Pupil }));
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from pupil where tenant = @tenant and pupil_id = @Pupil and erased_at is not null and family_name = ''", new { even.Pupil }));
    }

    [Fact]
    public async Task Public_figures_stay_what_they_were_when_their_cancellations_go()
    {
        await using var db = await Stores.NewAsync(engine);
        var world = await World.CreateAsync(db, pupils: 14, priceCents: null, regulated: false);
        await world.AddDayAsync(11, 26, World.Paris(11, 25, 10), regulated: false);
        await new CancelMeals(db).RunAsync(world.OfficeScope, world.Op(World.Morning), Enumerable.Range(0, 13).Select(pupil => world.Meal(pupil, 11, 26)).ToList());
        await db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync("update service_day set sealed_at = cutoff_at, sealed_version = 1 where tenant = @tenant"));
        var today = new DateOnly(2028, 1, 2);
        var before = JsonSerializer.Serialize(await new PublicFigures(db).RunAsync(world.Tenant, today));

        await PassAsync(world, DateTimeOffset.Parse("2028-01-01T00:00:00Z", null));

        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from cancellation where tenant = @tenant"));
        Assert.Contains("13", before, StringComparison.Ordinal);
        Assert.Equal(before, JsonSerializer.Serialize(await new PublicFigures(db).RunAsync(world.Tenant, today)));
    }

    // Every act of the schedule, as the jobs run them.
    private static async Task PassAsync(World world, DateTimeOffset now, ApplyRetention? apply = null)
    {
        var db = world.Db;
        await new SiecleUploads(db).DropOldAsync(world.Service, now);
        await new CloseSessions(db).EndedAsync(now);
        await new ForgetMessages(db).RunAsync(world.Service, now);
        await (apply ?? new ApplyRetention(db)).RunAsync(world.Service, now);
        await new LinkAudit(db).RunAsync(world.Service, now, everything: true);
        await new PurgeTrail(db).RunAsync(world.Service, now);
        if (apply is null)
        {
            await new ApplyRetention(db).OfAccountsAsync(now);
        }
    }

    private static Task<long> LeftAsync(MarkedFamily family, Guid idle, Retention kind) =>
        family.World.ScalarAsync<long>(Cases[kind].Left, new { family.Pupil, Who = family.Account, family.Guardian, family.OtherGuardian, Idle = idle });

    private static Task<int> LeaveAsync(MarkedFamily family) => family.World.Db.WriteAsync(
        family.World.Service, transaction => transaction.ExecuteAsync("update pupil set exit_day = @left where tenant = @tenant and pupil_id = @Pupil", new { family.Pupil, left = new DateOnly(2027, 6, 30) }));

    private static readonly string[] OfAgents =
    [
        "insert into second_factor (account_id, secret, made_at) values (@idle, '', @Morning)",
        """
        insert into invitation (tenant, invitation_id, role, school_id, email, invited_at, invited_by, ends_at, withdrawn_at)
        values (@tenant, @idle, 2, @School, 'a@b.fr', @Morning, @idle, @Morning, @Morning)
        """,
        "insert into enrolment_code (tenant, invitation_id, digest, made_at, made_by, ends_at) values (@tenant, @idle, '', @Morning, @idle, @evening)",
        "insert into invited_address (address_sha256, tenant) values ('a', @tenant)",
        """
        insert into delegation (tenant, delegation_id, school_id, principal_id, delegate_id, first_day, last_day, given_at, ended_at)
        values (@tenant, @idle, @School, @idle, @Who, @day, @day, @Morning, @Morning)
        """,
    ];

    // Prices are not known here, so that a cancellation leaves no voucher; the idle account belongs to the family of a pupil who stays.
    private static async Task<(MarkedFamily Family, Guid Idle)> SeedAsync(Db db)
    {
        var world = await World.CreateAsync(db, priceCents: null, regulated: false);
        await world.AddDayAsync(11, 26, World.Paris(11, 25, 10), regulated: false);
        await world.AddDayAsync(11, 27, World.Paris(11, 26, 10), regulated: false);
        var family = await MarkedFamily.CreateAsync(world, 0, "marque");
        await LeaveAsync(family);
        var idle = world.Families[1];
        await db.WriteAsync(world.OfficeScope, async transaction =>
        {
            await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @idle)", new { idle });
            await transaction.ExecuteAsync("insert into identity (provider, subject, account_id, linked_at) values (1, 'sub', @idle, @Morning)", new { idle, World.Morning });
            await transaction.ExecuteAsync(
                "insert into role_grant (tenant, grant_id, account_id, role, granted_at, ended_at) values (@tenant, @idle, @Who, 2, @Morning, @Morning)", new { idle, Who = family.Account, World.Morning });
            foreach (var sql in OfAgents)
            {
                await transaction.ExecuteAsync(sql, new { idle, world.School, Who = family.Account, World.Morning, evening = World.Morning.AddHours(12), day = new DateOnly(2026, 11, 23) });
            }

            return await AuditTrail.AddAsync(transaction, "act", world.School, World.Morning);
        });
        await new LinkAudit(db).RunAsync(world.Service, World.Morning.AddMinutes(1), everything: true);
        return (family, idle);
    }
}

public sealed class RetentionOnSqlite() : RetentionTests(Engine.Sqlite);

[Trait("Needs", "Postgres")]
public sealed class RetentionOnPostgres() : RetentionTests(Engine.Postgres);
