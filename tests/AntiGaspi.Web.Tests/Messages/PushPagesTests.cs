using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Notices;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Families;

namespace AntiGaspi.Web.Tests.Messages;

/// <summary>Being told on a browser too: offered where it is set up, added by its form, listed and taken off without a script.</summary>
public sealed class PushPagesTests
{
    private const string Page = "/famille/messages";
    private const string Add = "/famille/messages?handler=Device";
    private const string End = "/famille/messages?handler=EndDevice";

    // The keys of the example of RFC 8291.
    private const string Key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private const string Secret = "BTBZMqHH6r4Tts7J_aSIgg";
    private const string Endpoint = "https://updates.push.services.mozilla.com/wpush/v2/abc";

    [Fact]
    public async Task Where_it_is_not_set_up_the_page_says_nothing_of_it()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");

        var page = await camille.GetAsync(Page);
        Assert.DoesNotContain("appareil", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("push.js", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("worker-src", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(Page, (await camille.PostAsync(Page, Add, ("adresse", Endpoint), ("cle", Key), ("secret", Secret))).Location);
        Assert.Equal(0, await CountAsync(family));
    }

    [Fact]
    public async Task A_browser_is_added_listed_and_taken_off()
    {
        await using var family = await FamilySite.StartAsync(Telling());
        using var camille = await family.AsAsync("camille");
        var page = await camille.GetAsync(Page);
        Assert.Contains("<script type=\"module\" src=\"/push.", page.Html, StringComparison.Ordinal);
        Assert.Contains("worker-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("push.js", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);

        var added = await camille.PostAsync(Page, Add, ("adresse", Endpoint), ("cle", Key), ("secret", Secret));
        Assert.Equal((HttpStatusCode.SeeOther, Page + "?inscrit"), (added.Status, added.Location));
        var shown = await camille.GetAsync(added.Location!);
        Assert.Contains("Cet appareil vous préviendra aussi.", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Appareils qui vous préviennent", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Endpoint, shown.Html, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["push"] = shown.Html }));

        var device = (await family.Site.Db.ReadNationalAsync<Guid>("select subscription_id from push_subscription")).Single();
        using var dominique = await family.AsAsync("dominique");
        await dominique.PostAsync(Page, End, ("appareil", $"{device:D}"));
        Assert.Equal(1, await CountAsync(family));

        var ended = await camille.PostAsync(Page, End, ("appareil", $"{device:D}"));
        Assert.Equal(Page + "?retire", ended.Location);
        Assert.DoesNotContain("Appareils qui", (await camille.GetAsync(ended.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(family));
    }

    [Theory]
    [InlineData("camille")]
    [InlineData("dominique")]
    public async Task Signing_out_takes_this_browser_off_in_whatever_session_and_no_other(string persona)
    {
        await using var family = await FamilySite.StartAsync(Telling());
        using var other = await family.AsAsync("camille");
        await other.PostAsync(Page, Add, ("adresse", Endpoint + "-autre"), ("cle", Key), ("secret", Secret));
        using var phone = await family.AsAsync("camille");
        await phone.PostAsync(Page, Add, ("adresse", Endpoint), ("cle", Key), ("secret", Secret));
        Assert.Equal(2, await CountAsync(family));

        // The session in which it was added is long over.
        phone.Jar.Remove(SessionHandler.CookieName);
        await phone.AsAsync(persona);
        await phone.PostAsync("/famille", "/deconnexion");

        Assert.Equal(1, await CountAsync(family));
        Assert.Equal("", phone.Jar[ToldBrowser.CookieName]);
        Assert.Equal(1, await family.Site.NumberAsync("select count(*) from audit where tenant = @tenant and action = 'push.ended'"));
        await phone.AsAsync("camille");
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(Page)).Status);
        Assert.Single(Regex.Matches((await phone.GetAsync(Page)).Html, "name=\"appareil\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("-1.x")]
    [InlineData("999999999999.00000000-0000-0000-0000-000000000000")]
    [InlineData("60.00000000-0000-0000-0000-000000000000")]
    public async Task A_number_that_is_none_takes_nothing_off_and_the_sign_out_is_done(string number)
    {
        await using var family = await FamilySite.StartAsync(Telling());
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync(Page, Add, ("adresse", Endpoint), ("cle", Key), ("secret", Secret));
        camille.Jar[ToldBrowser.CookieName] = number;

        await camille.PostAsync("/famille", "/deconnexion");

        Assert.Equal(1, await CountAsync(family));
        Assert.Equal(HttpStatusCode.Redirect, (await camille.GetAsync(Page)).Status);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data", Key, Secret, "un service que nous ne connaissons pas")]
    [InlineData("https://localhost/", Key, Secret, "un service que nous ne connaissons pas")]
    [InlineData("http://updates.push.services.mozilla.com/x", Key, Secret, "un service que nous ne connaissons pas")]
    [InlineData(Endpoint, "", Secret, "n’est pas complète")]
    [InlineData(Endpoint, Key, "x", "n’est pas complète")]
    [InlineData("", Key, Secret, "n’est pas complète")]
    public async Task What_no_browser_would_send_gets_a_sentence_and_is_not_kept(string endpoint, string key, string secret, string words)
    {
        await using var family = await FamilySite.StartAsync(Telling());
        using var camille = await family.AsAsync("camille");

        var answer = await camille.PostAsync(Page, Add, ("adresse", endpoint), ("cle", key), ("secret", secret));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(family));
    }

    [Fact]
    public async Task The_worker_stands_at_the_root_and_is_a_script_of_the_site()
    {
        await using var family = await FamilySite.StartAsync(Telling());
        using var visitor = family.Site.NewVisitor();

        var worker = await visitor.GetAsync("/push-worker.js");

        Assert.Equal(HttpStatusCode.OK, worker.Status);
        Assert.StartsWith("text/javascript", worker.Header("Content-Type"), StringComparison.Ordinal);
    }

    /// <summary>A site that sends mail, to nobody, and tells browsers.</summary>
    internal static OutsideSettings Telling()
    {
        var (publicKey, privateKey) = PushSettings.NewPair();
        return new(new("https://cantine.exemple.fr"), null, null, new("127.0.0.1", 9, null, null, "cantine@exemple.fr"), null, [])
        {
            Push = new(publicKey, privateKey, "mailto:exploitation@exemple.fr", PushSettings.KnownHosts),
        };
    }

    private static Task<long> CountAsync(FamilySite family) => family.Site.NumberAsync("select count(*) from push_subscription where tenant = @tenant");
}
