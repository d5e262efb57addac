using AntiGaspi.Domain.Basics;

namespace AntiGaspi.Bench;

/// <summary>
/// Cancellations a second through HTTP (session, form token, durable commit), beside the same statements with nothing
/// around them: pgbench on PostgreSQL, a loop in this process on SQLite. In turns, so that both meet the same machine.
/// </summary>
internal static class CancelBench
{
    private const int ClientCount = 16;
    private const int Rounds = 3;
    private const double Target = 0.5;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(Run run)
    {
        await OnSqliteAsync(run);
        await OnPostgresAsync(run);
    }

    private static async Task OnSqliteAsync(Run run)
    {
        var (store, bare) = (new SqliteStore(), new SqliteStore());
        await store.FillAsync(Store.Morning);
        File.Copy(store.File, bare.File);
        var families = await Family.AllAsync(store);
        using var loop = new SqliteLoop(bare.File, families);
        await CompareAsync(run, store, families, "a loop of the same statements in process", () => Task.FromResult(loop.Run(Round)));
    }

    private static async Task OnPostgresAsync(Run run)
    {
        var store = await PostgresStore.NewAsync(run);
        await store.FillAsync(Store.Morning);
        var families = await Family.AllAsync(store);
        var bare = new Pgbench(store.Cluster, await store.CopyAsync(run), ClientCount);
        await bare.PrepareAsync(families);
        await CompareAsync(run, store, families, "pgbench with the same whole statement", () => bare.RunAsync(Round));
    }

    private static async Task CompareAsync(Run run, Store store, IReadOnlyList<Family> families, string barely, Func<Task<Rates>> bare)
    {
        await using var service = await store.ServeAsync();
        var meals = new MealsToCancel(store, families, ClientCount);
        var before = await store.CountAsync("select count(*) from cancellation");
        var warm = Clients.Measure(ClientCount, Round, service, store, meals.CancelNext);
        var (served, alone) = (new List<Rates>(), new List<Rates>());
        for (var i = 0; i < Rounds; i++)
        {
            alone.Add(await bare());
            served.Add(Clients.Measure(ClientCount, Round, service, store, meals.CancelNext));
        }

        var (http, raw) = (Rates.Median(served), Rates.Median(alone));
        run.Report.Note($"{store.Engine}: through HTTP, {ClientCount} clients", $"{http.PerSecond:#,0}/s; {http.Costs}");
        run.Report.Note($"{store.Engine}: {barely}", $"{raw.PerSecond:#,0}/s; {raw.Costs}");
        run.Report.AtLeast($"{store.Engine}: HTTP ÷ bare", http.PerSecond / raw.PerSecond, Target);
        var stored = await store.CountAsync("select count(*) from cancellation") - before;
        run.Report.Exactly($"{store.Engine}: acknowledged and not stored, or stored and not acknowledged", Math.Abs(stored - warm.Acts - served.Sum(round => round.Acts)), 0);
    }
}

/// <summary>The meals that some clients cancel one after the other, each meal once.</summary>
internal sealed class MealsToCancel
{
    private const int SeeOther = 303;

    private readonly List<(FamilyClient Family, MealRef Meal)>[] lists;
    private readonly int[] next;

    public MealsToCancel(Store store, IReadOnlyList<Family> families, int clients)
    {
        next = new int[clients];
        lists = families.Chunk((families.Count + clients - 1) / clients).Select(ListOf).ToArray();

        List<(FamilyClient Family, MealRef Meal)> ListOf(Family[] share)
        {
            var list = share.Select(family => (Browser: new FamilyClient(Sessions.Of(family.AccountId)), family.Meals))
                .SelectMany(pair => pair.Meals.Select(meal => (pair.Browser, meal))).ToArray();
            new Random(2).Shuffle(list);
            return [.. list];
        }
    }

    /// <summary>Cancels the next meal of a client; true when the service says that it is done.</summary>
    public bool CancelNext(int client, HttpLine line)
    {
        var (family, meal) = lists[client][next[client]++];
        family.OpenOnce(line);
        var answer = family.Cancel(line, meal);
        return answer.Status == SeeOther ? true : throw new InvalidOperationException($"A cancellation was answered {answer.Status}:\n{answer.Head}\n{answer.Body}");
    }
}
