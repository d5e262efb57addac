using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Tests.Support.Http;

/// <summary>
/// A database with a collège of a test, which the demonstration serves as it is (<c>--keep</c>): its clock is that of the test,
/// and what one process leaves is what the next finds.
/// </summary>
public sealed class KeptDatabase
{
    private const string Name = "kept";

    private readonly Dictionary<string, string> environment;
    private readonly Func<Db> open;

    private KeptDatabase(Func<Db> open, string folder, Dictionary<string, string> environment) =>
        (this.open, Folder, this.environment) = (open, folder, environment);

    public string Folder { get; }

    /// <summary>The embedded database, in a folder of its own.</summary>
    public static async Task<KeptDatabase> OnSqliteAsync()
    {
        var folder = Janitor.NewFolder("kept");
        var file = Path.Combine(folder, "demo.db");
        await Migrations.ApplySqliteAsync(file);
        return new(() => Db.OpenSqlite(file), folder, new(StringComparer.Ordinal));
    }

    /// <summary>A database of a server that the test may kill.</summary>
    public static async Task<KeptDatabase> OnPostgresAsync(PostgresCluster server)
    {
        await SiteDatabase.PrepareAsync(server, Name);

        // The demonstration keeps only what it made itself.
        await SiteDatabase.ExecuteAsync(server.ConnectionString(Name), $"comment on table {DemoPostgres.Marked} is '{DemoPostgres.Mark}'");
        var site = server.ConnectionString(Name, SiteDatabase.Site);
        return new(() => Db.OpenPostgres(site), Janitor.NewFolder("kept"), new(StringComparer.Ordinal)
        {
            ["ANTIGASPI_DATABASE"] = site, ["ANTIGASPI_DATABASE_OWNER"] = server.ConnectionString(Name, SiteDatabase.Owner),
        });
    }

    /// <summary>The database, as the site sees it.</summary>
    public Db Open() => open();

    /// <summary>Makes the collège; only its identifiers are of use afterwards.</summary>
    /// <param name="pupils">How many pupils, each with a family of its own.</param>
    /// <param name="days">Its days of service in 2026.</param>
    /// <param name="cutoff">The cutoff of all of them.</param>
    /// <param name="tenant">Its local authority.</param>
    public async Task<World> FillAsync(int pupils, IEnumerable<DateOnly> days, DateTimeOffset cutoff, int tenant = 60)
    {
        await using var db = Open();
        var world = await World.CreateAsync(db, pupils, tenant);
        foreach (var day in days)
        {
            await world.AddDayAsync(day.Month, day.Day, cutoff);
        }

        return world;
    }

    /// <summary>Signs people in: the demonstration has a door for its personas only. The cookie of each, by account.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OpenSessionsAsync(IEnumerable<Scope> people)
    {
        await using var db = Open();
        var signIn = new OpenSession(db);
        Dictionary<Guid, string> cookies = [];
        foreach (var scope in people)
        {
            var key = await signIn.RunAsync(scope, new("essai"), null, TimeProvider.System.GetUtcNow());
            cookies.Add(scope.AccountId, $"{SessionHandler.CookieName}={key.Text}");
        }

        return cookies;
    }

    /// <summary>Starts the real program on it.</summary>
    /// <param name="clock">What its clock says at each start.</param>
    /// <param name="sabotage">The safety that is taken out of it, for a twin.</param>
    /// <param name="more">Settings of the program.</param>
    public Task<AppProcess> ServeAsync(DateTimeOffset clock, Sabotage? sabotage = null, IReadOnlyDictionary<string, string>? more = null)
    {
        var settings = new Dictionary<string, string>(environment.Concat(more ?? new Dictionary<string, string>(StringComparer.Ordinal)), StringComparer.Ordinal)
        {
            ["ANTIGASPI_DEMO_NOW"] = clock.ToString("O"),
        };
        if (sabotage is { } safety)
        {
            SabotagedProgram.Ask(settings, safety);
        }

        return AppProcess.StartAsync(["demo", "--keep", "--data", Folder], settings);
    }
}
