using AntiGaspi.App.Refunds;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Refunds;

namespace AntiGaspi.App.Tests.Refunds;

/// <summary>A refund batch from its preparation to the accountant's visa, on both databases.</summary>
[Trait("Needs", "Postgres")]
public sealed class RefundBatchTests
{
    private static readonly DateTimeOffset Now = BatchWorld.Now;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_office_prepares_the_principal_signs_and_the_accountant_controls(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var id = await college.PreparedAsync();
        var batch = await college.ReadAsync(id);
        Assert.Equal((2026, 1, BatchState.Prepared, 5, 3, new Money(3 * 335)), (batch.Exercise, batch.Number, batch.State, batch.Entries, batch.Accounts, batch.Amount));
        Assert.Null(await college.Batches.OneAsync(college.Accountant, id, Now));

        Assert.Null(await college.Sign.RunAsync(college.Principal, id, batch.Sha256, Now.AddHours(1)));

        var signed = await college.ReadAsync(id);
        Assert.Equal((BatchState.Signed, new DateOnly(2026, 12, 1), college.Principal.AccountId), (signed.State, signed.DecidedDay, signed.DecidedBy));
        Assert.Null(await college.Control.RunAsync(college.Accountant, id, Observation.Ground, Now.AddHours(2)));
        Assert.Null(await college.Control.RunAsync(college.Accountant, id, null, Now.AddHours(3)));
        Assert.Equal(ControlRefusal.AlreadyGiven, await college.Control.RunAsync(college.Accountant, id, null, Now.AddHours(4)));
        Assert.Equal(ControlRefusal.AlreadyGiven, await college.Control.RunAsync(college.Accountant, id, Observation.Amount, Now.AddHours(4)));
        var read = (await college.Batches.OneAsync(college.Accountant, id, Now))!;
        Assert.Equal((Now.AddHours(3), 1, batch.Sha256), (read.ControlledAt, read.Observed, read.Sha256));
        Assert.Equal([Observation.Ground, null], (await college.Batches.VisasAsync(college.Accountant, read)).Select(visa => visa.Reason));
        Assert.Equal(
            ["batch.prepared 2026/1", $"batch.signed {batch.Sha256}", "batch.observed ground", "batch.controlled "],
            (await college.Team.AuditAsync()).Where(row => row.StartsWith("batch.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_lines_are_added_up_from_the_entries_and_name_each_account_once(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var batch = await college.ReadAsync(await college.PreparedAsync());

        var lines = await new ExplainBatch(db).RunAsync(college.Office, batch);

        Assert.Equal(
            [("NOM0 Enfant", 2, 670L), ("NOM1 Enfant", 1, 335L), ("NOM2 Enfant", 0, 0L)],
            lines.Select(one => ($"{one.Person.FamilyName} {one.Person.GivenName}", one.Line.Meals, one.Line.Amount.Cents)));
        Assert.All(lines, one => Assert.StartsWith("NOM", one.Person.PayerName, StringComparison.Ordinal));
        var entries = await new ExplainBatch(db).EntriesAsync(college.Office, batch, college.World.Pupils[2]);
        Assert.Equal([("refund", 335L), ("refund_undo", -335L)], entries.Select(entry => (entry.Kind, entry.Cents)));
        Assert.Equal(("CD 2025-12", "2026-1", "4", 335L), (entries[0].Act, entries[0].RegulationNumber, entries[0].Article, entries[0].PriceCents));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_entry_is_in_one_batch_and_a_correction_enters_the_next_one(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var first = await college.PreparedAsync();
        await RefusedAsync(college, PrepareRefusal.NothingToRefund);

        Assert.Null(await college.Sign.RunAsync(college.Principal, first, await college.DigestOfAsync(first), Now));
        await college.CorrectAsync(0, 26, -35);
        await college.CorrectAsync(1, 26, 10);
        var second = await college.ReadAsync(await college.PreparedAsync());

        Assert.Equal((2, 2, new Money(-25)), (second.Number, second.Entries, second.Amount));
        Assert.Equal(await college.World.ScalarAsync<long>("select cast(sum(case when credit = 'family' then cents else -cents end) as bigint) from ledger_entry where tenant = @tenant"),
            (await college.ReadAsync(first)).Cents + second.Cents);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_is_withdrawn_or_returned_frees_its_entries_and_keeps_its_number(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var first = await college.PreparedAsync();
        Assert.Equal(WithdrawBatchOutcome.Withdrawn, await college.Withdraw.RunAsync(college.Office, first, Now));
        Assert.Equal(WithdrawBatchOutcome.AlreadyDecided, await college.Withdraw.RunAsync(college.Office, first, Now));

        var second = await college.PreparedAsync();
        Assert.Null(await college.Return.RunAsync(college.Principal, second, ReturnReason.Tariff, Now));
        Assert.Equal(SignRefusal.AlreadyDecided, await college.Return.RunAsync(college.Principal, second, ReturnReason.Talk, Now));
        Assert.Equal(SignRefusal.AlreadyDecided, await college.Sign.RunAsync(college.Principal, second, await college.DigestOfAsync(second), Now));
        Assert.Equal((BatchState.Returned, ReturnReason.Tariff), (await college.ReadAsync(second)) is var one ? (one.State, one.Reason!.Value) : default);

        var third = await college.ReadAsync(await college.PreparedAsync());
        Assert.Equal((3, 5), (third.Number, third.Entries));
        Assert.Equal(3, (await college.Batches.RunAsync(college.Office, await college.Batches.SchoolsAsync(college.Office, Now))).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_whole_ended_frozen_days_of_the_accounts_own_school_are_prepared(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        await RefusedAsync(college, PrepareRefusal.NotOver, now: World.Paris(11, 30, 23, 59));
        await RefusedAsync(college, PrepareRefusal.NotOver, new BatchPeriod(new(2025, 12, 1), new(2026, 1, 31)));
        await RefusedAsync(college, PrepareRefusal.NothingToRefund, BatchPeriod.MonthOf(new(2026, 10, 1)));
        await RefusedAsync(college, PrepareRefusal.UnknownSchool, by: college.Principal);
        await RefusedAsync(college, PrepareRefusal.UnknownSchool, by: college.World.Family(0));

        await college.World.AddDayAsync(11, 24, World.Paris(11, 23, 10));
        await RefusedAsync(college, PrepareRefusal.NotFrozen);
        await college.SealAsync(new(2026, 11, 24));
        var asked = college.Asked();
        Assert.IsType<PrepareOutcome.Prepared>(await college.Prepare.RunAsync(college.Office, asked, Now));
        Assert.IsType<PrepareOutcome.Repeated>(await college.Prepare.RunAsync(college.Office, asked, Now));
        Assert.Equal(PrepareRefusal.KeyReused, Assert.IsType<PrepareOutcome.Refused>(
            await college.Prepare.RunAsync(college.Office, asked with { Period = BatchPeriod.MonthOf(new(2026, 10, 1)) }, Now)).Why);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Nobody_signs_what_they_prepared_what_was_not_shown_or_what_is_not_theirs(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        await college.Team.GrantAsync(college.Principal.AccountId, Role.SchoolManager, college.World.School);
        var own = await college.PreparedAsync(college.Principal);
        var digest = await college.DigestOfAsync(own);
        Assert.Equal(SignRefusal.SamePerson, await college.Sign.RunAsync(college.Principal, own, digest, Now));
        Assert.Equal(SignRefusal.SamePerson, await college.Return.RunAsync(college.Principal, own, ReturnReason.Talk, Now));
        Assert.Equal(WithdrawBatchOutcome.Withdrawn, await college.Withdraw.RunAsync(college.Office, own, Now));

        var id = await college.PreparedAsync();
        var elsewhere = await BatchWorld.OnAsync(Task.FromResult(db), 61);
        foreach (var stranger in new[] { college.Office, college.PupilLife, college.Accountant, college.World.Family(0), elsewhere.Principal, elsewhere.Office })
        {
            Assert.Equal(SignRefusal.Unknown, await college.Sign.RunAsync(stranger, id, await college.DigestOfAsync(id), Now));
            Assert.Equal(SignRefusal.Unknown, await college.Return.RunAsync(stranger, id, ReturnReason.Talk, Now));
            Assert.Equal(ControlRefusal.Unknown, await college.Control.RunAsync(stranger, id, null, Now));
        }

        Assert.Equal(WithdrawBatchOutcome.NotFound, await college.Withdraw.RunAsync(elsewhere.Office, id, Now));
        Assert.Equal(WithdrawBatchOutcome.NotFound, await college.Withdraw.RunAsync(college.PupilLife, id, Now));
        Assert.Equal(SignRefusal.NotWhatWasShown, await college.Sign.RunAsync(college.Principal, id, digest, Now));
        Assert.Null(await college.Sign.RunAsync(college.Principal, id, await college.DigestOfAsync(id), Now));
        Assert.Equal(WithdrawBatchOutcome.AlreadyDecided, await college.Withdraw.RunAsync(college.Office, id, Now));

        await college.Team.GrantAsync(college.Principal.AccountId, Role.PublicAccountant, college.World.School);
        Assert.Equal(ControlRefusal.SamePerson, await college.Control.RunAsync(college.Principal, id, null, Now));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task An_entry_slipped_into_a_prepared_batch_is_found_at_the_signature(Engine engine)
    {
        var college = await BatchWorld.NewAsync(engine);
        await using var db = college.Db;
        var id = await college.PreparedAsync();
        await college.CorrectAsync(0, 26, 10_000);
        await db.WriteAsync(college.World.Service, transaction => transaction.ExecuteAsync(
            """
            insert into refund_batch_entry (tenant, batch_id, cause_id, pupil_id, day, service, kind)
            select tenant, @id, cause_id, pupil_id, day, service, kind from ledger_entry where tenant = @tenant and cents = 10000
            """, new { id }));

        Assert.Equal(SignRefusal.Altered, await college.Sign.RunAsync(college.Principal, id, await college.DigestOfAsync(id), Now));
    }

    [Fact]
    public async Task What_may_be_prepared_is_what_no_batch_holds_and_a_school_without_refund_is_told_apart()
    {
        var college = await BatchWorld.NewAsync(Engine.Sqlite);
        await using var db = college.Db;
        var schools = await college.Batches.SchoolsAsync(college.Office, Now);
        var free = await new BatchesToPrepare(db).RunAsync(college.Office, schools, Now);
        Assert.Equal([(BatchWorld.November, 5L, new Money(1005))], free.Select(one => (one.Period, one.Entries, one.Amount)));
        Assert.Empty(await new BatchesToPrepare(db).RunAsync(college.Office, schools, World.Paris(11, 30, 9)));
        Assert.Equal([BatchWorld.November, new(new(2026, 9, 1), new(2026, 12, 31))],
            (await new BatchesToPrepare(db).RunAsync(college.Office, schools, World.Paris(12, 31, 9).AddDays(1))).Select(one => one.Period).OrderBy(one => one.LastDay));
        Assert.Empty(await new BatchesToPrepare(db).WithoutRefundAsync(college.Office, schools));

        var silent = await World.CreateAsync(db, tenant: 62, regulated: false);
        var theirs = await new RefundBatches(db).SchoolsAsync(silent.OfficeScope, Now);
        Assert.Equal([silent.School], (await new BatchesToPrepare(db).WithoutRefundAsync(silent.OfficeScope, theirs)).Select(school => school.SchoolId));
    }

    private static async Task RefusedAsync(
        BatchWorld college, PrepareRefusal why, BatchPeriod? period = null, DateTimeOffset? now = null, Scope? by = null) =>
        Assert.Equal(why, Assert.IsType<PrepareOutcome.Refused>(await college.Prepare.RunAsync(by ?? college.Office, college.Asked(period), now ?? Now)).Why);
}
