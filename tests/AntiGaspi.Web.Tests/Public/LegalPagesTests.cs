using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.French;
using AntiGaspi.App.Privacy;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Commands;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.SignIn;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Public;

/// <summary>The legal pages, with the words that public scanners look for; what the collectivité did not give is told as missing.</summary>
public sealed partial class LegalPagesTests
{
    private static readonly OutsideSettings Oise = OutsideSettings.None with
    {
        Legal = new("Département de l’Oise", "1 rue Cambry, 60000 Beauvais", "03 44 06 60 60", "aide@oise.exemple", "La présidente du Département", "Hébergeur d’essai", "2 rue des Serveurs, Lille, 03 20 00 00 00", "dpo@oise.exemple"),
    };

    private static readonly string[] Pages =
        [PublicLinks.LegalNotice, PublicLinks.Privacy, PublicLinks.Cookies, PublicLinks.Contact, PublicLinks.Help, PublicLinks.SiteMap];

    [Fact]
    public async Task Each_is_valid_has_no_cookie_and_is_linked_from_the_foot_of_the_home_page()
    {
        await using var site = await RealAsync(Oise);
        using var visitor = site.NewVisitor();
        var home = (await visitor.GetAsync("/")).Html;
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Pages)
        {
            var page = await visitor.GetAsync(path);
            Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.HasCookie));
            Assert.Contains($"class=\"fr-footer__bottom-link\" href=\"{path}\"", home, StringComparison.Ordinal);
            Assert.Single(Regex.Matches(page.Html, "<h1"));
            pages[path] = page.Html;
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    [Theory]
    [InlineData("Mentions légales", "directeur", "publication", "hébergeur", "hébergement", "édité par", "Département de l’Oise", "Hébergeur d’essai", "La présidente du Département")]
    [InlineData("Données personnelles", "@", "finalité", "durée de conservation", "sous-traitant", "dpo@oise.exemple", "CNIL")]
    public async Task The_page_behind_the_link_has_the_words_that_scanners_look_for(string link, params string[] words)
    {
        await using var site = await RealAsync(Oise);
        using var visitor = site.NewVisitor();
        var address = Regex.Match(WebUtility.HtmlDecode((await visitor.GetAsync("/")).Html), $"href=\"(?<path>[^\"]+)\">{link}<");
        var page = (await visitor.GetAsync(address.Groups["path"].Value)).Words;

        Assert.All(words, word => Assert.Contains(word, page, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("à compléter", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_given_is_told_as_missing_and_check_names_it()
    {
        await using var site = await RealAsync(OutsideSettings.None);
        using var visitor = site.NewVisitor();

        Assert.Equal(8 - 1, Regex.Count((await visitor.GetAsync(PublicLinks.LegalNotice)).Words, "à compléter par la collectivité"));
        Assert.Equal(8, LegalSettings.None.Missing().Count);
        Assert.Empty(Oise.Legal.Missing());
        var faults = await OutsideCheck.FaultsAsync(OutsideSettings.None with { PublicUrl = new("https://antigaspi.invalid") });
        Assert.Contains(faults, fault => fault.Contains("Legal:Director", StringComparison.Ordinal));
        Assert.DoesNotContain(await OutsideCheck.FaultsAsync(OutsideSettings.None with { PublicUrl = site.Address }), fault => fault.Contains("Legal:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Durations_are_those_of_the_schedule()
    {
        await using var site = await RealAsync(Oise);
        using var visitor = site.NewVisitor();
        var page = (await visitor.GetAsync(PublicLinks.Privacy)).Words;
        Assert.All(Enum.GetValues<Retention>(), kind => Assert.Contains($"{RetentionTexts.Name(kind)} {RetentionTexts.Limit(kind)}".Replace('\u00A0', ' '), page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_cookie_of_the_code_is_on_the_page()
    {
        await using var site = await RealAsync(Oise);
        using var visitor = site.NewVisitor();
        var page = (await visitor.GetAsync(PublicLinks.Cookies)).Words;
        var named = Directory.EnumerateFiles(Repository.PathOf("src", "AntiGaspi.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && Path.GetFileName(path) != "SiteCookies.cs")
            .SelectMany(path => CookieName().Matches(File.ReadAllText(path)).Select(match => match.Value)).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(named.Count >= 6);
        Assert.All(named, name => Assert.Contains(SiteCookies.All, one => one.Name.StartsWith(name, StringComparison.Ordinal)));
        Assert.All(SiteCookies.All, one => Assert.Contains($"{one.Name} {one.Purpose.Replace('\u00A0', ' ')}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_of_the_site_map_leads_somewhere()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var links = Regex.Matches((await visitor.GetAsync(PublicLinks.SiteMap)).Html, "href=\"(?<path>/[^\"]*)\"").Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(links.Count > 15);
        foreach (var link in links.Where(link => !link.Contains('.', StringComparison.Ordinal)))
        {
            Assert.NotEqual(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        }
    }

    private static async Task<StorySite> RealAsync(OutsideSettings outside)
    {
        var file = Path.Combine(Janitor.NewFolder("legal"), "antigaspi.db");
        await AntiGaspi.App.Storage.Migrations.ApplySqliteAsync(file);
        return await StorySite.StartRealAsync(AntiGaspi.App.Storage.Db.OpenSqlite(file), outside);
    }

    [GeneratedRegex("__(Host|Secure)-antigaspi[a-z-]*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex CookieName();
}
