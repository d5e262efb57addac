using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.Web.Tests.Demo;

/// <summary>The demonstration inside the tests, on a clock that only they and its buttons move, with its database at hand.</summary>
public sealed class StorySite : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 42, 0, TimeSpan.FromHours(1));

    private static readonly Lazy<Task<string>> Template = new(BuildAsync);

    private readonly WebApplication app;

    private readonly string? ownFolder;

    private StorySite(WebApplication app, Db db, DemoClock? clock, string? folder) => (this.app, Db, Clock, ownFolder) = (app, db, clock, folder);

    public Db Db { get; }

    public DemoClock? Clock { get; }

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>A demonstration of its own, at its beginning.</summary>
    /// <param name="outside">What it reaches outside itself; nothing when not given.</param>
    /// <param name="configure">What a sabotaged twin changes.</param>
    public static async Task<StorySite> StartAsync(OutsideSettings? outside = null, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = Janitor.NewFolder("story");
        var file = Path.Combine(folder, "demo.db");
        File.Copy(await Template.Value, file);
        return await ServeAsync(Db.OpenSqlite(file), new DemoClock(Start, new FakeTimeProvider(Start)), outside, configure, folder);
    }

    /// <summary>The real service, with these collectivités and nothing else.</summary>
    public static async Task<StorySite> StartRealAsync(params (string Code, string Name)[] authorities)
    {
        var file = Path.Combine(Janitor.NewFolder("real"), "antigaspi.db");
        await Migrations.ApplySqliteAsync(file);
        var db = Db.OpenSqlite(file);
        for (var i = 0; i < authorities.Length; i++)
        {
            var (code, name) = authorities[i];
            await db.WriteAsync(Scope.Service(i + 1), transaction => transaction.ExecuteAsync(
                "insert into local_authority (tenant, code, name) values (@tenant, @code, @name)", new { code, name }));
        }

        return await ServeAsync(db, demo: null);
    }

    /// <summary>The real service on a database that is ready.</summary>
    /// <param name="db">The database; it ends with the site.</param>
    /// <param name="outside">What it reaches outside itself.</param>
    /// <param name="configure">What a sabotaged twin changes.</param>
    public static Task<StorySite> StartRealAsync(Db db, OutsideSettings outside, Action<WebApplicationBuilder>? configure = null) =>
        ServeAsync(db, demo: null, outside, configure);

    public Visitor NewVisitor() => new(Address);

    /// <summary>One number of the demonstration's tables.</summary>
    public async Task<long> NumberAsync(string sql, object? values = null) =>
        (await Db.ReadAsync<long>(Scope.Service(Persona.Tenant), sql, values)).Single();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Db.DisposeAsync();

        // Some hundred copies of the demonstration would be gigabytes by the end. A test may end its site before its own end.
        if (Directory.Exists(ownFolder))
        {
            Directory.Delete(ownFolder, recursive: true);
        }
    }

    private static async Task<StorySite> ServeAsync(Db db, DemoClock? demo, OutsideSettings? outside = null, Action<WebApplicationBuilder>? configure = null, string? folder = null)
    {
        var settings = Settings.Of("http://127.0.0.1:0", Janitor.NewFolder("site")) with { Outside = outside ?? OutsideSettings.None };
        var site = new StorySite(Site.Build(settings, db, demo, builder =>
        {
            WithoutTimer(builder);
            configure?.Invoke(builder);
        }), db, demo, folder);
        await site.app.StartAsync();
        return site;
    }

    // The page that moves the clock freezes what is due; the timer would only do it at its own hour.
    private static void WithoutTimer(WebApplicationBuilder builder)
    {
        foreach (var timer in builder.Services.Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Namespace == "Quartz").ToList())
        {
            builder.Services.Remove(timer);
        }
    }

    private static async Task<string> BuildAsync()
    {
        var settings = Settings.Of(null, Janitor.NewFolder("template"));
        await using (await DemoDatabase.OpenAsync(settings, keep: false, Start))
        {
            return Directory.GetFiles(settings.DataFolder, "demo-*.template").Single();
        }
    }
}
