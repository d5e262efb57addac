using System.Data.Common;
using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;
using AntiGaspi.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AntiGaspi.App.Tests.Refunds;

/// <summary>
/// Of all who decide on a batch at once, one does; and the database refuses by itself what the act would let through. The twins
/// have one guard out, on a database without its own: the check must see them.
/// </summary>
public abstract class BatchRaceTests(Engine engine)
{
    private const int Signatures = 64;

    private static readonly DateTimeOffset Now = BatchWorld.Now;

    [Fact]
    public async Task Of_sixty_four_signatures_at_once_one_is_given()
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        Assert.Equal(1, await SignAllAsync(college, college.Sign));
        Assert.Equal(1, await college.World.ScalarAsync<long>("select count(*) from audit where tenant = @tenant and action = 'batch.signed'"));
    }

    [Fact]
    public async Task Without_the_compare_and_set_the_database_refuses_and_without_both_the_check_sees_it()
    {
        var twin = Without(SignBatch.Sign, "and state = 'prepared' ");
        var college = await BatchWorld.OnAsync(OpenAsync());
        await using var db = college.Db;
        Assert.Equal(1, await SignAllAsync(college, new SignBatch(db, twin, (_, _, _, _) => null)));

        await UnguardAsync();
        var open = await BatchWorld.OnAsync(Task.FromResult(db), 61);
        Assert.NotEqual(1, await SignAllAsync(open, new SignBatch(db, twin, (_, _, _, _) => null)));
    }

    [Fact]
    public async Task A_signature_and_a_withdrawal_at_once_never_both_stand()
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        for (var round = 0; round < 20; round++)
        {
            var id = await college.PreparedAsync();
            var digest = await college.DigestOfAsync(id);
            using var start = new Barrier(2);
            var sign = Together(start, () => college.Sign.RunAsync(college.Principal, id, digest, Now));
            var withdraw = Together(start, () => college.Withdraw.RunAsync(college.Office, id, Now));

            var (signed, withdrawn) = (await sign is null, await withdraw == WithdrawBatchOutcome.Withdrawn);

            Assert.NotEqual(signed, withdrawn);
            Assert.Equal(signed ? BatchState.Signed : BatchState.Withdrawn, (await college.ReadAsync(id)).State);
            if (signed)
            {
                // The next round needs entries that are free.
                await college.CorrectAsync(0, 26, 1 + round);
            }
        }
    }

    [Fact]
    public async Task Two_preparations_at_once_never_hold_the_same_entry()
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        using var start = new Barrier(8);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Together(start, () => college.Prepare.RunAsync(college.Office, college.Asked(), Now))));

        Assert.Single(all, outcome => outcome is PrepareOutcome.Prepared);
        Assert.Equal(5, await college.World.ScalarAsync<long>("select count(*) from refund_batch_entry where tenant = @tenant"));
    }

    [Fact]
    public async Task Whoever_prepared_is_refused_by_the_act_and_by_the_database_and_without_both_the_check_sees_it()
    {
        var twin = Without(SignBatch.Sign, "and prepared_by <> @account");
        var college = await BatchWorld.OnAsync(OpenAsync());
        await using var db = college.Db;
        await college.Team.GrantAsync(college.Principal.AccountId, Role.SchoolManager, college.World.School);
        var id = await college.PreparedAsync(college.Principal);
        Assert.Equal(0, await SignByHandAsync(college, SignBatch.Sign, id));
        await Assert.ThrowsAnyAsync<DbException>(() => SignByHandAsync(college, twin, id));
        Assert.Equal(0, await SignedByTheirPreparerAsync(college));

        await UnguardAsync();
        Assert.Equal(1, await SignByHandAsync(college, twin, id));
        Assert.Equal(1, await SignedByTheirPreparerAsync(college));
    }

    [Theory]
    [InlineData("update refund_batch set state = 'prepared', decided_at = null, decided_day = null, decided_by = null")]
    [InlineData("update refund_batch set cents = cents + 1")]
    [InlineData("delete from refund_batch")]
    [InlineData("delete from refund_batch_entry")]
    [InlineData("update refund_batch_entry set released_at = '2026-12-01T08:00:00.000Z'")]
    [InlineData("insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind) select tenant, batch_id, cause_id, pupil_id, day, service, 'plan_up' from refund_batch_entry")]
    [InlineData("update refund_visa set reason = ''")]
    [InlineData("delete from refund_visa")]
    [InlineData("insert into refund_visa (tenant, batch_id, visa, reason, given_at, given_by) select tenant, batch_id, 'controlled', '', decided_at, decided_by from refund_batch")]
    public async Task What_is_signed_and_controlled_stays_as_it_is_whatever_the_program_asks(string act)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var id = await college.PreparedAsync();
        Assert.Null(await college.Sign.RunAsync(college.Principal, id, await college.DigestOfAsync(id), Now));
        Assert.Null(await college.Control.RunAsync(college.Accountant, id, Observation.Amount, Now));

        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(act)));
    }

    [Theory]
    [InlineData("state = 'signed', decided_by = @PupilLife")]
    [InlineData("state = 'signed', decided_by = @Office")]
    [InlineData("state = 'signed', decided_by = null")]
    [InlineData("state = 'returned', decided_by = @Principal")]
    [InlineData("state = 'prepared', sha256 = '', decided_by = null")]
    public async Task Nobody_else_signs_whatever_the_program_asks(string change)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var id = await college.PreparedAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(
            $"update refund_batch set decided_at = @Now, decided_day = '2026-12-01', {change} where tenant = @tenant and batch_id = @id",
            new { id, Now, PupilLife = college.PupilLife.AccountId, Office = college.Office.AccountId, Principal = college.Principal.AccountId })));
    }

    /// <summary>A database whose own guards can be taken away.</summary>
    protected abstract Task<Db> OpenAsync();

    /// <summary>Takes them away.</summary>
    protected abstract Task UnguardAsync();

    private static string Without(string statement, string guard)
    {
        Assert.Contains(guard, statement, StringComparison.Ordinal);
        return statement.Replace(guard, "", StringComparison.Ordinal);
    }

    // How many were told that they signed.
    private static async Task<int> SignAllAsync(BatchWorld college, SignBatch sign)
    {
        var id = await college.PreparedAsync();
        var digest = await college.DigestOfAsync(id);
        using var start = new Barrier(Signatures);
        var all = await Task.WhenAll(Enumerable.Range(0, Signatures).Select(_ => Together(start, async () =>
        {
            try
            {
                return await sign.RunAsync(college.Principal, id, digest, Now) is null;
            }
            catch (DbException refused) when (refused.Message.Contains("decided once", StringComparison.Ordinal))
            {
                return false;
            }
        })));
        return all.Count(done => done);
    }

    private static Task<int> SignByHandAsync(BatchWorld college, string statement, Guid id) => college.Db.WriteAsync(college.Principal, async transaction =>
        await transaction.ExecuteAsync(statement, new { batch = id, shown = await college.DigestOfAsync(id), day = new DateOnly(2026, 12, 1), now = Now }));

    private static Task<long> SignedByTheirPreparerAsync(BatchWorld college) =>
        college.World.ScalarAsync<long>("select count(*) from refund_batch where tenant = @tenant and state = 'signed' and decided_by = prepared_by");

    private static Task<T> Together<T>(Barrier start, Func<Task<T>> act) => Task.Factory.StartNew(
        () =>
        {
            start.SignalAndWait();
            return act();
        },
        TaskCreationOptions.LongRunning).Unwrap();
}

