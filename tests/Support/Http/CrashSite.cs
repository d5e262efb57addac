using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support.Crash;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>The real program on a database of its own, and sixteen families who reach it through HTTP until one of the two is killed.</summary>
public sealed class CrashSite : IAsyncDisposable
{
    /// <summary>The cutoff of every meal of theirs.</summary>
    public static readonly DateTimeOffset Cutoff = World.Paris(11, 25, 10);

    private const int FamilyCount = 16;

    // A program that has just started answers slowly: fewer answers between the kills leave time for more kills.
    private const int MostAnswers = 120;

    private static readonly DateOnly[] Days =
    [
        new(2026, 11, 26), new(2026, 11, 27), new(2026, 11, 30), new(2026, 12, 1), new(2026, 12, 3),
        new(2026, 12, 4), new(2026, 12, 7), new(2026, 12, 8), new(2026, 12, 10), new(2026, 12, 11),
    ];

    private readonly AppProcess app;
    private readonly KeptDatabase database;
    private readonly HttpClient client;
    private readonly Dictionary<Guid, HttpFamily> senders;
    private readonly int seed;

    private CrashSite(AppProcess app, KeptDatabase database, World world, int seed, IReadOnlyDictionary<Guid, string> sessions)
    {
        (this.app, this.database, this.seed) = (app, database, seed);
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        Families = [.. Enumerable.Range(0, FamilyCount).Select(i => new CrashFamily(world.Family(i), [.. MealsOf(world.Pupils[i])], seed + i))];
        senders = Families.ToDictionary(family => family.Scope.AccountId, family => new HttpFamily(client, sessions[family.Scope.AccountId]));
    }

    /// <summary>Each with one child, and what it holds for cancelled.</summary>
    public IReadOnlyList<CrashFamily> Families { get; }

    /// <summary>Starts the program on a new database.</summary>
    /// <param name="database">Empty.</param>
    /// <param name="seed">Of what the families send and of when the kills come.</param>
    /// <param name="sabotage">The safety that is taken out of the program, for a twin.</param>
    public static async Task<CrashSite> StartAsync(KeptDatabase database, int seed, Sabotage? sabotage = null)
    {
        var world = await database.FillAsync(FamilyCount, Days, Cutoff);
        var sessions = await database.OpenSessionsAsync(Enumerable.Range(0, FamilyCount).Select(world.Family));
        return new(await database.ServeAsync(World.Morning, sabotage), database, world, seed, sessions);
    }

    /// <summary>Cycles in which the program is killed.</summary>
    /// <param name="again">What a family sends when it does not know the outcome; the same when not given.</param>
    public CrashRun KillingTheProgram(Func<CrashOperation, CrashOperation>? again = null) => Run(app.KillAsync, app.RestartAsync, again);

    /// <summary>Cycles in which the database server is killed under the program, which stays.</summary>
    public CrashRun KillingTheServer(PostgresCluster server) => Run(server.KillAsync, server.RestartAsync, null);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private CrashRun Run(Func<Task> killAsync, Func<Task> restartAsync, Func<CrashOperation, CrashOperation>? again)
    {
        var target = new CrashTarget(killAsync, restartAsync, (scope, operation) => senders[scope.AccountId].SendAsync(operation), database.Open);
        return new(again is null ? target : target with { Again = again }, Families, seed) { MostAnswers = MostAnswers };
    }

    private static IEnumerable<MealRef> MealsOf(Guid pupil) => Days.Select(day => new MealRef(pupil, day, MealService.Lunch));
}
