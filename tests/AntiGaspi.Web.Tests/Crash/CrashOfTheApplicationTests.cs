using AntiGaspi.Tests.Support;
using AntiGaspi.Tests.Support.Crash;
using AntiGaspi.Tests.Support.Http;

namespace AntiGaspi.Web.Tests.Crash;

/// <summary>
/// The real program is killed while sixteen families cancel and restore through HTTP, and started again on what it left:
/// what was acknowledged is there, once, and the ledger says the same. Each twin takes one safety away and must be caught.
/// </summary>
public abstract class CrashOfTheApplicationTests(ITestOutputHelper output)
{
    private const int Cycles = 20;
    private const int TwinCycles = 20;

    [Fact]
    public async Task No_acknowledged_operation_is_lost_or_doubled_and_every_unknown_one_is_resolved()
    {
        await using var site = await StartAsync();
        var run = site.KillingTheProgram();

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            await run.CycleAsync();
        }

        var verdict = Shown(await run.JudgeAsync());
        Assert.True(verdict.IsClean, $"{verdict}");
        Assert.True(verdict.UnknownDone > 0, "no operation was done without an answer: the kills came too late to prove anything");
    }

    [Fact]
    public async Task A_family_that_sends_again_under_a_new_key_is_caught()
    {
        await using var site = await StartAsync();

        var verdict = Shown(await site.KillingTheProgram(operation => operation with { Key = CrashFamily.NewKey() }).UntilCaughtAsync(TwinCycles));

        Assert.True(verdict.Unresolved > 0);
        Assert.True(verdict.Doubled > 0, "an operation that nobody was answered for is in the rows");
    }

    [Fact]
    public async Task A_ledger_written_in_a_second_transaction_is_caught()
    {
        await using var site = await StartAsync(Sabotage.LedgerApart);

        Assert.True(Shown(await site.KillingTheProgram().UntilCaughtAsync(TwinCycles)).Unbalanced > 0);
    }

    protected abstract Task<KeptDatabase> NewDatabaseAsync();

    private async Task<CrashSite> StartAsync(Sabotage? sabotage = null)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return await CrashSite.StartAsync(await NewDatabaseAsync(), seed, sabotage);
    }

    private CrashVerdict Shown(CrashVerdict verdict)
    {
        output.WriteLine($"{verdict}");
        return verdict;
    }
}

public sealed class CrashOfTheApplicationOnSqlite(ITestOutputHelper output) : CrashOfTheApplicationTests(output)
{
    protected override Task<KeptDatabase> NewDatabaseAsync() => KeptDatabase.OnSqliteAsync();
}

/// <summary>Each test has a server of its own: what a killed program was writing may still be under way there.</summary>
[Trait("Needs", "Postgres")]
public sealed class CrashOfTheApplicationOnPostgres(ITestOutputHelper output) : CrashOfTheApplicationTests(output), IAsyncDisposable
{
    private PostgresCluster? server;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected override async Task<KeptDatabase> NewDatabaseAsync()
    {
        server = await PostgresCluster.StartAsync();
        return await KeptDatabase.OnPostgresAsync(server);
    }
}
