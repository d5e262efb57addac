using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Notices;
using AntiGaspi.App.Storage;
using AntiGaspi.App.Tests;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AntiGaspi.Web.Tests.Emergency;

/// <summary>The real service with a real mail server, a small collège and its team, and a ProConnect that does not answer unless one is given.</summary>
internal sealed partial class EmergencySite(StorySite site, World world, MailServer server, FakeTimeProvider sessions, Scope officer) : IAsyncDisposable
{
    public const string Cook = "sacha.moreau@exemple.fr";
    public const string Ask = "/connexion/secours";
    public const string SecondStep = "/connexion/secours/telephone";
    public const string Own = "/connexions/secours";
    public const string Team = "/gestion/equipe";

    private int visitors;

    public StorySite Site => site;

    public Uri Address => site.Address;

    public World World => world;

    public MailServer Server => server;

    public Scope Officer => officer;

    public DateTimeOffset Now => sessions.GetUtcNow();

    /// <summary>The site.</summary>
    /// <param name="proConnect">A ProConnect that answers; not given, one that is down.</param>
    /// <param name="configure">What a sabotaged twin changes.</param>
    public static async Task<EmergencySite> StartAsync(ProviderSettings? proConnect = null, Action<WebApplicationBuilder>? configure = null)
    {
        var file = Path.Combine(Janitor.NewFolder("emergency"), "antigaspi.db");
        await Migrations.ApplySqliteAsync(file);
        var db = Db.OpenSqlite(file);
        var (world, server, sessions) = (await World.CreateAsync(db, pupils: 2), await MailServer.StartAsync(), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        var url = proConnect is null ? new Uri("https://cantine.exemple.fr") : FreeAddress();
        var outside = OutsideSettings.None with
        {
            PublicUrl = url, Mail = new("127.0.0.1", server.Port, null, null, "cantine@exemple.fr"), Proxies = [IPNetwork.Parse("127.0.0.0/8")],
            ProConnect = proConnect ?? new(new Uri("http://127.0.0.1:1/api/v2"), "service", "secret"),
        };
        var officer = new Scope(world.Tenant, World.NewId(), Role.AuthorityOfficer, []);
        await db.WriteAsync(world.Service, async transaction =>
        {
            var values = new { who = officer.AccountId, World.Morning };
            await transaction.ExecuteAsync("insert into account (account_id, display_name, created_at) values (@who, 'Officière', @Morning)", values);
            return await transaction.ExecuteAsync("insert into role_grant (tenant, grant_id, account_id, role, granted_at) values (@tenant, @who, @who, 7, @Morning)", values);
        });
        var site = await StorySite.StartRealAsync(db, outside, builder =>
        {
            builder.Services.AddSingleton(new SessionClock(sessions));
            if (proConnect is not null)
            {
                builder.WebHost.UseUrls(url.AbsoluteUri);
            }

            configure?.Invoke(builder);
        });
        return new(site, world, server, sessions, officer);
    }

    public void Wait(TimeSpan time) => sessions.Advance(time);

    /// <summary>A browser of a network of its own.</summary>
    public Visitor NewVisitor() => new(Address) { Headers = { ["X-Forwarded-For"] = $"198.51.{Interlocked.Increment(ref visitors)}.7", ["User-Agent"] = $"Essai/{visitors}" } };

    /// <summary>Somebody who has just signed in.</summary>
    public async Task<Visitor> SignedInAsync(Scope scope, IdentityProvider provider = IdentityProvider.ProConnect, DateTimeOffset? provedAt = null)
    {
        var visitor = NewVisitor();
        var key = await new OpenSession(site.Db).RunAsync(scope, new SessionOrigin("essai", provider) { ProvedAt = provedAt ?? Now }, null, Now);
        visitor.Jar[SessionHandler.CookieName] = key.Text;
        return visitor;
    }

    public Scope ScopeOf(Guid account, Role role) => new(world.Tenant, account, role, GrantRule.IsOfWholeAuthority(role) ? [] : [world.School]);

    public async Task InviteAsync(string address, Role role = Role.HeadCook, string? siret = null) => Assert.Null(await site.Services.GetRequiredService<InviteAgent>().RunAsync(
        GrantRule.GivenBy(Role.SchoolManager).Contains(role) ? world.OfficeScope : officer, new NewInvitation(address, role, world.School, siret, null), Now));

    /// <summary>Somebody who was invited and came once by ProConnect.</summary>
    public async Task<Guid> JoinAsync(string address = Cook, Role role = Role.HeadCook)
    {
        await InviteAsync(address, role);
        var account = await site.Services.GetRequiredService<OpenAccount>().RunAsync(IdentityProvider.ProConnect, $"sub-{address}", "Sacha Moreau", Now);
        Assert.Equal(1, await site.Services.GetRequiredService<AcceptInvitations>().RunAsync(account, address, null, Now));
        return account;
    }

    /// <summary>Somebody who has set up a telephone on the page for it, five minutes ago.</summary>
    public async Task<(Guid Account, Telephone Telephone)> EquippedAsync(string address = Cook, Role role = Role.HeadCook)
    {
        var account = await JoinAsync(address, role);
        using var agent = await SignedInAsync(ScopeOf(account, role));
        var page = await agent.GetAsync(Own);
        var telephone = TelephoneOf(page);
        var done = await agent.PostAsync(Own, Own, (TelephoneForm.Field, SealedKeyOf(page)), ("code", telephone.At(Now)));
        Assert.Equal((HttpStatusCode.SeeOther, Own + "?fait"), (done.Status, done.Location));
        Wait(TimeSpan.FromMinutes(5));
        return (account, telephone);
    }

    /// <summary>A telephone into which the key of a page was typed.</summary>
    public static Telephone TelephoneOf(Answer page) => Telephone.Of(TypedKey().Match(page.Html).Groups["key"].Value);

    /// <summary>The key as the form of a page carries it.</summary>
    public static string SealedKeyOf(Answer page) => SealedKey().Match(page.Html).Groups["key"].Value;

    public static Task<Answer> AskAsync(Visitor visitor, string address, string returnTo = "") => visitor.PostAsync(Ask, Ask, ("adresse", address), ("retour", returnTo));

    /// <summary>The next mail of a kind that is sent.</summary>
    public async Task<ReceivedMail> ReceiveAsync(IReadOnlyList<string>? kinds = null)
    {
        await SendAsync(kinds ?? MessageKinds.Urgent);
        return await server.NextAsync();
    }

    public Task<SendReport> SendAsync(IReadOnlyList<string> kinds) => new SendMessages(
        site.Db, site.Services.GetRequiredService<ComposeMessage>(), site.Services.GetRequiredService<UnreachableMailboxes>(), site.Services.GetRequiredService<SentMark>(),
        site.Services.GetRequiredService<SendPush>(), site.Services.GetRequiredService<MailSettings>(), sessions).RunAsync(kinds);

    /// <summary>Asks at the door of agents, and brings the code of the mail; the page of the telephone comes next.</summary>
    public async Task<Answer> ProveAsync(Visitor visitor, string address = Cook, string returnTo = "")
    {
        Assert.Equal(HttpStatusCode.SeeOther, (await AskAsync(visitor, address, returnTo)).Status);
        return await visitor.PostAsync("/connexion/code", "/connexion/code", ("code", (await ReceiveAsync()).Code));
    }

    public static Task<Answer> TypeAsync(Visitor visitor, string code) => visitor.PostAsync(Ask, SecondStep, ("code", code));

    public Task<long> NumberAsync(string sql) => world.ScalarAsync<long>(sql);

    public Task<IReadOnlyList<string>> AuditAsync() => site.Db.ReadAsync<string>(world.Service, "select action from audit where tenant = @tenant order by at, audit_id");

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await server.DisposeAsync();
    }

    // A provider sends people back to the public address: here the site must have it before it listens.
    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    [GeneratedRegex("<strong>(?<key>[A-Z2-7]{4}(?: [A-Z2-7]{4}){7})</strong>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TypedKey();

    [GeneratedRegex("name=\"cle\" value=\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SealedKey();
}
