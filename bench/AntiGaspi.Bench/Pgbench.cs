using System.Globalization;
using System.Text.RegularExpressions;
using AntiGaspi.App.Meals;
using AntiGaspi.Tests.Support;
using Npgsql;

namespace AntiGaspi.Bench;

/// <summary>
/// pgbench running the statement of a cancellation, whole, as the service sends it: prepared, with the tenant set in the
/// same trip, as the application's user under row-level security. A table says which meal comes next.
/// </summary>
internal sealed partial class Pgbench(PostgresCluster cluster, string database, int clients)
{
    private const int Threads = 2;
    private readonly string script = Path.Combine(Janitor.NewFolder("pgbench"), "cancel.sql");
    private int done;
    private int span;

    public async Task PrepareAsync(IReadOnlyList<Family> families)
    {
        var meals = families.SelectMany(family => family.Meals.Select(meal => (Account: family.AccountId, Meal: meal))).ToArray();
        new Random(4).Shuffle(meals);
        span = meals.Length / clients;
        await PostgresStore.ExecuteAsync(
            cluster.ConnectionString(database),
            $"create table bench_meal (n int primary key, account_id uuid not null, pupil_id uuid not null, day date not null); grant select on bench_meal to {PostgresStore.Site}");
        await using (var connection = new NpgsqlConnection(cluster.ConnectionString(database) + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var copy = await connection.BeginBinaryImportAsync("copy bench_meal from stdin (format binary)");
            for (var n = 0; n < meals.Length; n++)
            {
                await copy.WriteRowAsync(CancellationToken.None, n, meals[n].Account, meals[n].Meal.PupilId, meals[n].Meal.Day);
            }

            await copy.CompleteAsync();
        }

        await PostgresStore.ExecuteAsync(cluster.ConnectionString(database), "analyze bench_meal");
    }

    public async Task<Rates> RunAsync(TimeSpan duration)
    {
        var (before, stored, own) = (await StoredAsync(), ProcessorTime.Of(cluster), ProcessorTime.OfChildren());
        await File.WriteAllTextAsync(script, Script());
        var binaries = await PostgresBinaries.FoundAsync();
        var answer = await Command.RunAsync(
            Path.Combine(binaries.Folder, "pgbench"),
            "-h", new NpgsqlConnectionStringBuilder(cluster.ConnectionString()).Host!, "-U", PostgresStore.Site, "-n", "-M", "prepared",
            "-c", $"{clients}", "-j", $"{Threads}", "-T", $"{duration.TotalSeconds:0}", "-D", $"i={done}", "-D", "tenant=1", "-f", script, database);
        var output = answer.OutputOrThrow();
        var (databaseTime, ownTime) = (ProcessorTime.Of(cluster) - stored, ProcessorTime.OfChildren() - own);
        var acts = await StoredAsync() - before;
        var told = long.Parse(Processed().Match(output).Groups["count"].Value, CultureInfo.InvariantCulture);
        if (told != acts)
        {
            throw new InvalidOperationException($"pgbench did {told} acts and {acts} meals were cancelled:\n{output}\n{answer.Error}");
        }

        // The next round begins after the meals of the fastest client; had one gone further, the count above would tell.
        done += (int)(acts / clients * 5 / 4) + 1;
        var perSecond = double.Parse(Speed().Match(output).Groups["speed"].Value, CultureInfo.InvariantCulture);
        return new Rates(acts, acts / perSecond, ownTime, 0, databaseTime);
    }

    private string Script()
    {
        const string meal = "(select {0} from bench_meal where n = :n)";
        var statement = SqlNames.Replace(CancelMeals.Postgres, name => name switch
        {
            "tenant" => ":tenant::int",
            "account" => string.Format(CultureInfo.InvariantCulture, meal, "account_id"),
            "pupils" => string.Format(CultureInfo.InvariantCulture, meal, "array[pupil_id]"),
            "days" => string.Format(CultureInfo.InvariantCulture, meal, "array[day]"),
            "services" => "(select array[1])",
            "ids" => $"(select array[{Id(1)}])",
            "op" => Id(2),
            "audit" => Id(3),
            "receiptId" => Id(4),
            "receiptContent" => "'{}'",
            "receiptEnds" => $"to_timestamp({DateTimeOffset.Parse(Store.Morning).AddDays(2).ToUnixTimeSeconds()})",
            "now" => $"to_timestamp({DateTimeOffset.Parse(Store.Morning).ToUnixTimeSeconds()})",
            "channel" or "scopeDoor" => "'family'",
            "route" => "'cancel'",
            "hash" => $"'{new string('0', 64)}'",
            _ => throw new InvalidOperationException($"The statement names {name}, which the bench does not know."),
        });
        return $"""
            \set i :i + 1
            \set n :client_id * {span} + :i
            \startpipeline
            select set_config('app.tenant', cast(:tenant as text), true);
            {statement};
            \endpipeline
            """;
    }

    private static string Id(int kind) => $"('00000000-0000-7000-800{kind}-' || lpad(to_hex(:n::int), 12, '0'))::uuid";

    private async Task<long> StoredAsync()
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from cancellation", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    [GeneratedRegex(@"actually processed: (?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = (?<speed>[\d.]+) \(without initial", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Speed();
}
