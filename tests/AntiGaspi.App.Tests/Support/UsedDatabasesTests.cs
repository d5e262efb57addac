using AntiGaspi.Tests.Support;
using Npgsql;

namespace AntiGaspi.App.Tests.Support;

/// <summary>What a test has left in its database is not seen by the next that gets it.</summary>
[Trait("Needs", "Postgres")]
public sealed class UsedDatabasesTests(SharedPostgres shared)
{
    private const string Rows = """
        insert into local_authority (tenant, code, name) values (1, '60', 'Oise');
        insert into audit (tenant, audit_id, at, account_id, action, subject_id, detail)
        values (1, gen_random_uuid(), now(), gen_random_uuid(), 'x', gen_random_uuid(), '')
        """;

    [Fact]
    public async Task It_is_emptied_of_its_rows_even_of_those_that_may_only_be_added()
    {
        var (database, used) = await NewAsync();
        for (var time = 1; time <= 2; time++)
        {
            await SiteDatabase.ExecuteAsync(database, Rows);
            Assert.Equal((1L, 1L), await CountAsync(database));
            Assert.True(await used.EmptyAsync(database));
            Assert.Equal((0L, 0L), await CountAsync(database));
        }
    }

    [Fact]
    public async Task Whoever_is_still_connected_is_sent_away_and_does_not_find_it_again()
    {
        var (database, used) = await NewAsync();
        await using var late = NpgsqlDataSource.Create(database);
        await using var connection = await late.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = new NpgsqlCommand(Rows, connection, transaction);
        await insert.ExecuteNonQueryAsync();

        var renewed = await shared.RenewAsync(database);

        Assert.NotNull(renewed);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => transaction.CommitAsync());
        await using var again = late.CreateCommand(Rows);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => again.ExecuteNonQueryAsync());
        Assert.True(await used.EmptyAsync(renewed));
        Assert.Equal((0L, 0L), await CountAsync(renewed));
    }

    [Theory]
    [InlineData("alter table pupil add column x text")]
    [InlineData("alter table pupil drop constraint pupil_pkey cascade")]
    [InlineData("drop policy one_tenant on pupil")]
    [InlineData("alter table pupil no force row level security")]
    [InlineData("alter table audit disable trigger audit_insert_only")]
    [InlineData("drop trigger audit_insert_only on audit")]
    [InlineData("create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'")]
    [InlineData("create or replace view may_act with (security_invoker = true) as select tenant, pupil_id as account_id, pupil_id, 'family' as door from pupil")]
    [InlineData("create index pupil_by_name on pupil (family_name)")]
    [InlineData("create table twin (id int)")]
    [InlineData("create schema twin")]
    [InlineData("grant truncate on pupil to antigaspi_app")]
    [InlineData("comment on table pupil is 'x'")]
    [InlineData("delete from schemaversions")]
    [InlineData("update schemaversions set scriptname = scriptname || 'x'")]
    [InlineData("do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$")]
    public async Task One_that_is_no_longer_what_the_template_makes_is_not_used_again(string sabotage)
    {
        var (database, used) = await NewAsync();
        await SiteDatabase.ExecuteAsync(database, sabotage);
        Assert.False(await used.EmptyAsync(database));
    }

    private static async Task<(string Database, UsedDatabases Used)> NewAsync()
    {
        var database = SiteDatabase.As("postgres", await Stores.NewDatabaseAsync());
        return (database, await UsedDatabases.LikeAsync(database));
    }

    private static async Task<(long Authorities, long Traces)> CountAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand("select (select count(*) from local_authority), (select count(*) from audit)");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
