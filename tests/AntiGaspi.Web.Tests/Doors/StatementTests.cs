using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Providers;

namespace AntiGaspi.Web.Tests.Doors;

/// <summary>What a page costs the database, on PostgreSQL: a sign-in at most three statements, a planning two beside the session's.</summary>
public sealed class StatementTests(SharedProviders providers)
{
    private const string Database = "door_statements";
    private const int Most = 3;
    private const int MostOfPlanning = 2;

    [Fact]
    public async Task A_sign_in_takes_at_most_three_statements_a_page()
    {
        await using var server = await PostgresCluster.StartAsync();
        await SiteDatabase.PrepareAsync(server, Database);
        using var counter = new StatementCounter(Database);
        await using var door = await DoorAsync(Db.OpenPostgres(server.ConnectionString(Database, SiteDatabase.Site)));

        // The accounts of the small collège have other names than their people at the provider: the first time costs a change of name.
        foreach (var (persona, house) in new[] { ("ordinaire", House.FranceConnect), ("gestionnaire", House.ProConnect) })
        {
            var (_, renaming) = await SignInAsync(counter, door, house, persona);
            Assert.Single(renaming, sql => sql.StartsWith("update account set display_name", StringComparison.Ordinal));
            Assert.InRange(renaming.Count, 1, Most + 1);
        }

        foreach (var (persona, house, next) in new[]
        {
            ("ordinaire", House.FranceConnect, "/famille"), ("usage", House.FranceConnect, "/activation"), ("usage", House.FranceConnect, "/activation"),
            ("gestionnaire", House.ProConnect, "/gestion"), ("inconnue", House.ProConnect, "/connexion/non-invite"),
        })
        {
            var (arrived, statements) = await SignInAsync(counter, door, house, persona);
            Assert.Equal(next, arrived);
            Assert.True(statements.Count is > 0 and <= Most, $"{persona}: {statements.Count} statements\n{string.Join("\n--\n", statements)}");
        }
    }

    [Theory]
    [InlineData("/famille")]
    [InlineData("/famille/jours")]
    public async Task A_planning_of_meals_takes_at_most_two_statements(string page)
    {
        await using var server = await PostgresCluster.StartAsync();
        await SiteDatabase.PrepareAsync(server, Database);
        using var counter = new StatementCounter(Database);
        await using var door = await DoorAsync(Db.OpenPostgres(server.ConnectionString(Database, SiteDatabase.Site)));
        using var visitor = door.Site.NewVisitor();
        var left = await visitor.PostAsync("/connexion", "/connexion/franceconnect");
        await visitor.GetAsync(await door.ThroughAsync(House.FranceConnect, new(left.Location!), "ordinaire"));

        Answer? planning = null;
        var statements = await counter.OfAsync(async () => planning = await visitor.GetAsync(page));

        Assert.Equal(HttpStatusCode.OK, planning!.Status);
        Assert.True(statements.Count is > 0 and <= MostOfPlanning, $"{statements.Count} statements\n{string.Join("\n--\n", statements)}");
    }

    // The two pages before ask the database nothing at all.
    private static async Task<(string? Next, IReadOnlyList<string> Statements)> SignInAsync(StatementCounter counter, Door door, House house, string persona)
    {
        using var visitor = door.Site.NewVisitor();
        Answer? left = null;
        Assert.Empty(await counter.OfAsync(async () => left = await visitor.PostAsync("/connexion", $"/connexion/{house.ToString().ToLowerInvariant()}")));
        var back = await door.ThroughAsync(house, new(left!.Location!), persona);
        Answer? arrived = null;
        var statements = await counter.OfAsync(async () => arrived = await visitor.GetAsync(back));
        return (arrived!.Location, statements);
    }

    private async Task<Door> DoorAsync(Db db)
    {
        var (site, families, agents) = await DoorSite.StartAsync(await providers.ServerAsync(), db);
        var door = new Door(site, families, agents);
        await site.LinkFamilyAsync(await door.SubjectAsync(House.FranceConnect, "ordinaire"));
        await site.InviteOfficeAsync(await door.SubjectAsync(House.ProConnect, "gestionnaire"));
        return door;
    }

    private sealed record Door(DoorSite Site, ProviderClient Families, ProviderClient Agents) : IAsyncDisposable
    {
        public async Task<string> SubjectAsync(House house, string persona)
        {
            using var browser = new ProviderBrowser(Of(house), Site.Address);
            return await browser.SubjectAsync(persona);
        }

        /// <summary>A person at the provider; the address that she is sent back to.</summary>
        public async Task<string> ThroughAsync(House house, Uri start, string persona)
        {
            using var browser = new ProviderBrowser(Of(house), Site.Address);
            return await browser.ThroughAsync(start, persona);
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        private ProviderClient Of(House house) => house == House.FranceConnect ? Families : Agents;
    }
}
