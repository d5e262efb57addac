using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using Dapper;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>
/// Two walls between authorities, each of which holds alone: the filters of the application, and the row-level security of
/// PostgreSQL. Every reading and act is played with either taken away; with both away, the other authority is seen and changed.
/// </summary>
[Trait("Needs", "Postgres")]
public sealed class SecondWallTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Without_the_applications_filters_no_reading_sees_a_foreign_row()
    {
        var (site, two) = await StartAsync();
        await using var whole = Db.OpenPostgres(site);
        await using var unfiltered = Unfiltered(site);
        var expected = await two.ReadAsync(whole);

        Assert.Equal(expected, await two.ReadAsync(unfiltered));
        Assert.All(expected.Where(one => one.Key.StartsWith("foreign", StringComparison.Ordinal)), one => Assert.True(one.Value is "null" or "[]", one.Key));
        Assert.All(expected.Where(one => one.Key.StartsWith("own", StringComparison.Ordinal)), one => Assert.False(one.Value is "null", one.Key));
        output.WriteLine($"{expected.Count} readings");
    }

    [Fact]
    public async Task Without_row_level_security_no_reading_sees_a_foreign_row()
    {
        var (site, two) = await StartAsync();
        await using var whole = Db.OpenPostgres(site);
        await using var unsecured = Db.OpenPostgres(SiteDatabase.As("postgres", site));

        Assert.Equal(await two.ReadAsync(whole), await two.ReadAsync(unsecured));
    }

    [Fact]
    public async Task Without_either_the_other_authority_is_seen()
    {
        var (site, two) = await StartAsync();
        await using var whole = Db.OpenPostgres(site);
        await using var bare = Unfiltered(SiteDatabase.As("postgres", site));
        var (expected, seen) = (await two.ReadAsync(whole), await two.ReadAsync(bare));

        var leaks = expected.Keys.Where(name => expected[name] != seen[name]).ToList();
        output.WriteLine($"{leaks.Count} leaks: {string.Join(", ", leaks)}");
        Assert.True(leaks.Count >= 12, $"Only {leaks.Count} readings would leak: the two tests above prove little.");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task No_act_changes_a_row_of_the_other_authority_while_one_wall_stands(bool isFiltered, bool isSecured)
    {
        var (site, two) = await StartAsync();
        var before = await RowsAsync(site, two.There.Tenant);
        await using var db = isFiltered ? Db.OpenPostgres(isSecured ? site : SiteDatabase.As("postgres", site)) : Unfiltered(site);

        await two.ActAsync(db);

        Assert.Equal(before, await RowsAsync(site, two.There.Tenant));
    }

    [Fact]
    public async Task An_act_without_either_changes_the_other_authority()
    {
        var (site, two) = await StartAsync();
        var before = await RowsAsync(site, two.There.Tenant);
        await using var bare = Unfiltered(SiteDatabase.As("postgres", site));

        try
        {
            await two.ActAsync(bare);
        }
        catch (PostgresException fault)
        {
            // Some acts then meet a third wall: a foreign key that carries the tenant.
            output.WriteLine(fault.MessageText);
        }

        Assert.NotEqual(before, await RowsAsync(site, two.There.Tenant));
    }

    private static Db Unfiltered(string connection)
    {
        var db = Db.OpenPostgres(connection);
        db.Rewrite = TwoTenants.Unfiltered;
        return db;
    }

    private static async Task<(string Site, TwoTenants Two)> StartAsync()
    {
        var site = await Stores.NewDatabaseAsync();
        await using var db = Db.OpenPostgres(site);
        return (site, await TwoTenants.AddAsync(db));
    }

    // Every row of the tenant, table by table, read past every wall.
    private static async Task<SortedDictionary<string, string>> RowsAsync(string site, int tenant)
    {
        await using var connection = new NpgsqlConnection(SiteDatabase.As("postgres", site) + ";Pooling=false");
        await connection.OpenAsync();
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await connection.QueryAsync<string>("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant' and table_name in (select tablename from pg_tables)"))
        {
            rows[table] = await connection.ExecuteScalarAsync<string>($"select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from {table} t where tenant = {tenant}") ?? "";
        }

        return rows;
    }
}
