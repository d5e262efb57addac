using AntiGaspi.App.Storage;

namespace AntiGaspi.App.Tests.Meals.Programs;

/// <summary>Each guard of the acts, broken: the random programs must notice within a bounded number of them.</summary>
public abstract class SabotageTests(Engine engine, ITestOutputHelper output)
{
    protected virtual int Bound => 1_500;

    [Fact]
    public Task A_refund_that_an_undo_does_not_take_back_is_noticed() =>
        IsNoticedAsync(db => Sabotage.OfRestore(db, text => text.Replace("refund_cents > 0", "refund_cents > 1000000", StringComparison.Ordinal)));

    [Fact]
    public Task A_key_that_is_not_read_is_noticed() => IsNoticedAsync(Sabotage.KeyIgnored);

    [Fact]
    public Task A_cancellation_accepted_at_the_cutoff_itself_is_noticed() => IsNoticedAsync(db => Sabotage.OfCancel(db, text => text
        .Replace("@now < d.cutoff_at", "@now <= d.cutoff_at", StringComparison.Ordinal)
        .Replace("@now < s.cutoff_at", "@now <= s.cutoff_at", StringComparison.Ordinal)));

    [Fact]
    public Task The_price_of_the_day_of_the_click_is_noticed() => IsNoticedAsync(db => Sabotage.OfCancel(db, text => text
        .Replace("r.valid_from <= a.day and (r.valid_to is null or r.valid_to > a.day)", AtClick("cast(@now as date)"), StringComparison.Ordinal)
        .Replace("r.valid_from <= d.day and (r.valid_to is null or r.valid_to > d.day)", AtClick("substr(@now, 1, 10)"), StringComparison.Ordinal)));

    [Fact]
    public Task A_freeze_that_does_not_count_is_noticed() => IsNoticedAsync(Sabotage.SealWithoutCounting);

    [Fact]
    public async Task The_statements_as_they_are_give_no_false_alarm()
    {
        await using var cancel = await Workshop.OpenAsync(engine, db => Sabotage.OfCancel(db, text => text));
        await using var restore = await Workshop.OpenAsync(engine, db => Sabotage.OfRestore(db, text => text));

        Assert.Null(await cancel.FirstFaultAsync(150));
        Assert.Null(await restore.FirstFaultAsync(150));
    }

    private protected async Task IsNoticedAsync(Func<Db, Acts> sabotaged)
    {
        await using var workshop = await Workshop.OpenAsync(engine, sabotaged);

        var fault = await workshop.FirstFaultAsync(Bound);

        Assert.NotNull(fault);
        output.WriteLine($"Noticed by program {fault.Value.Number}:\n{fault.Value.Difference}");
    }

    private static string AtClick(string day) => $"r.valid_from <= {day} and (r.valid_to is null or r.valid_to > {day})";
}

public sealed class SabotageOnSqlite(ITestOutputHelper output) : SabotageTests(Engine.Sqlite, output)
{
    [Fact]
    public Task A_ledger_written_in_a_second_transaction_is_noticed_when_the_connection_breaks_between() =>
        IsNoticedAsync(db => Sabotage.Breaking(db, inTwoTransactions: true));

    [Fact]
    public async Task A_connection_that_breaks_in_the_only_transaction_changes_nothing()
    {
        await using var workshop = await Workshop.OpenAsync(Engine.Sqlite, db => Sabotage.Breaking(db, inTwoTransactions: false));

        Assert.Null(await workshop.FirstFaultAsync(150));
    }
}

[Trait("Needs", "Postgres")]
public sealed class SabotageOnPostgres(ITestOutputHelper output) : SabotageTests(Engine.Postgres, output);
