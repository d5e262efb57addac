using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Storage;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.SignIn;

/// <summary>A remembered phone opens the meals of one's own children for 180 days, and nothing else.</summary>
public sealed class RememberedPhoneTests
{
    private const string Session = SessionHandler.CookieName;
    private const string Phone = RememberedPhone.CookieName;

    [Fact]
    public async Task Weeks_later_it_sees_cancels_and_restores_a_meal_without_signing_in()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        var page = await camille.GetAsync("/famille");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var meal = Regex.Match(page.Html, "name=\"repas\" value=\"(?<meal>[^\"]+)\"").Groups["meal"].Value;
        var done = await camille.PostAsync("/famille", "/famille/decommander", ("op", Ids.New(StorySite.Start).ToString("D")), ("repas", meal));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from cancellation where restored_at is null and channel = 'family' and received_at >= @Start", new { StorySite.Start }));

        var back = await camille.PostAsync("/famille", "/famille/retablir", ("op", Ids.New(StorySite.Start.AddSeconds(1)).ToString("D")), ("repas", meal));
        Assert.Equal(HttpStatusCode.SeeOther, back.Status);
    }

    [Theory]
    [InlineData("/famille/remboursements")]
    [InlineData("/famille/repas/01980000-0000-7000-8000-000000000000/2026-11-24/1")]
    [InlineData("/connexions")]
    [InlineData("/connexions/telephone")]
    [InlineData("/espaces")]
    [InlineData("/gestion")]
    [InlineData("/cuisine")]
    public async Task Everything_else_asks_for_a_fresh_sign_in(string page)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        var answer = await camille.GetAsync(page);

        Assert.Equal((HttpStatusCode.Redirect, $"/connexion?retour={Uri.EscapeDataString(page)}"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task It_shows_no_sum_of_money_and_a_fresh_sign_in_on_it_leads_to_the_page()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        Assert.Contains("Déduit depuis septembre", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        Assert.DoesNotContain("Déduit depuis septembre", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        var received = await mail.AskAndReceiveAsync(camille, returnTo: "/famille/remboursements");
        Assert.Equal("/famille/remboursements", (await MailSite.TypeAsync(camille, received.Code)).Location);
        Assert.Equal(HttpStatusCode.OK, (await camille.GetAsync("/famille/remboursements")).Status);
    }

    [Theory]
    [InlineData(179, HttpStatusCode.OK)]
    [InlineData(180, HttpStatusCode.Redirect)]
    public async Task It_lasts_180_days(int days, HttpStatusCode expected)
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(days));
        Assert.Equal(expected, (await camille.GetAsync("/famille")).Status);
    }

    [Fact]
    public async Task Its_key_opens_no_more_in_the_other_cookie()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        using var thief = mail.Site.NewVisitor();
        thief.Jar[Session] = camille.Jar[Phone];

        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/famille")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/famille/remboursements")).Status);
    }

    [Fact]
    public async Task Its_cookie_is_for_this_host_alone_and_lasts()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await SignedInAsync(mail);
        var answer = await camille.PostAsync("/famille", "/connexions/telephone");

        var cookie = answer.Header("Set-Cookie").Split(", ").Single(one => one.StartsWith(Phone, StringComparison.Ordinal)).ToLowerInvariant();
        Assert.All(new[] { "secure", "httponly", "samesite=lax", "path=/", "max-age=15552000" }, part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
        Assert.Contains("Ce téléphone est mémorisé", (await camille.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_offered_after_a_sign_in_and_never_again_on_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await SignedInAsync(mail);
        Assert.Contains("Se souvenir de ce téléphone", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);

        await camille.PostAsync("/famille", "/connexions/telephone");

        Assert.DoesNotContain("Se souvenir de ce téléphone", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
        mail.Sessions.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Se souvenir de ce téléphone", (await camille.GetAsync("/famille")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_cannot_have_a_browser_remembered()
    {
        await using var mail = await MailSite.StartAsync();
        using var chef = await mail.Site.NewVisitor().AsAsync("chef");
        Assert.Equal(HttpStatusCode.NotFound, (await chef.PostAsync("/cuisine", "/connexions/telephone")).Status);
        Assert.False(chef.Jar.ContainsKey(Phone));
    }

    [Fact]
    public async Task It_is_listed_and_closed_from_another_browser()
    {
        await using var mail = await MailSite.StartAsync();
        using var phone = await RememberedAsync(mail);
        mail.Sessions.Advance(TimeSpan.FromDays(1));
        using var computer = await SignedInAsync(mail);
        var list = await computer.GetAsync("/connexions");
        Assert.Contains("téléphone mémorisé", list.Words, StringComparison.Ordinal);
        Assert.Contains("Mémorisé jusqu’au samedi 22 mai 2027", list.Words, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["/connexions"] = list.Html, ["/famille"] = (await computer.GetAsync("/famille?memorise")).Html }));

        var handle = Regex.Match(list.Html, "name=\"connexion\" value=\"(?<id>[^\"]+)\"").Groups["id"].Value;
        await computer.PostAsync("/connexions", "/connexions", ("connexion", handle));

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/famille")).Status);
    }

    [Fact]
    public async Task A_sign_out_on_it_forgets_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var camille = await RememberedAsync(mail);
        var key = camille.Jar[Phone];
        mail.Sessions.Advance(TimeSpan.FromDays(60));

        await camille.PostAsync("/famille", "/deconnexion");

        Assert.Equal("", camille.Jar[Phone]);
        using var thief = mail.Site.NewVisitor();
        thief.Jar[Phone] = key;
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/famille")).Status);
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_on_it_ends_it()
    {
        await using var mail = await MailSite.StartAsync();
        using var shared = await RememberedAsync(mail);

        await shared.AsAsync("dominique");
        Assert.Equal("", shared.Jar[Phone]);
        Assert.Equal(0, await mail.Site.NumberAsync("select count(*) from session where is_phone = 1"));
    }

    [Fact]
    public async Task Many_sign_ins_do_not_make_it_forgotten()
    {
        await using var mail = await MailSite.StartAsync();
        using var phone = await RememberedAsync(mail);
        for (var i = 0; i < 21; i++)
        {
            mail.Sessions.Advance(TimeSpan.FromHours(13));
            using var visitor = await mail.Site.NewVisitor().AsAsync("camille");
        }

        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/famille")).Status);
        Assert.Equal(1, await mail.Site.NumberAsync("select count(*) from session where is_phone = 1"));
    }

    /// <summary>Camille's phone, remembered after a sign-in by e-mail.</summary>
    internal static async Task<Visitor> RememberedAsync(MailSite mail)
    {
        var camille = await SignedInAsync(mail);
        Assert.Equal(HttpStatusCode.SeeOther, (await camille.PostAsync("/famille", "/connexions/telephone")).Status);
        return camille;
    }

    private static async Task<Visitor> SignedInAsync(MailSite mail)
    {
        var camille = mail.Site.NewVisitor();
        var received = await mail.AskAndReceiveAsync(camille);
        Assert.Equal("/famille", (await MailSite.TypeAsync(camille, received.Code)).Location);
        return camille;
    }
}
