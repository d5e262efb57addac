using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Office;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>What an agent typed is not lost because half an hour went by; nobody else reads it, and nothing is sent again by itself.</summary>
public sealed class KeptFormTests
{
    private const string Declaring = CalendarSite.Declaring;

    private static readonly (string, string)[] Form =
    [
        ("op", "0199a0b0-0000-7000-8000-000000000001"), ("genre", "fermeture"), ("du", "2026-12-10"), ("au", ""), ("libelle", "panne & chauffage"), ("etape", "verifier"),
    ];

    [Fact]
    public async Task A_form_sent_after_the_end_of_the_session_is_found_back_and_sent_on()
    {
        await using var mail = await MailSite.StartAsync();
        using var agent = await mail.Site.NewVisitor().AsAsync("gestion");
        var sent = await SentTooLateAsync(mail, agent);
        Assert.Equal((HttpStatusCode.Redirect, "/connexion?retour=%2Fconnexions%2Freprise"), (sent.Status, sent.Location));

        await agent.AsAsync("gestion");
        Assert.Contains("Un envoi vous attend", (await agent.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        var page = await agent.GetAsync("/connexions/reprise");
        Assert.Contains("votre envoi n’a pas été enregistré", page.Words, StringComparison.Ordinal);
        Assert.Contains("2026-12-10", page.Words, StringComparison.Ordinal);
        Assert.Contains("panne & chauffage", page.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["reprise"] = page.Html, ["gestion"] = (await agent.GetAsync("/gestion")).Html }));

        var on = await agent.PostAsync("/connexions/reprise", "/connexions/reprise?handler=Send", [.. HiddenIn(page)]);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, Declaring), (on.Status, on.Location));
        var arrived = await agent.PostAsync("/connexions/reprise", on.Location!, [.. HiddenIn(page)]);
        Assert.Equal(HttpStatusCode.OK, arrived.Status);
        Assert.Contains("value=\"panne &amp; chauffage\"", arrived.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Un envoi vous attend", (await agent.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from kept_form"));
    }

    [Fact]
    public async Task Opening_the_page_sends_nothing_and_it_can_be_given_up()
    {
        await using var mail = await MailSite.StartAsync();
        using var agent = await mail.Site.NewVisitor().AsAsync("gestion");
        await SentTooLateAsync(mail, agent);
        await agent.AsAsync("gestion");
        var before = await mail.Site.NumberAsync("select count(*) from calendar_event");

        await agent.GetAsync("/connexions/reprise");
        Assert.Equal("/", (await agent.PostAsync("/connexions/reprise", "/connexions/reprise")).Location);

        Assert.Equal(before, await mail.Site.NumberAsync("select count(*) from calendar_event"));
        Assert.Contains("Rien n’attend ici", (await agent.GetAsync("/connexions/reprise")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_else_signs_in_on_the_same_browser_does_not_see_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var shared = await mail.Site.NewVisitor().AsAsync("gestion");
        await SentTooLateAsync(mail, shared);

        await shared.AsAsync("principal");

        var page = await shared.GetAsync("/connexions/reprise");
        Assert.DoesNotContain("chauffage", page.Html, StringComparison.Ordinal);
        Assert.Contains("Rien n’attend ici", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_can_be_read_by_nobody_and_forgets_after_twelve_hours()
    {
        await using var mail = await MailSite.StartAsync();
        using var agent = await mail.Site.NewVisitor().AsAsync("gestion");
        await SentTooLateAsync(mail, agent);

        var row = Assert.Single(await mail.Site.Db.ReadNationalAsync<string>("select browser_sha256 || content from kept_form"));
        Assert.DoesNotContain("chauffage", row, StringComparison.Ordinal);
        Assert.DoesNotContain(agent.Jar[KeptForm.CookieName], row, StringComparison.Ordinal);
        mail.Sessions.Advance(TimeSpan.FromHours(12));
        await agent.AsAsync("gestion");
        Assert.Contains("Rien n’attend ici", (await agent.GetAsync("/connexions/reprise")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_never_had_a_session_has_nothing_kept()
    {
        await using var mail = await MailSite.StartAsync();
        using var stranger = mail.Site.NewVisitor();
        var answer = await stranger.PostAsync("/connexion/demo", Declaring, Form);
        Assert.Equal("/connexion?retour=" + Uri.EscapeDataString(Declaring), answer.Location);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from kept_form"));
    }

    [Fact]
    public async Task An_agent_reads_when_the_session_ends_and_puts_it_off_on_another_page()
    {
        await using var mail = await MailSite.StartAsync();
        using var agent = await mail.Site.NewVisitor().AsAsync("gestion");
        Assert.Contains("Sans activité, déconnexion à 9 h 12 · Rester connecté", (await agent.GetAsync("/gestion")).Words, StringComparison.Ordinal);

        mail.Sessions.Advance(TimeSpan.FromMinutes(29));
        mail.Site.Clock!.AdvanceTo(StorySite.Start.AddMinutes(29));
        Assert.Contains("vous serez déconnecté à 9 h 41", (await agent.GetAsync("/connexions/encore")).Words, StringComparison.Ordinal);
        mail.Sessions.Advance(TimeSpan.FromMinutes(29));
        agent.Accept = "application/json";
        Assert.Equal("""{"seconds":1800}""", (await agent.GetAsync("/connexions/encore")).Html);
        mail.Sessions.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.GetAsync("/connexions/encore")).Status);
    }

    [Fact]
    public async Task In_the_demonstration_the_hour_is_that_of_its_clock_which_leaps()
    {
        await using var mail = await MailSite.StartAsync();
        using var agent = await mail.Site.NewVisitor().AsAsync("gestion");
        mail.Site.Clock!.AdvanceTo(StorySite.Start.AddHours(3));

        Assert.Contains("Sans activité, déconnexion à 12 h 12", (await agent.GetAsync("/gestion")).Words, StringComparison.Ordinal);
        Assert.Contains("vous serez déconnecté à 12 h 12", (await agent.GetAsync("/connexions/encore")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_is_told_of_no_half_hour()
    {
        await using var site = await StorySite.StartAsync();
        using var camille = await site.NewVisitor().AsAsync("camille");
        var page = await camille.GetAsync("/famille");
        Assert.DoesNotContain("Sans activité", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
    }

    private static async Task<Answer> SentTooLateAsync(MailSite mail, Visitor agent)
    {
        var token = Regex.Match((await agent.GetAsync($"{Declaring}?genre=fermeture")).Html, "__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)").Groups["token"].Value;
        mail.Sessions.Advance(TimeSpan.FromMinutes(31));
        return await agent.PostBareAsync(Declaring, [.. Form, ("__RequestVerificationToken", token)]);
    }

    private static IEnumerable<(string, string)> HiddenIn(Answer page) => Regex
        .Matches(page.Html[..page.Html.IndexOf("Envoyer maintenant", StringComparison.Ordinal)], "<input type=\"hidden\" name=\"(?<name>[^\"_]+)\" value=\"(?<value>[^\"]*)\"")
        .Select(field => (field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));
}
