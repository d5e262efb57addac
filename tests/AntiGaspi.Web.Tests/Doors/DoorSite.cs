using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>The real service with both doors set up, a small collège, and what its database knows of people.</summary>
public sealed class DoorSite(StorySite site, World world, FakeTimeProvider clock) : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private int visitors;

    public Uri Address => site.Address;

    public World World => world;

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => site.Services;

    /// <summary>The site with the doors of these providers.</summary>
    public static async Task<DoorSite> StartAsync(ProviderSettings franceConnect, ProviderSettings proConnect, Action<WebApplicationBuilder>? configure = null)
    {
        var file = Path.Combine(Janitor.NewFolder("doors"), "antigaspi.db");
        File.Copy(await Template.Value, file);
        return await StartAsync(Db.OpenSqlite(file), franceConnect, proConnect, configure);
    }

    /// <summary>The same, on a database that is ready.</summary>
    public static async Task<DoorSite> StartAsync(Db db, ProviderSettings franceConnect, ProviderSettings proConnect, Action<WebApplicationBuilder>? configure = null)
    {
        var world = await World.CreateAsync(db, pupils: 2);
        var outside = OutsideSettings.None with { FranceConnect = franceConnect, ProConnect = proConnect };
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        return new(await StorySite.StartRealAsync(db, outside, builder =>
        {
            builder.Services.AddSingleton(new SessionClock(clock));
            configure?.Invoke(builder);
        }), world, clock);
    }

    /// <summary>The site with the providers of the tests, which know it.</summary>
    public static async Task<(DoorSite Site, ProviderClient FranceConnect, ProviderClient ProConnect)> StartAsync(ProviderServer server, Db? db = null)
    {
        var (families, agents) = (server.NewClient(House.FranceConnect), server.NewClient(House.ProConnect));
        var site = db is null ? await StartAsync(Settings(families), Settings(agents)) : await StartAsync(db, Settings(families), Settings(agents));
        await server.RegisterAsync(families, site.Address);
        await server.RegisterAsync(agents, site.Address);
        return (site, families, agents);
    }

    /// <summary>A browser that shares no limit with the others.</summary>
    public Visitor NewVisitor() => new(Address) { Headers = { ["User-Agent"] = $"Essai/{Interlocked.Increment(ref visitors)}" } };

    /// <summary>Lets time pass for the sessions of the site; providers and their tokens live by the clock of the machine.</summary>
    public void Wait(TimeSpan time) => clock.Advance(time);

    /// <summary>Sessions, accounts and identities: what a sign-in adds to.</summary>
    public async Task<(long Sessions, long Accounts, long Identities)> PeopleAsync() =>
        (await CountAsync("session"), await CountAsync("account"), await CountAsync("identity"));

    /// <summary>The account of the school's office has been invited, and came once under this name.</summary>
    public Task InviteOfficeAsync(string subject) => LinkAsync(IdentityProvider.ProConnect, subject, world.Office);

    /// <summary>Somebody is invited to the kitchen of the school.</summary>
    public Task<InviteRefusal?> InviteCookAsync(string email) => new InviteAgent(site.Db, site.Services.GetRequiredService<ServerKey>()).RunAsync(
        world.OfficeScope, new NewInvitation(email, Role.HeadCook, world.School, null, null), clock.GetUtcNow());

    /// <summary>A parent who came once under this name is linked to a pupil.</summary>
    public Task LinkFamilyAsync(string subject, int index = 0) => LinkAsync(IdentityProvider.FranceConnect, subject, world.Families[index]);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static ProviderSettings Settings(ProviderClient client) => new(client.Issuer, client.ClientId, client.ClientSecret);

    private async Task<long> CountAsync(string table) => (await site.Db.ReadNationalAsync<long>($"select count(*) from {table}")).Single();

    private Task<int> LinkAsync(IdentityProvider provider, string subject, Guid account) => site.Db.WriteAsync(world.Service, async transaction =>
    {
        var values = new { provider = (int)provider, subject, who = account, World.Morning };
        await transaction.ExecuteAsync("insert into account_tenant (tenant, account_id) values (@tenant, @who) on conflict do nothing", values);
        return await transaction.ExecuteAsync("insert into identity (provider, subject, account_id, linked_at) values (@provider, @subject, @who, @Morning)", values);
    });

    private static async Task<string> MakeTemplateAsync()
    {
        var file = Path.Combine(Janitor.NewFolder("doors"), "template.db");
        await Migrations.ApplySqliteAsync(file);
        return file;
    }
}
