using System.Diagnostics;
using System.Text.RegularExpressions;
using Dapper;

namespace AntiGaspi.Bench;

/// <summary>The family's planning page: how soon, at what cost, in how many statements, bytes and requests.</summary>
internal static partial class PlanningBench
{
    private const int WarmPages = 12000;
    private const int Pages = 3000;

    public static async Task RunAsync(Run run)
    {
        var postgres = await PostgresStore.NewAsync(run);
        foreach (var store in new Store[] { new SqliteStore(), postgres })
        {
            await store.FillAsync(Store.Morning);
            await using var service = await store.ServeAsync();
            using var line = new HttpLine(service.Address);
            var families = (await Family.AllAsync(store)).Select(family => new FamilyClient(Sessions.Of(family.AccountId))).ToList();
            families.ForEach(family => family.Open(line));
            Time(run, store, service, line, families);
            TimeSession(run, store, line, Sessions.Of((await Family.AllAsync(store))[0].AccountId));
            if (store == postgres)
            {
                await CountStatementsAsync(run, postgres, line, families[0]);
                Weigh(run, line, Sessions.Of((await Family.AllAsync(store))[0].AccountId));
            }
        }
    }

    private static void Time(Run run, Store store, Service service, HttpLine line, List<FamilyClient> families)
    {
        for (var i = 0; i < WarmPages; i++)
        {
            families[i % families.Count].Read(line);
        }

        var latencies = new Latencies();
        var (served, stored) = (ProcessorTime.Of(service.ProcessId), store.DatabaseMilliseconds());
        for (var i = 0; i < Pages; i++)
        {
            var start = Stopwatch.GetTimestamp();
            families[i % families.Count].Read(line);
            latencies.Add(Stopwatch.GetElapsedTime(start));
        }

        served = (ProcessorTime.Of(service.ProcessId) - served) / Pages;
        stored = (store.DatabaseMilliseconds() - stored) / Pages;
        run.Report.Note($"{store.Engine}: page", latencies.ToString());
        run.Report.AtMost($"{store.Engine}: processor of a page ({Report.Text(served)} service, {Report.Text(stored)} database)", served + stored, 1, "ms");
    }

    // The same public page, in turn as a stranger and as somebody signed in, whose name it then shows.
    private static void TimeSession(Run run, Store store, HttpLine line, string cookies)
    {
        var (stranger, known) = (new Latencies(), new Latencies());
        for (var i = 0; i < Pages; i++)
        {
            Read(stranger, null);
            Read(known, cookies);
        }

        run.Report.AtMost(
            $"{store.Engine}: what the look-up of the session adds to a public page, p50 (from {Report.Text(stranger.Percentile(50))} ms)",
            known.Percentile(50) - stranger.Percentile(50), 0.3, "ms");

        void Read(Latencies latencies, string? cookie)
        {
            var start = Stopwatch.GetTimestamp();
            line.Send(FamilyClient.Get(line, "/securite", cookie));
            latencies.Add(Stopwatch.GetElapsedTime(start));
        }
    }

    // PostgreSQL itself writes down each statement of one page.
    private static async Task CountStatementsAsync(Run run, PostgresStore store, HttpLine line, FamilyClient family)
    {
        await LogStatementsAsync(store, "0");
        var before = store.Cluster.Log.Length;
        family.Read(line);
        await LogStatementsAsync(store, "-1");
        var statements = Executed().Matches(store.Cluster.Log[before..]).Select(match => match.Groups["sql"].Value).ToList();
        var own = statements.Where(sql => !sql.Contains("set_config", StringComparison.Ordinal) && !sql.Contains("select s.session_id", StringComparison.Ordinal) && !sql.Contains("alter system", StringComparison.Ordinal)
            && !sql.Contains("pg_reload_conf", StringComparison.Ordinal)).ToList();
        run.Report.AtMost("statements of a page, beside the look-up of the session, and the setting of the tenant in the same trip", own.Count, 2, "");
    }

    private static async Task LogStatementsAsync(PostgresStore store, string milliseconds)
    {
        await using var connection = await store.OpenAsync();
        await connection.ExecuteAsync($"alter system set log_min_duration_statement = {milliseconds}");
        await connection.ExecuteAsync("select pg_reload_conf(), pg_sleep(0.3)");
    }

    // A first visit: the page and all that it names, heads included, compressed as a browser asks.
    private static void Weigh(Run run, HttpLine line, string cookies)
    {
        var page = line.Send(FamilyClient.Get(line, FamilyClient.Page, cookies));
        var compressed = line.Send(FamilyClient.Get(line, FamilyClient.Page, cookies, "br, gzip"));
        var parts = Loaded().Matches(page.Body).Select(match => match.Groups["address"].Value).Distinct(StringComparer.Ordinal)
            .Select(address => (Address: address, Answer: line.Send(FamilyClient.Get(line, address, null, "br, gzip")))).ToList();
        var each = string.Join(", ", parts.Select(part => $"{part.Address.Split('.')[^1]} {part.Answer.Bytes:#,0}"));
        run.Report.AtMost($"first visit, all in (page {compressed.Bytes:#,0} from {page.Bytes:#,0}, {each} bytes)", (compressed.Bytes + parts.Sum(part => part.Answer.Bytes)) / 1000.0, 15, "kB");
        run.Report.AtMost("requests of a first visit", 1 + parts.Count, 3, "");
    }

    [GeneratedRegex("(execute [^:]*|statement): (?<sql>[^\n]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Executed();

    [GeneratedRegex("(<link[^>]*rel=\"(stylesheet|icon)\"[^>]*href|<script[^>]*src|<img[^>]*src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Loaded();
}
