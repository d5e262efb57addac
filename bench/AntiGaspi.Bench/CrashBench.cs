using System.Globalization;
using System.Text;
using AntiGaspi.Tests.Support;
using AntiGaspi.Tests.Support.Crash;
using AntiGaspi.Tests.Support.Http;

namespace AntiGaspi.Bench;

/// <summary>
/// Sixteen families cancel and restore through HTTP while the program, or the database server under it, is killed and
/// started again; what had no answer is sent again under its key. Then the raw rows are compared with what was answered.
/// The twins, each with one safety taken out, must be caught: without them a clean verdict would prove nothing.
/// </summary>
internal static class CrashBench
{
    private const int TwinCycles = 30;
    private const int ToldEvery = 20;

    public static async Task RunAsync(Run run)
    {
        // Side by side: a cycle mostly waits for something to start.
        var killed = await Task.WhenAll(ProgramOnSqliteAsync(run), ProgramOnPostgresAsync(run), PostgresAsync(run));
        Twin[] twins = [.. await TwinsOnSqliteAsync(), .. await TwinsOnPostgresAsync()];
        var table = new StringBuilder()
            .AppendLine("| Killed | Cycles | Acknowledged | Unknown | of them done | Lost | Doubled | Unbalanced | Unresolved | Wrong answers |")
            .AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (what, verdict) in killed)
        {
            run.Report.Exactly($"{what}: lost, doubled, unbalanced or unresolved", Faults(verdict), 0);
            run.Report.AtLeast($"{what}: done without an answer (the kills came in time)", verdict.UnknownDone, 1);
            Write(table, what, verdict);
        }

        foreach (var (what, verdict, found) in twins)
        {
            run.Report.AtLeast($"twin, {what}: faults found", found, 1);
            Write(table, $"twin: {what}", verdict);
        }

        run.Report.Attach(table.ToString());
    }

    private static async Task<(string What, CrashVerdict Verdict)> ProgramOnSqliteAsync(Run run)
    {
        await using var site = await StartAsync(await KeptDatabase.OnSqliteAsync());
        return await CyclesAsync(run, "the program, on SQLite", site.KillingTheProgram());
    }

    // Each run has a server of its own: what a killed program was writing may still be under way there.
    private static async Task<(string What, CrashVerdict Verdict)> ProgramOnPostgresAsync(Run run)
    {
        await using var server = await PostgresCluster.StartAsync();
        await using var site = await StartAsync(await KeptDatabase.OnPostgresAsync(server));
        return await CyclesAsync(run, "the program, on PostgreSQL", site.KillingTheProgram());
    }

    private static async Task<(string What, CrashVerdict Verdict)> PostgresAsync(Run run)
    {
        await using var server = await PostgresCluster.StartAsync();
        await using var site = await StartAsync(await KeptDatabase.OnPostgresAsync(server));
        return await CyclesAsync(run, "PostgreSQL, under the program", site.KillingTheServer(server));
    }

    private static async Task<IReadOnlyList<Twin>> TwinsOnSqliteAsync()
    {
        await using var apart = await StartAsync(await KeptDatabase.OnSqliteAsync(), Sabotage.LedgerApart);
        await using var keyless = await StartAsync(await KeptDatabase.OnSqliteAsync());
        return
        [
            await CatchAsync("the program, on SQLite, the ledger in a second transaction", apart.KillingTheProgram(), verdict => verdict.Unbalanced),
            await CatchAsync("the program, on SQLite, the key ignored", keyless.KillingTheProgram(NewKey), verdict => verdict.Unresolved),
        ];
    }

    private static async Task<IReadOnlyList<Twin>> TwinsOnPostgresAsync()
    {
        await using var first = await PostgresCluster.StartAsync();
        await using var apart = await StartAsync(await KeptDatabase.OnPostgresAsync(first), Sabotage.LedgerApart);
        await using var second = await PostgresCluster.StartAsync();
        await using var keyless = await StartAsync(await KeptDatabase.OnPostgresAsync(second));
        await using var third = await PostgresCluster.StartAsync();
        await using var early = await StartAsync(await KeptDatabase.OnPostgresAsync(third));

        // The program refuses to start on a server that answers before the disk: the setting is changed under it.
        await SiteDatabase.ExecuteAsync(third.ConnectionString(), "alter system set synchronous_commit = off");
        await SiteDatabase.ExecuteAsync(third.ConnectionString(), "select pg_reload_conf()");
        return
        [
            await CatchAsync("the program, on PostgreSQL, the ledger in a second transaction", apart.KillingTheProgram(), verdict => verdict.Unbalanced),
            await CatchAsync("the program, on PostgreSQL, the key ignored", keyless.KillingTheProgram(NewKey), verdict => verdict.Unresolved),
            await CatchAsync("PostgreSQL, under the program, synchronous_commit=off", early.KillingTheServer(third), verdict => verdict.Lost),
        ];
    }

    private static CrashOperation NewKey(CrashOperation operation) => operation with { Key = CrashFamily.NewKey() };

    private static async Task<(string What, CrashVerdict Verdict)> CyclesAsync(Run run, string what, CrashRun crash)
    {
        for (var cycle = 1; cycle <= run.CrashCycles; cycle++)
        {
            await crash.CycleAsync();
            if (cycle % ToldEvery == 0)
            {
                await Console.Error.WriteLineAsync($"  {what}, {cycle} of {run.CrashCycles}: {await crash.JudgeAsync()}");
            }
        }

        return (what, await crash.JudgeAsync());
    }

    private static async Task<Twin> CatchAsync(string what, CrashRun crash, Func<CrashVerdict, int> found)
    {
        var verdict = await crash.UntilCaughtAsync(TwinCycles);
        return new(what, verdict, found(verdict));
    }

    private static async Task<CrashSite> StartAsync(KeptDatabase database, Sabotage? sabotage = null)
    {
        var seed = Random.Shared.Next();
        await Console.Error.WriteLineAsync($"  seed {seed}");
        return await CrashSite.StartAsync(database, seed, sabotage);
    }

    private static int Faults(CrashVerdict verdict) =>
        verdict.Lost + verdict.Doubled + verdict.Unbalanced + verdict.Unresolved + verdict.WrongAnswers;

    private static void Write(StringBuilder table, string killed, CrashVerdict verdict)
    {
        int[] numbers =
        [
            verdict.Cycles, verdict.Acknowledged, verdict.Unknown, verdict.UnknownDone, verdict.Lost, verdict.Doubled, verdict.Unbalanced,
            verdict.Unresolved, verdict.WrongAnswers,
        ];
        table.AppendLine(CultureInfo.InvariantCulture, $"| {killed} | {string.Join(" | ", numbers.Select(number => number.ToString("#,0", CultureInfo.InvariantCulture)))} |");
    }

    /// <summary>A run with one safety taken out, and how many faults of the kind that it must show were found.</summary>
    private sealed record Twin(string What, CrashVerdict Verdict, int Found);
}
