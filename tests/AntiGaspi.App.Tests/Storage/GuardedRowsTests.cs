using System.Data.Common;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Kitchen;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using Npgsql;

namespace AntiGaspi.App.Tests.Storage;

/// <summary>What the database itself refuses, whatever the application asks: on both databases.</summary>
public abstract class GuardedRowsTests(Engine engine)
{
    private static readonly DateTimeOffset Cutoff = World.Paris(11, 24, 10);

    [Fact]
    public async Task A_row_about_another_tenants_pupil_is_refused()
    {
        await using var db = await Stores.NewAsync(engine);
        var one = await World.CreateAsync(db, tenant: 60);
        var two = await World.CreateAsync(db, tenant: 61);
        await one.AddDayAsync(11, 26, Cutoff);

        async Task InsertAsync(Guid pupil) => await db.WriteAsync(one.Service, transaction => transaction.ExecuteAsync(
            """
            insert into late_notice (tenant, pupil_id, day, service, place_id, op_id, received_at, account_id)
            values (@tenant, @pupil, @day, 1, @Place, @pupil, @Cutoff, @account)
            """,
            new { pupil, day = new DateOnly(2026, 11, 26), one.Place, Cutoff }));

        var fault = await Assert.ThrowsAnyAsync<DbException>(() => InsertAsync(two.Pupils[0]));
        Assert.Contains("foreign key", fault.Message, StringComparison.OrdinalIgnoreCase);
        await InsertAsync(one.Pupils[0]);
    }

    [Theory]
    [InlineData("ledger_entry", "cents = cents + 1")]
    [InlineData("audit", "detail = ''")]
    [InlineData("headcount", "reason = ''")]
    [InlineData("headcount_line", "covers = covers + 1")]
    public async Task What_is_only_added_to_refuses_change_and_deletion_even_from_its_owner(string table, string change)
    {
        var (db, world) = await WithOneOfEachAsync();
        await using (db)
        {
            Assert.NotEqual(0, await world.ScalarAsync<long>($"select count(*) from {table} where tenant = @tenant"));

            foreach (var act in new[] { $"update {table} set {change}", $"delete from {table}" })
            {
                await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(act)));
                await AsOwnerAsync(world, act);
            }
        }
    }

    [Fact]
    public async Task A_second_active_cancellation_of_a_meal_is_refused()
    {
        var (db, world) = await WithOneOfEachAsync();
        await using (db)
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync(world.Service, transaction => transaction.ExecuteAsync(
                """
                insert into cancellation (tenant, cancellation_id, pupil_id, day, service, place_id, op_id, received_at, account_id, channel, tier, term)
                select tenant, @id, pupil_id, day, service, place_id, @id, received_at, account_id, channel, tier, term from cancellation
                """,
                new { id = World.NewId() })));
            Assert.Contains("unique", fault.Message, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The same as the owner of the tables, who is not held by grants.</summary>
    protected abstract Task AsOwnerAsync(World world, string act);

    protected abstract Task<Db> OpenAsync();

    private async Task<(Db Db, World World)> WithOneOfEachAsync()
    {
        var db = await OpenAsync();
        var world = await World.CreateAsync(db);
        await world.AddDayAsync(11, 26, Cutoff);
        await new CancelMeals(db).RunAsync(world.Family(0), world.Op(Cutoff.AddHours(-1)), [world.Meal(0, 11, 26)]);
        await new SealHeadcount(db).RunAsync(world.Service, new(world.Place, new(2026, 11, 26), MealService.Lunch), Cutoff.AddMinutes(2));
        return (db, world);
    }
}

public sealed class GuardedRowsOnSqlite() : GuardedRowsTests(Engine.Sqlite)
{
    protected override Task<Db> OpenAsync() => Stores.NewAsync(Engine.Sqlite);

    // A SQLite file knows no owner: whoever opens it was refused already.
    protected override Task AsOwnerAsync(World world, string act) => Task.CompletedTask;
}

[Trait("Needs", "Postgres")]
public sealed class GuardedRowsOnPostgres() : GuardedRowsTests(Engine.Postgres)
{
    private string site = "";

    protected override async Task<Db> OpenAsync() => Db.OpenPostgres(site = await Stores.NewDatabaseAsync());

    protected override async Task AsOwnerAsync(World world, string act)
    {
        var fault = await Assert.ThrowsAsync<PostgresException>(() => SiteDatabase.ExecuteAsync(
            SiteDatabase.As(SiteDatabase.Owner, site), $"set app.tenant = '{world.Tenant}'; {act}"));
        Assert.Contains("insert only", fault.Message, StringComparison.Ordinal);
    }
}
