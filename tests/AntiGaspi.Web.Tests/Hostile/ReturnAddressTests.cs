using AntiGaspi.Tests.Support;
using AntiGaspi.Web.SignIn;

namespace AntiGaspi.Web.Tests.Hostile;

/// <summary>Whatever page a link asks for, the sign-in ends on this site: at least 200 ways to ask for another one.</summary>
public sealed class ReturnAddressTests(HostileSite hostile) : IClassFixture<HostileSite>
{
    private static readonly string[] Others = ["evil.example", "evil.example/famille", "127.0.0.1@evil.example", "[::ffff:6.6.6.6]", "2130706433", "xn--vl-bja.example"];

    private static readonly string[] Starts =
    [
        "https://", "http://", "HTTPS://", "//", "///", "////", "/\\", "\\\\", "\\/", "/\\/", "https:", "https:/", "http:\\\\", " //", "\t//", "/\t/", "/\n/", "\r\n//", "/\r\n/",
        "/%09/", "/%0d%0a/", "/%2f", "/%5c", "%2f%2f", "/.//", "/..//", "/;//", "/?//", "?//", "#//", "@", "ftp://", "file:///", "ws://", "blob:https://", "view-source:https://",
    ];

    private static readonly string[] Alone =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "mailto:a@evil.example",
        "", " ", "/", ".", "..", "~/", "~//evil.example", "/\u2044/evil.example", "\uFF0F\uFF0Fevil.example", "/\u0001/evil.example", "/famille\r\nLocation: https://evil.example",
        "/famille%0d%0aSet-Cookie:%20a=b", "/" + new string('a', 600), "null", "undefined", "<script>alert(1)</script>", "'\"><img src=x>",
    ];

    [Fact]
    public async Task Every_sign_in_ends_on_this_site()
    {
        var payloads = Starts.SelectMany(start => Others.Select(other => start + other)).Concat(Alone).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(payloads.Count >= 200, $"{payloads.Count}");
        foreach (var payload in payloads)
        {
            using var visitor = hostile.Site.NewVisitor();
            var answer = await hostile.ComeAsync(visitor, House.ProConnect, retour: payload);

            Assert.True(IsHere(answer.Location), $"\"{payload}\" leads to {answer.Location}");
            Assert.Contains(SessionHandler.CookieName, visitor.Jar.Keys);
        }
    }

    [Fact]
    public async Task Every_notice_of_the_doors_hands_on_an_address_of_this_site_or_none()
    {
        using var visitor = hostile.Site.NewVisitor();
        foreach (var payload in Starts.Select(start => start + Others[0]).Concat(Alone))
        {
            var page = await visitor.GetAsync($"/connexion?suite=annulee&retour={Uri.EscapeDataString(payload)}");
            foreach (var handed in System.Text.RegularExpressions.Regex.Matches(page.Html, "name=\"retour\" value=\"(?<address>[^\"]*)\"").Select(match => System.Net.WebUtility.HtmlDecode(match.Groups["address"].Value)))
            {
                Assert.True(handed.Length == 0 || IsHere(handed), $"\"{payload}\" is handed on as {handed}");
            }
        }
    }

    [Theory]
    [InlineData("/famille", "/famille", false)]
    [InlineData("/gestion/calendrier?mois=2026-12", "/gestion/calendrier?mois=2026-12", true)]
    [InlineData("", "/gestion", true)]
    public async Task The_page_that_was_asked_for_comes_next(string asked, string next, bool isOwn)
    {
        using var visitor = hostile.Site.NewVisitor();

        var answer = await hostile.ComeAsync(visitor, House.ProConnect, retour: asked);

        Assert.Equal(next, answer.Location);
        Assert.Equal(isOwn ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound, (await visitor.GetAsync(answer.Location!)).Status);
    }

    [Fact]
    public async Task The_longest_address_that_is_taken_fits_in_what_the_provider_sends_back()
    {
        using var visitor = hostile.Site.NewVisitor();
        var asked = ("/gestion?q=" + string.Concat(Enumerable.Repeat("%C3%A9", 100)))[..500];

        Assert.Equal(asked, (await hostile.ComeAsync(visitor, House.ProConnect, retour: asked)).Location);
    }

    // As a browser reads it: a path, whatever it does with backslashes, tabs and line ends.
    private static bool IsHere(string? location)
    {
        var read = new string([.. (location ?? "").Where(sign => sign is not ('\t' or '\r' or '\n'))]).Replace('\\', '/');
        return read.StartsWith('/') && !read.StartsWith("//", StringComparison.Ordinal) && location!.All(sign => !char.IsControl(sign));
    }
}
