using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>The door of e-mail, through real pages and a real mail server: one link, one code, one browser, once, ten minutes.</summary>
public sealed class MailDoorTests
{
    [Fact]
    public async Task The_link_signs_in_the_browser_that_asked_and_leads_to_the_page_asked_for()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        Assert.Equal("/connexion?retour=%2Ffamille%2Fremboursements", (await camille.GetAsync("/famille/remboursements")).Location);
        var received = await mail.AskAndReceiveAsync(camille, " Camille@Exemple.FR ", "/famille/remboursements");

        var page = await camille.GetAsync(received.LinkPath);
        Assert.Contains("Touchez le bouton pour vous connecter", page.Words, StringComparison.Ordinal);
        var entered = await camille.PostAsync(received.LinkPath, received.LinkPath);

        Assert.Equal((HttpStatusCode.SeeOther, "/famille/remboursements"), (entered.Status, entered.Location));
        Assert.Equal(HttpStatusCode.OK, (await camille.GetAsync("/famille/remboursements")).Status);
    }

    [Fact]
    public async Task The_code_does_the_same_with_or_without_its_blank()
    {
        await using var mail = await MailSite.StartAsync();
        foreach (var blank in new[] { "", " ", "\u00A0" })
        {
            using var camille = mail.Site.NewVisitor();
            var received = await mail.AskAndReceiveAsync(camille);

            var entered = await MailSite.TypeAsync(camille, received.Code[..4] + blank + received.Code[4..]);

            Assert.Equal((HttpStatusCode.SeeOther, "/famille"), (entered.Status, entered.Location));
        }
    }

    [Fact]
    public async Task The_mail_says_who_writes_and_what_to_do_and_holds_no_secret_in_its_subject()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();

        var received = await mail.AskAndReceiveAsync(camille);

        Assert.Equal(("\"Anti-gaspi\" <cantine@exemple.fr>", MailSite.Camille, "Votre lien pour vous connecter"), (received.From, received.To, received.Subject));
        Assert.Matches("^[0-9]{8}$", received.Code);
        Assert.Matches("^/connexion/lien/[A-Za-z0-9_-]{22}$", received.LinkPath);
        Assert.Contains("Aucun paiement ne vous sera demandé", received.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"https://cantine.exemple.fr{received.LinkPath}\"", received.Html, StringComparison.Ordinal);
        Assert.Contains(received.Code[..4] + " " + received.Code[4..], received.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(received.Headers, header => header.Contains(received.Code[..4], StringComparison.Ordinal) && header.StartsWith("subject", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(received.Code, await mail.KeptAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(received.LinkPath.Split('/')[^1], await mail.KeptAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scanners_that_open_the_link_change_nothing_and_the_person_succeeds()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);
        var before = await mail.KeptAsync();

        foreach (var network in new[] { "198.51.100.7", "203.0.113.9", "192.0.2.1" })
        {
            using var scanner = new HttpClient { BaseAddress = mail.Site.Address };
            scanner.DefaultRequestHeaders.Add("X-Forwarded-For", network);
            foreach (var method in new[] { "GET", "HEAD", "GET", "GET", "HEAD", "GET", "GET" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), received.LinkPath);
                request.Headers.Add("Purpose", "prefetch");
                using var answer = await scanner.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && string.Join(' ', header.Value).Contains(SessionHandler.CookieName + "=", StringComparison.Ordinal));
            }
        }

        // Also in the browser that asked: a GET is a GET.
        await camille.GetAsync(received.LinkPath);
        Assert.Equal(before, await mail.KeptAsync());
        Assert.Equal("/famille", (await camille.PostAsync(received.LinkPath, received.LinkPath)).Location);
    }

    [Fact]
    public async Task A_link_and_its_code_serve_once()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);
        var asked = camille.Jar[MailDoor.CookieName];
        await camille.PostAsync(received.LinkPath, received.LinkPath);

        // A thief with everything that the browser had is late.
        using var thief = mail.Site.NewVisitor();
        thief.Jar[MailDoor.CookieName] = asked;
        Assert.Equal(HttpStatusCode.Gone, (await thief.PostAsync(received.LinkPath, received.LinkPath)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await MailSite.TypeAsync(thief, received.Code)).Status);
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from session"));
    }

    [Fact]
    public async Task Another_browser_is_told_to_go_back_to_the_first()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);
        using var other = mail.Site.NewVisitor();

        var page = await other.GetAsync(received.LinkPath);
        Assert.Contains("Revenez à la page où vous avez tapé votre adresse, et tapez-y le code", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await other.PostAsync("/connexion", received.LinkPath)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await MailSite.TypeAsync(other, received.Code)).Status);

        // One that asked for another mailbox has a cookie of its own, which opens its own links only.
        await MailSite.AskAsync(other, "voleur@exemple.fr");
        Assert.Equal(HttpStatusCode.Gone, (await other.PostAsync(received.LinkPath, received.LinkPath)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MailSite.TypeAsync(other, received.Code)).Status);
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, received.Code)).Location);
    }

    [Theory]
    [InlineData(599, HttpStatusCode.SeeOther)]
    [InlineData(600, HttpStatusCode.Gone)]
    public async Task A_link_lives_ten_minutes(int seconds, HttpStatusCode expected)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);

        mail.Sessions.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(expected, (await camille.PostAsync(received.LinkPath, received.LinkPath)).Status);
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    [InlineData("00000000")]
    [InlineData("%20")]
    public async Task A_forged_link_opens_nothing(string secret)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        await mail.AskAndReceiveAsync(camille);

        Assert.Equal(HttpStatusCode.Gone, (await camille.PostAsync("/connexion", $"/connexion/lien/{secret}")).Status);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from session"));
    }

    [Fact]
    public async Task A_code_is_no_link_and_a_link_no_code()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);

        // Else codes could be guessed where nobody counts them.
        Assert.Equal(HttpStatusCode.Gone, (await camille.PostAsync("/connexion", $"/connexion/lien/{received.Code}")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MailSite.TypeAsync(camille, received.LinkPath.Split('/')[^1])).Status);
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_link_and_tell_how_many_are_left()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);
        var wrong = received.Code == "00000000" ? "11111111" : "00000000";
        foreach (var left in new[] { "4 essais", "3 essais", "2 essais", "1 essai" })
        {
            var answer = await MailSite.TypeAsync(camille, wrong);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains($"il vous reste {left}.", answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Gone, (await MailSite.TypeAsync(camille, wrong)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await MailSite.TypeAsync(camille, received.Code)).Status);

        // Nobody else is shut out, and Camille asks again.
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, (await mail.AskAndReceiveAsync(camille)).Code)).Location);
    }

    [Fact]
    public async Task Of_two_mails_that_the_same_browser_asked_for_either_will_do()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var first = await mail.AskAndReceiveAsync(camille);
        var second = await mail.AskAndReceiveAsync(camille);

        Assert.NotEqual(first.Code, second.Code);
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, first.Code)).Location);
        Assert.Equal(HttpStatusCode.Gone, (await MailSite.TypeAsync(camille, second.Code)).Status);
    }

    [Fact]
    public async Task An_unknown_mailbox_gets_the_same_answer_and_a_mail_that_opens_nothing()
    {
        await using var mail = await MailSite.StartAsync();
        using var known = mail.Site.NewVisitor();
        using var unknown = mail.Site.NewVisitor();

        var answers = (await MailSite.AskAsync(known, MailSite.Camille), await MailSite.AskAsync(unknown, "inconnu@exemple.fr"));
        Assert.Equal((answers.Item1.Status, answers.Item1.Location, answers.Item1.Html), (answers.Item2.Status, answers.Item2.Location, answers.Item2.Html));
        var pages = (await known.GetAsync("/connexion/code"), await unknown.GetAsync("/connexion/code"));
        Assert.Equal(SameBut(pages.Item1, MailSite.Camille), SameBut(pages.Item2, "inconnu@exemple.fr"));

        // The two did the same work: one link, one message, and nothing was looked up.
        Assert.Equal(2, await mail.Site.NumberAsync("select count(*) from sign_in_link"));
        await mail.ReceiveAsync();
        var told = await mail.Server.NextAsync();
        Assert.Equal("inconnu@exemple.fr", told.To);
        Assert.Equal("Cette adresse n’est pas connue d’Anti-gaspi", told.Subject);
        Assert.Equal("/connexion", told.LinkPath);
        Assert.DoesNotMatch("[0-9]{4}", told.Text);
    }

    [Fact]
    public async Task The_mailbox_of_a_guardian_opens_an_account_the_first_time()
    {
        await using var mail = await MailSite.StartAsync();
        await mail.Site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            "update guardian set email = 'Nouvelle.Famille@Exemple.fr' where tenant = @tenant and guardian_id = (select min(guardian_id) from guardian where tenant = @tenant and account_id is null)"));
        using var parent = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(parent, "nouvelle.famille@exemple.fr");

        var entered = await MailSite.TypeAsync(parent, received.Code);

        Assert.Equal((HttpStatusCode.SeeOther, Homes.Activation), (entered.Status, entered.Location));
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from identity where provider = 3 and subject = 'nouvelle.famille@exemple.fr'"));
        Assert.Equal(HttpStatusCode.NotFound, (await parent.GetAsync("/famille")).Status);
    }

    [Fact]
    public async Task A_mailbox_alone_opens_no_space_of_an_agent()
    {
        await using var mail = await MailSite.StartAsync();
        await mail.KnowAsync("gestion", "gestion@exemple.fr");
        using var agent = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(agent, "gestion@exemple.fr", "/gestion");

        Assert.Equal(Homes.Activation, (await MailSite.TypeAsync(agent, received.Code)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("/gestion")).Status);
        Assert.DoesNotContain("Gestion du collège", (await agent.GetAsync("/espaces")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("/espaces", "/espaces", ("collectivite", "1"), ("role", "SchoolManager"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("camille")]
    [InlineData("camille@exemple")]
    [InlineData("camille@exemple.fr, voleur@exemple.fr")]
    [InlineData("camille@exemple.fr\r\nBcc: voleur@exemple.fr")]
    public async Task What_is_no_address_is_told_beside_its_field(string typed)
    {
        await using var mail = await MailSite.StartAsync();
        using var visitor = mail.Site.NewVisitor();

        var answer = await MailSite.AskAsync(visitor, typed, "/famille");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Cette adresse e-mail n’est pas complète", answer.Words, StringComparison.Ordinal);
        Assert.Contains("name=\"retour\" value=\"/famille\"", answer.Html, StringComparison.Ordinal);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from sign_in_link"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/famille")]
    [InlineData("/\\evil.example")]
    public async Task A_page_of_another_site_is_not_gone_back_to(string returnTo)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille, returnTo: returnTo);
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, received.Code)).Location);
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "http")]
    [InlineData("X-Original-Host", "evil.example")]
    [InlineData("X-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=http")]
    [InlineData("X-Forwarded-Prefix", "/evil")]
    public async Task A_mail_names_the_site_as_it_is_set_and_never_as_a_request_claims(string header, string value)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        camille.Headers[header] = value;

        var received = await mail.AskAndReceiveAsync(camille);

        Assert.All(Regex.Matches(received.Text + received.Html, "https?://[^/\"]*").Select(match => match.Value), host => Assert.Equal("https://cantine.exemple.fr", host));
    }

    [Fact]
    public async Task Without_a_mail_server_the_door_is_not_there()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.DoesNotContain("courriel", (await visitor.GetAsync("/connexion")).Html, StringComparison.Ordinal);
        foreach (var page in new[] { "/connexion/courriel", "/connexion/code", "/connexion/lien/AAAAAAAAAAAAAAAAAAAAAA" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(page)).Status);
        }
    }

    [Fact]
    public async Task Its_pages_are_valid_html()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = mail.Site.NewVisitor();
        using var other = mail.Site.NewVisitor();
        var pages = new Dictionary<string, string>
        {
            ["door"] = (await camille.GetAsync("/connexion?retour=/famille")).Html,
            ["wrong address"] = (await MailSite.AskAsync(camille, "camille")).Html,
            ["no link"] = (await camille.GetAsync("/connexion/code")).Html,
        };
        var received = await mail.AskAndReceiveAsync(camille);
        pages["waiting"] = (await camille.GetAsync("/connexion/code")).Html;
        pages["wrong code"] = (await MailSite.TypeAsync(camille, "1")).Html;
        pages["link"] = (await camille.GetAsync(received.LinkPath)).Html;
        pages["link elsewhere"] = (await other.GetAsync(received.LinkPath)).Html;
        pages["forged link"] = (await camille.PostAsync("/connexion", "/connexion/lien/x")).Html;
        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    private static string SameBut(Answer page, string address) =>
        Regex.Replace(page.Html, "(RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+", "$1").Replace(address, "…", StringComparison.Ordinal);
}
