using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.App.Impact;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Impact;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Pages.Public;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Public;

/// <summary>What anybody may read, without signing in and without a cookie.</summary>
public sealed class PublicPagesTests
{
    // A count of its own of the meals of a month: asked day by day, without the sums of the service.
    private const string MealsOfMonth = """
        select count(*) from cancellation c where c.restored_at is null and c.day like @month || '%' and exists (
          select 1 from headcount h where h.place_id = c.place_id and h.day = c.day)
        """;

    private const string CentsOfMonth = """
        select sum(case when e.credit = 'family' then e.cents else -e.cents end) from ledger_entry e
        where e.day like @month || '%' and e.kind in ('refund', 'refund_undo', 'revaluation_up', 'revaluation_down')
        """;

    [Fact]
    public async Task The_home_page_says_what_this_is_and_shows_two_doors()
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        var home = await visitor.GetAsync("/");

        Assert.Contains("Prévenez à temps : le repas n’est pas préparé, vous ne le payez pas.", home.Words, StringComparison.Ordinal);
        Assert.Contains("href=\"/connexion\"", home.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/stats\"", home.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Jouer l’histoire", home.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/stats")]
    [InlineData("/stats/060")]
    [InlineData("/stats/donnees.csv")]
    public async Task A_public_page_has_no_cookie_and_may_be_kept_for_five_minutes(string path)
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.HasCookie));
        Assert.Equal("public, max-age=300", page.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/stats")]
    [InlineData("/stats/donnees.csv")]
    public async Task The_figures_of_the_demonstration_have_no_cookie_either_and_are_always_fresh(string path)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync(path);
        Assert.False(page.HasCookie);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_begins_says_when_figures_will_come()
    {
        await using var site = await StorySite.StartRealAsync();
        using var visitor = site.NewVisitor();
        Assert.Contains("Les chiffres paraîtront ici", (await visitor.GetAsync("/stats")).Words, StringComparison.Ordinal);

        await using var first = await StorySite.StartRealAsync(("060", "Oise"));
        using var other = first.NewVisitor();
        Assert.Contains("Aucun mois de service n’est encore terminé.", (await other.GetAsync("/stats")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/stats/060/2026")]
    public async Task An_address_that_leads_nowhere_says_so(string path)
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("Cette page n’existe pas", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_collectivites_have_a_page_each()
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"), ("080", "Somme"));
        using var visitor = site.NewVisitor();

        Assert.Contains("href=\"/stats/080\">Somme<", (await visitor.GetAsync("/stats")).Html, StringComparison.Ordinal);
        Assert.Contains("Somme. ", (await visitor.GetAsync("/stats/080")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/stats/999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/stats/donnees.csv")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/stats/donnees.csv?collectivite=080")).Status);
    }

    [Theory]
    [InlineData("2025-11")]
    [InlineData("2026-10")]
    public async Task The_figures_of_a_month_are_those_of_the_tables(string month)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var (meals, cents) = (await site.NumberAsync(MealsOfMonth, new { month }), await site.NumberAsync(CentsOfMonth, new { month }));
        Assert.True(meals > 100 && cents > 10_000);

        var line = (await visitor.GetAsync("/stats/donnees.csv")).Html.Split("\r\n").Single(one => one.Contains($",{month},", StringComparison.Ordinal));

        Assert.StartsWith($"Département de démonstration,{month},{meals},{cents / 100}.{cents % 100:00},0.", line, StringComparison.Ordinal);
        var row = Regex.Match((await visitor.GetAsync("/stats")).Html, $"<th scope=\"row\">{(month == "2025-11" ? "novembre&#xA0;2025" : "octobre&#xA0;2026")}</th><td[^>]*>(?<meals>[^<]+)</td>");
        Assert.Equal($"{meals}", row.Groups["meals"].Value);
    }

    [Fact]
    public async Task The_month_that_runs_is_absent_and_the_total_is_rounded_down_to_ten()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync("/stats");
        var past = await site.NumberAsync("select count(*) from cancellation where restored_at is null and day < '2026-11-23'");

        Assert.DoesNotContain("novembre 2026", page.Words.Split("Horloge de la démonstration")[0], StringComparison.Ordinal);
        Assert.DoesNotContain(",2026-11,", (await visitor.GetAsync("/stats/donnees.csv")).Html, StringComparison.Ordinal);
        Assert.Contains($"au moins {past / 1000} {past % 1000 / 10 * 10:000} repas", page.Words, StringComparison.Ordinal);
        Assert.Contains("Comment le sait-on", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("CO2", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(" kg", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_of_few_pupils_is_said_to_be_hidden()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        await site.Db.WriteAsync(Scope.Service(Persona.Tenant), transaction => transaction.ExecuteAsync(
            """
            update cancellation set restored_at = received_at where tenant = @tenant and day like '2026-07%' and pupil_id not in (
              select distinct pupil_id from cancellation where tenant = @tenant and day like '2026-07%' order by pupil_id limit 10)
            """));

        var page = await visitor.GetAsync("/stats");
        Assert.Matches("juillet 2026</th><td[^>]*>moins de 11 élèves.: non publié</td><td[^>]*>moins de 11 élèves", page.Html.Replace("&#xA0;", " ", StringComparison.Ordinal));
        Assert.Contains("Département de démonstration,2026-07,,,,moins de 11 élèves", (await visitor.GetAsync("/stats/donnees.csv")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_or_holds_a_comma_stays_a_text()
    {
        var report = new PublicReport(0, [new(new(2026, 10, 1), 20, new Money(6705), 0.275m)], null, new(2026, 10, 31));

        Assert.EndsWith("\r\n\"'=cmd,\"\"A\"\"\",2026-10,20,67.05,0.275,\r\n", StatsFile.Text("=cmd,\"A\"", report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_served_as_csv()
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        var file = await visitor.GetAsync("/stats/donnees.csv");
        Assert.Equal("text/csv; charset=utf-8; header=present", file.Header("Content-Type"));
        Assert.Equal("collectivite,mois,repas_retires_avant_cuisson,euros_deduits,part_des_demi_pensionnaires,remarque\r\n", file.Html);
    }

    [Fact]
    public async Task The_pages_are_valid_html()
    {
        await using var demo = await StorySite.StartAsync();
        await using var real = await StorySite.StartRealAsync(("060", "Oise"), ("080", "Somme"));
        using var player = demo.NewVisitor();
        using var visitor = real.NewVisitor();
        Dictionary<string, string> pages = [];
        foreach (var path in new[] { "/", "/stats", "/stats/060" })
        {
            pages["real " + path] = (await visitor.GetAsync(path)).Html;
            pages["demo " + path] = (await player.GetAsync(path)).Html;
        }

        Assert.Empty(await NodeScript.HtmlProblemsAsync(pages));
    }

    [Fact]
    public async Task The_pictures_weigh_at_most_four_kilobytes()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var pictures = Regex.Matches((await visitor.GetAsync("/stats")).Html, "<svg.*?</svg>", RegexOptions.Singleline);
        Assert.Equal(3, pictures.Count);
        Assert.All(pictures, picture => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(picture.Value), 500, 4096));
    }

    [Fact]
    public async Task The_exact_counter_is_the_demonstrations_alone()
    {
        await using var demo = await StorySite.StartAsync();
        using var player = demo.NewVisitor();
        var all = await demo.NumberAsync("select count(*) from cancellation where restored_at is null");
        Assert.Contains($"Dans cette démonstration : {all / 1000} {all % 1000:000} repas retirés, dont 0 depuis le départ de l’histoire.", (await player.GetAsync("/stats")).Words, StringComparison.Ordinal);

        await using var real = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = real.NewVisitor();
        Assert.DoesNotContain("démonstration", (await visitor.GetAsync("/stats")).Words, StringComparison.Ordinal);
    }
}
