using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Hosting;

/// <summary>Every page, whoever reads it, has the headers that the Observatory of Mozilla marks A+ with 140 points or more.</summary>
public sealed class HeadersTests
{
    private static readonly OutsideSettings Https = OutsideSettings.None with { PublicUrl = new("https://cantine.exemple.fr") };

    // Every page of the access table that an address alone gives, files of the site, and what is none.
    private static readonly string[] Pages =
    [
        .. AccessTable.Read().Where(line => !line.IsPost && !line.Pattern.Contains('{', StringComparison.Ordinal)).Select(line => line.Pattern),
        "/theme.css", "/teinte/6a1b9a-00497a.css", "/nulle-part", "/erreur/500",
    ];

    [Fact]
    public async Task Every_page_has_them_for_everybody()
    {
        await using var site = await StorySite.StartAsync(Https);
        List<string> low = [];
        foreach (var persona in Persona.All.Select(one => one.Key).Prepend(""))
        {
            using var visitor = site.NewVisitor();
            if (persona.Length > 0)
            {
                await visitor.AsAsync(persona);
            }

            foreach (var page in Pages)
            {
                var answer = await visitor.GetAsync(page);
                var (score, lost) = Observatory.Of(answer.Header, Cookies(answer));
                if (score < 140 || Observatory.Grade(score) != "A+")
                {
                    low.Add($"{persona} {page}: {score} ({string.Join(", ", lost)})");
                }
            }
        }

        Assert.Empty(low);
        Assert.True(Pages.Length > 60, "a few pages prove little");
    }

    [Fact]
    public async Task The_cookies_of_a_sign_in_are_marked_too()
    {
        await using var site = await StorySite.StartAsync(Https);
        using var visitor = site.NewVisitor();
        var answer = await visitor.PostAsync("/connexion/demo", "/connexion/demo", ("persona", "camille"));

        Assert.NotEmpty(Cookies(answer));
        Assert.True(Observatory.Of(answer.Header, Cookies(answer)).Score >= 150);
    }

    [Theory]
    [InlineData("Content-Security-Policy", "")]
    [InlineData("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'")]
    [InlineData("Content-Security-Policy", "default-src *")]
    [InlineData("Strict-Transport-Security", "")]
    [InlineData("X-Content-Type-Options", "")]
    [InlineData("Referrer-Policy", "unsafe-url")]
    [InlineData("Cross-Origin-Opener-Policy", "anything")]
    public async Task A_header_that_is_missing_or_weak_costs_points(string name, string value)
    {
        await using var site = await StorySite.StartAsync(Https);
        using var visitor = site.NewVisitor();
        var answer = await visitor.GetAsync("/");

        var whole = Observatory.Of(answer.Header, []).Score;
        var (score, lost) = Observatory.Of(header => header == name ? value : answer.Header(header), []);
        Assert.True(score < whole && lost.Count == 1, $"{score} of {whole}");
    }

    [Fact]
    public async Task A_page_of_somebody_signed_in_is_kept_by_no_cache()
    {
        await using var site = await StorySite.StartAsync(Https);
        using var visitor = await site.NewVisitor().AsAsync("camille");
        foreach (var page in new[] { "/famille", "/famille/remboursements", "/connexions", "/", "/stats" })
        {
            Assert.Contains("no-store", (await visitor.GetAsync(page)).Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    private static List<string> Cookies(Answer answer) =>
        answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Where(one => !one.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)).ToList() : [];
}
