using AntiGaspi.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>The migrations of the two databases say the same: read from what each database says of itself.</summary>
[Trait("Needs", "Postgres")]
public sealed class SameSchemaTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Both_databases_hold_the_same_tables_keys_checks_indexes_and_views()
    {
        var (postgres, sqlite) = await FactsAsync("");

        foreach (var kind in postgres.GroupBy(fact => fact.Split(' ')[0]))
        {
            output.WriteLine($"{kind.Count(),4} {kind.Key}");
        }

        Assert.True(postgres.Count > 400, "a catalogue that says little proves nothing");
        foreach (var difference in postgres.Except(sqlite).Concat(sqlite.Except(postgres)))
        {
            output.WriteLine($"{(postgres.Contains(difference) ? "PostgreSQL" : "SQLite")} only: {difference}");
        }

        Assert.Equal(postgres, sqlite);
    }

    [Theory]
    [InlineData("alter table pupil add column nickname text")]
    [InlineData("alter table pupil alter column ine set not null")]
    [InlineData("alter table service_day alter column version drop default")]
    [InlineData("alter table cancellation drop constraint cancellation_channel_check")]
    [InlineData("alter table tariff drop constraint tariff_price_cents_check; alter table tariff add check (price_cents > 0)")]
    [InlineData("alter table late_notice drop constraint late_notice_tenant_pupil_id_fkey")]
    [InlineData("alter table school drop constraint school_tenant_uai_key")]
    [InlineData("drop index cancellation_one_active; create unique index cancellation_one_active on cancellation (tenant, pupil_id, day, service)")]
    [InlineData("drop index guardian_of_account")]
    [InlineData("drop trigger audit_insert_only on audit")]
    [InlineData("drop trigger refund_batch_guard on refund_batch")]
    [InlineData("create or replace view may_act with (security_invoker = true) as select tenant, pupil_id as account_id, pupil_id, 'family' as door from pupil")]
    [InlineData("create table twin (tenant integer not null primary key)")]
    public async Task A_difference_is_caught(string sabotage)
    {
        var (postgres, sqlite) = await FactsAsync(sabotage);

        postgres.SymmetricExceptWith(sqlite);
        Assert.NotEmpty(postgres);
    }

    private static async Task<(SortedSet<string> Postgres, SortedSet<string> Sqlite)> FactsAsync(string sabotage)
    {
        var owner = SiteDatabase.As("postgres", await Stores.NewDatabaseAsync());
        await using var reader = new NpgsqlConnection(owner + ";Pooling=false");
        await reader.OpenAsync();
        await using var file = new SqliteConnection($"Data Source={await Stores.NewFileAsync()};Pooling=false");
        await file.OpenAsync();
        var sqlite = await SqliteCatalogue.FactsAsync(file, reader);
        if (sabotage.Length > 0)
        {
            await SiteDatabase.ExecuteAsync(owner, sabotage);
        }

        return (await PostgresCatalogue.FactsAsync(reader), sqlite);
    }
}