public sealed class BatchRaceOnSqlite() : BatchRaceTests(Engine.Sqlite)
{
    private string file = "";

    protected override async Task<Db> OpenAsync() => Db.OpenSqlite(file = await Stores.NewFileAsync());

    // The check of a table cannot be dropped: its text is changed where SQLite keeps it.
    protected override async Task UnguardAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            drop trigger refund_batch_once;
            pragma writable_schema = on;
            update sqlite_master set sql = replace(sql, 'or decided_by <> prepared_by', 'or 1 = 1') where name = 'refund_batch';
            pragma writable_schema = reset;
            """;
        await command.ExecuteNonQueryAsync();
    }
}

[Trait("Needs", "Postgres")]
public sealed class BatchRaceOnPostgres() : BatchRaceTests(Engine.Postgres)
{
    private string site = "";

    protected override async Task<Db> OpenAsync() => Db.OpenPostgres(site = await Stores.NewDatabaseAsync());

    protected override Task UnguardAsync() => SiteDatabase.ExecuteAsync(
        SiteDatabase.As("postgres", site),
        """
        drop trigger refund_batch_guard on refund_batch;
        do $$ begin execute (select 'alter table refund_batch drop constraint ' || conname from pg_constraint
          where conrelid = 'refund_batch'::regclass and pg_get_constraintdef(oid) like '%decided_by <> prepared_by%'); end $$;
        """);
}
