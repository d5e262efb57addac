using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Access;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>A session is a row: it dies at sign-out on every node, is new at each sign-in, and can be closed from another browser.</summary>
public sealed class SessionTests
{
    private const string Cookie = SessionHandler.CookieName;

    [Fact]
    public async Task A_captured_cookie_opens_nothing_after_the_sign_out()
    {
        await using var site = await StorySite.StartAsync();
        using var camille = await site.NewVisitor().AsAsync("camille");
        using var thief = site.NewVisitor();
        thief.Jar[Cookie] = camille.Jar[Cookie];
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/famille")).Status);

        var left = await camille.PostAsync("/famille", "/deconnexion");

        Assert.Contains($"{Cookie}=; expires=Thu, 01 Jan 1970", left.Header("Set-Cookie"), StringComparison.Ordinal);
        var answer = await thief.GetAsync("/famille");
        Assert.Equal((HttpStatusCode.Redirect, "/connexion?retour=%2Ffamille"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Each_sign_in_has_a_new_key_and_ends_the_one_before()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = await site.NewVisitor().AsAsync("camille");
        var first = visitor.Jar[Cookie];

        await visitor.AsAsync("chef");

        Assert.NotEqual(first, visitor.Jar[Cookie]);
        using var old = site.NewVisitor();
        old.Jar[Cookie] = first;
        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync("/famille")).Status);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_alone_and_the_database_does_not_know_its_key()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var answer = await visitor.PostAsync("/connexion/demo", "/connexion/demo", ("persona", "camille"));

        var cookie = answer.Header("Set-Cookie").Split(", ").Single(one => one.StartsWith(Cookie, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
        var rows = await site.Db.ReadNationalAsync<string>("select key_sha256 || account_id || device from session");
        Assert.DoesNotContain(visitor.Jar[Cookie], Assert.Single(rows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("????????????????????????????????????????????")]
    [InlineData("' or 1=1 --")]
    public async Task A_key_that_was_never_given_is_nobody(string key)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        visitor.Jar[Cookie] = key;
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/famille")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_session_is_closed_from_another_browser_and_nobody_elses_is()
    {
        await using var site = await StorySite.StartAsync();
        using var phone = await site.NewVisitor().AsAsync("camille");
        using var computer = await site.NewVisitor().AsAsync("camille");
        using var dominique = await site.NewVisitor().AsAsync("dominique");
        var lost = Assert.Single(Handles(await computer.GetAsync("/connexions")));

        await dominique.PostAsync("/famille", "/connexions", ("connexion", lost));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/famille")).Status);

        var closed = await computer.PostAsync("/connexions", "/connexions", ("connexion", lost));
        Assert.Equal((HttpStatusCode.SeeOther, "/connexions?fermee"), (closed.Status, closed.Location));
        Assert.Contains("la connexion est fermée", (await computer.GetAsync(closed.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/famille")).Status);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await computer.GetAsync("/famille")).Status, (await dominique.GetAsync("/famille")).Status));
    }

    [Fact]
    public async Task Every_other_session_is_closed_at_once()
    {
        await using var site = await StorySite.StartAsync();
        using var phone = await site.NewVisitor().AsAsync("chef");
        using var computer = await site.NewVisitor().AsAsync("chef");
        await computer.PostAsync("/connexions", "/connexions?handler=Others");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), ((await phone.GetAsync("/cuisine")).Status, (await computer.GetAsync("/cuisine")).Status));
        Assert.Empty(Handles(await computer.GetAsync("/connexions")));
    }

    [Fact]
    public async Task A_sign_out_on_one_node_is_known_to_the_other()
    {
        await using var site = await StorySite.StartAsync();
        await using var other = Site.Build(Settings.Of("http://127.0.0.1:0", Janitor.NewFolder("site")), site.Db, site.Clock);
        await other.StartAsync(TestContext.Current.CancellationToken);
        using var camille = await site.NewVisitor().AsAsync("camille");
        using var there = new Visitor(new Uri(other.Urls.First()));
        there.Jar[Cookie] = camille.Jar[Cookie];
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/famille")).Status);

        await camille.PostAsync("/famille", "/deconnexion");

        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/famille")).Status);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(Role.HeadCook, 30, 29, 31)]
    [InlineData(Role.Family, 720, 719, 720)]
    public async Task An_agent_who_does_nothing_is_signed_out_and_a_family_after_twelve_hours(Role role, int life, int within, int after)
    {
        await using var site = await StorySite.StartAsync();
        var (open, read, now) = (new OpenSession(site.Db), new ReadSession(site.Db), StorySite.Start);
        var key = await open.RunAsync(new Scope(Persona.Tenant, Persona.All[0].AccountId, role, []), new("essai"), null, now);

        Assert.Equal(now.AddMinutes(life).ToUniversalTime(), (await read.RunAsync(key, now))!.EndsAt);
        Assert.Null(await read.RunAsync(key, now.AddMinutes(after)));
        Assert.NotNull(await read.RunAsync(key, now.AddMinutes(within)));

        // Being used puts the end off for an agent, never for a family.
        var extended = await read.RunAsync(key, now.AddMinutes(after));
        Assert.Equal(role != Role.Family, extended is not null);
    }

    [Fact]
    public async Task What_has_ended_is_deleted_and_an_account_has_twenty_sessions_at_most()
    {
        await using var site = await StorySite.StartAsync();
        var (open, scope) = (new OpenSession(site.Db), new Scope(Persona.Tenant, Persona.All[0].AccountId, Role.Family, []));
        for (var i = 0; i < 25; i++)
        {
            await open.RunAsync(scope, new("essai"), null, StorySite.Start.AddMinutes(i));
        }

        Assert.Equal(20, (await new OwnSessions(site.Db).RunAsync(scope, StorySite.Start.AddMinutes(30))).Count);
        Assert.Equal(20, await new CloseSessions(site.Db).EndedAsync(StorySite.Start.AddHours(13)));
        Assert.Equal(0, await site.NumberAsync("select count(*) from session"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge, Windows")]
    [InlineData("<script>", "navigateur inconnu")]
    [InlineData(null, "navigateur inconnu")]
    public void A_browser_is_told_in_a_few_words(string? agent, string words) => Assert.Equal(words, Device.Of(agent));

    [Fact]
    public async Task The_list_is_valid_html()
    {
        await using var site = await StorySite.StartAsync();
        using var phone = await site.NewVisitor().AsAsync("camille");
        using var computer = await site.NewVisitor().AsAsync("camille");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["/connexions"] = (await computer.GetAsync("/connexions")).Html,
            ["/connexions?fermee"] = (await computer.GetAsync("/connexions?fermee")).Html,
        }));
    }

    private static List<string> Handles(Answer page) =>
        Regex.Matches(page.Html, "name=\"connexion\" value=\"(?<id>[^\"]+)\"").Select(match => match.Groups["id"].Value).ToList();
}
