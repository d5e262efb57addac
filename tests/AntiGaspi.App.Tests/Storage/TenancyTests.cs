using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>One tenant never sees nor names the rows of another, even where the application forgets its filter (PostgreSQL).</summary>
[Trait("Needs", "Postgres")]
public sealed class TenancyTests
{
    private const string Refused = "42501";

    [Fact]
    public async Task Every_table_view_key_function_and_right_keeps_tenants_apart() =>
        Assert.Empty(await TenancyRules.FaultsAsync(SiteDatabase.As("postgres", await Stores.NewDatabaseAsync())));

    [Theory]
    [InlineData("create table twin (tenant integer not null, id uuid not null, primary key (tenant, id))")]
    [InlineData("create table twin (id uuid not null primary key)")]
    [InlineData("alter table pupil no force row level security")]
    [InlineData("drop policy one_tenant on pupil; create policy one_tenant on pupil using (tenant = nullif(current_setting('app.tenant', true), '')::int) with check (true)")]
    [InlineData("create policy everybody on pupil using (true)")]
    [InlineData("create view twin as select * from pupil")]
    [InlineData("alter view meal reset (security_invoker)")]
    [InlineData("create function twin() returns bigint security definer language sql as 'select count(*) from pupil'")]
    [InlineData("create unique index twin on pupil (ine)")]
    [InlineData("alter table event_pupil add column any_school uuid; alter table school add unique (school_id); alter table event_pupil add foreign key (any_school) references school (school_id)")]
    [InlineData("grant truncate on pupil to antigaspi_app")]
    [InlineData("grant delete on ledger_entry to antigaspi_site")]
    [InlineData("grant create on schema public to antigaspi_app")]
    [InlineData("alter table pupil owner to antigaspi_site")]
    public async Task A_hole_is_caught(string sabotage)
    {
        var administrator = SiteDatabase.As("postgres", await Stores.NewDatabaseAsync());

        await SiteDatabase.ExecuteAsync(administrator, sabotage);

        Assert.NotEmpty(await TenancyRules.FaultsAsync(administrator));
    }

    [Fact]
    public async Task Without_the_applications_filter_a_tenant_still_sees_only_its_own_rows()
    {
        var site = await Stores.NewDatabaseAsync();
        await using var db = Db.OpenPostgres(site);
        var (one, _) = await TwoTenantsAsync(db);

        foreach (var table in await TablesAsync(db))
        {
            var tenants = await db.ReadAsync<int>(one.Service, $"select distinct tenant from {table}");
            Assert.DoesNotContain(61, tenants);
            Assert.Empty(await db.ReadNationalAsync<int>($"select tenant from {table}"));
        }

        Assert.Equal([60], await db.ReadAsync<int>(one.Service, "select distinct tenant from pupil"));
        Assert.Equal([60], await db.ReadAsync<int>(one.Service, "select distinct tenant from meal"));
        Assert.Equal([60], await db.ReadAsync<int>(one.Service, "select distinct tenant from may_act"));
        Assert.Equal([60], await db.ReadAsync<int>(one.Service, "select distinct tenant from may_see_place"));
    }

    [Fact]
    public async Task The_check_sees_the_other_tenant_where_row_level_security_is_off()
    {
        var site = await Stores.NewDatabaseAsync();
        await using var db = Db.OpenPostgres(site);
        var (one, _) = await TwoTenantsAsync(db);

        await SiteDatabase.ExecuteAsync(SiteDatabase.As("postgres", site), "alter table pupil disable row level security");

        Assert.Equal([60, 61], await db.ReadAsync<int>(one.Service, "select distinct tenant from pupil order by tenant"));
    }

    [Fact]
    public async Task Nothing_is_seen_on_a_connection_whose_last_transaction_named_a_tenant()
    {
        await using var db = Db.OpenPostgres(await Stores.NewDatabaseAsync() + ";Maximum Pool Size=1");
        var (one, _) = await TwoTenantsAsync(db);

        Assert.Equal([3L], await db.ReadAsync<long>(one.Service, "select count(*) from pupil"));
        Assert.Equal([0L], await db.ReadNationalAsync<long>("select count(*) from pupil"));
    }

    [Fact]
    public async Task A_row_for_another_tenant_is_refused()
    {
        await using var db = Db.OpenPostgres(await Stores.NewDatabaseAsync());
        var (one, two) = await TwoTenantsAsync(db);

        var insert = await Assert.ThrowsAsync<PostgresException>(() => db.ReadAsync<int>(
            one.Service,
            "insert into division (tenant, school_id, code, label) values (61, @school, '6A', '6A') returning 1",
            new { school = two.School }));
        var move = await Assert.ThrowsAsync<PostgresException>(() => db.ReadAsync<int>(
            one.Service, "update pupil set tenant = 61 returning 1"));

        Assert.Equal((Refused, Refused), (insert.SqlState, move.SqlState));
    }

    [Fact]
    public async Task The_site_can_neither_empty_a_table_nor_change_what_it_is()
    {
        await using var db = Db.OpenPostgres(await Stores.NewDatabaseAsync());
        var (one, _) = await TwoTenantsAsync(db);

        foreach (var act in new[] { "truncate pupil", "alter table pupil disable row level security", "drop table pupil", "create table own (id int)",
            "select protect('account', 'delete')", "set role antigaspi_owner" })
        {
            var fault = await Assert.ThrowsAsync<PostgresException>(() => db.ReadAsync<int>(one.Service, act));
            Assert.Equal(Refused, fault.SqlState);
        }
    }

    private static async Task<(World One, World Two)> TwoTenantsAsync(Db db)
    {
        var one = await World.CreateAsync(db, tenant: 60);
        var two = await World.CreateAsync(db, tenant: 61);
        foreach (var world in new[] { one, two })
        {
            await world.AddDayAsync(11, 26, World.Paris(11, 24, 10));
        }

        return (one, two);
    }

    private static Task<IReadOnlyList<string>> TablesAsync(Db db) => db.ReadNationalAsync<string>(
        "select tablename from pg_tables where schemaname = 'public' and tablename <> all (@open)", new { open = TenancyRules.WithoutPolicy });
}
