using System.Net;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Demo;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Office;

namespace AntiGaspi.Web.Tests.Kitchen;

/// <summary>Adults, groups and adjustments through HTTP: the number to cook follows them, until it is frozen.</summary>
public sealed class CoversPagesTests
{
    private const string Page = "/cuisine/convives";
    private static readonly DateOnly Thursday = new(2026, 11, 26);

    private int operations;

    [Theory]
    [InlineData("chef", HttpStatusCode.OK, true)]
    [InlineData("gestion", HttpStatusCode.OK, true)]
    [InlineData("principal", HttpStatusCode.OK, false)]
    [InlineData("vie-scolaire", HttpStatusCode.OK, false)]
    [InlineData("camille", HttpStatusCode.NotFound, false)]
    [InlineData("comptable", HttpStatusCode.NotFound, false)]
    [InlineData("departement", HttpStatusCode.NotFound, false)]
    public async Task The_school_reads_the_chef_and_the_office_write(string persona, HttpStatusCode expected, bool mayRecord)
    {
        await using var college = await CalendarSite.StartAsync();
        using var visitor = await college.AsAsync(persona);
        var page = await visitor.GetAsync(Page);
        Assert.Equal(expected, page.Status);
        Assert.Equal(mayRecord, page.Html.Contains("Ajouter ces convives", StringComparison.Ordinal));
        Assert.Equal(mayRecord, page.Html.Contains("name=\"retirer\"", StringComparison.Ordinal));

        var before = await college.WrittenAsync();
        var answer = await visitor.PostAsync("/cuisine", Page, Form("groupe", "école voisine", "25", "2026-11-26"));
        var adults = (await college.Site.Db.ReadAsync<Guid>(Scope.Service(Persona.Tenant), "select extra_id from extra_cover where place_id = @Place", new { college.Place }))[0];
        if (mayRecord)
        {
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        }
        else
        {
            var withdrawal = await visitor.PostAsync("/cuisine", Page, ("retirer", adults.ToString("D")));
            Assert.All([answer, withdrawal], one => Assert.True(one.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{one.Status}"));
            Assert.Equal(before, await college.WrittenAsync());
        }
    }

    [Fact]
    public async Task Guests_are_counted_listed_sent_once_and_withdrawn()
    {
        await using var college = await CalendarSite.StartAsync();
        using var chef = await college.AsAsync("chef");
        var cooked = await CalendarSite.ToCookAsync(chef, Thursday);
        var group = Form("groupe", "école Jules-Ferry", "25", "2026-11-26");
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?fait=ajoute"), Where(await chef.PostAsync(Page, Page, group)));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?fait=ajoute"), Where(await chef.PostAsync(Page, Page, group)));
        Assert.Equal(HttpStatusCode.SeeOther, (await chef.PostAsync(Page, Page, Form("ajustement", "marge", "−4", "2026-11-26", "2026-11-27"))).Status);
        Assert.Equal(cooked + 25 - 4, await CalendarSite.ToCookAsync(chef, Thursday));

        var page = await chef.GetAsync($"{Page}?fait=ajoute");
        Assert.Contains("Ces convives sont comptés dans l’effectif.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Groupe extérieur, école Jules-Ferry 25 le jeudi 26 novembre", page.Words, StringComparison.Ordinal);
        Assert.Contains("Ajustement du chef, marge −4 du jeudi 26 novembre au vendredi 27 novembre", page.Words, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Retirer : Groupe extérieur, école Jules-Ferry : 25, le jeudi 26 novembre\"", WebUtility.HtmlDecode(page.Html).Replace('\u00A0', ' '), StringComparison.Ordinal);

        var id = await IdAsync(college, "école Jules-Ferry");
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?fait=retire"), Where(await chef.PostAsync(Page, Page, ("retirer", id))));
        Assert.Equal((HttpStatusCode.SeeOther, $"{Page}?fait=retire"), Where(await chef.PostAsync(Page, Page, ("retirer", id))));
        Assert.Equal(cooked - 4, await CalendarSite.ToCookAsync(chef, Thursday));
        Assert.DoesNotContain("Groupe extérieur, école", (await chef.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frozen_number_keeps_its_guests_and_takes_no_more()
    {
        await using var college = await CalendarSite.StartAsync();
        using var chef = await college.AsAsync("chef");
        var frozen = await CalendarSite.ToCookAsync(chef, new(2026, 11, 23));
        var (free, adults) = (await CalendarSite.ToCookAsync(chef, Thursday), await IdAsync(college, "adultes"));

        var late = await chef.PostAsync(Page, Page, Form("adultes", "visiteurs", "5", "2026-11-23"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("L’effectif d’un de ces jours est déjà figé : il ne change plus.", late.Words, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await chef.PostAsync(Page, Page, ("retirer", adults))).Status);
        Assert.Equal(frozen, await CalendarSite.ToCookAsync(chef, new(2026, 11, 23)));
        Assert.Equal(free - 12, await CalendarSite.ToCookAsync(chef, Thursday));
        var page = await chef.GetAsync(Page);
        Assert.Contains("du lundi 1er septembre 2025 au lundi 23 novembre 2026 déjà figé", page.Words.Replace("Adultes 12 ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var again = await chef.PostAsync(Page, Page, ("retirer", adults));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("L’effectif de leur dernier jour est déjà figé", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_or_done_is_said_and_changes_nothing()
    {
        await using var college = await CalendarSite.StartAsync();
        using var chef = await college.AsAsync("chef");
        var before = await college.WrittenAsync();
        foreach (var (form, status, words) in Cases())
        {
            var answer = await chef.PostAsync(Page, Page, form);
            Assert.True(answer.Status == status, $"{string.Join(' ', form)}: {answer.Status}");
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        }

        var foreign = (await college.Site.Db.ReadAsync<Guid>(Scope.Service(Persona.Tenant), "select extra_id from extra_cover where place_id = @OtherPlace", new { college.OtherPlace })).Single();
        foreach (var id in new[] { foreign.ToString("D"), Guid.Empty.ToString("D"), "x", "" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await chef.PostAsync(Page, Page, ("retirer", id))).Status);
        }

        var there = $"{Page}?lieu={college.OtherPlace}";
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync(there)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chef.PostAsync(Page, there, Form("adultes", "x", "1", "2026-11-26"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await chef.PostBareAsync(Page, Form("adultes", "x", "1", "2026-11-26"))).Status);
        Assert.Equal(before, await college.WrittenAsync());
    }

    [Fact]
    public async Task The_page_is_valid_html_with_and_without_errors()
    {
        await using var college = await CalendarSite.StartAsync();
        using var chef = await college.AsAsync("chef");
        using var principal = await college.AsAsync("principal");
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>
        {
            ["page"] = (await chef.GetAsync(Page)).Html,
            ["reader"] = (await principal.GetAsync(Page)).Html,
            ["errors"] = (await chef.PostAsync(Page, Page, ("genre", "x"), ("nombre", "abc"))).Html,
            ["refused"] = (await chef.PostAsync(Page, Page, Form("adultes", "visiteurs", "5", "2026-11-23"))).Html,
        }));
    }

    private IEnumerable<((string, string)[] Form, HttpStatusCode Status, string Words)> Cases()
    {
        const HttpStatusCode unreadable = HttpStatusCode.UnprocessableEntity;
        yield return ([], unreadable, "La page était incomplète");
        yield return ([.. Form("adultes", "x", "1", "2026-11-26"), ("op", "x")], unreadable, "La page était incomplète");
        foreach (var kind in new[] { "", "eleves", "pupils", "x" })
        {
            yield return (Form(kind, "x", "1", "2026-11-26"), unreadable, "Choisissez des adultes, un groupe ou un ajustement");
        }

        foreach (var label in new[] { "", "   ", new string('a', 61), "a\tb" })
        {
            yield return (Form("groupe", label, "1", "2026-11-26"), unreadable, "Le nom manque, dépasse 60 signes");
        }

        foreach (var number in new[] { "", "0", "-1", "1000", "1,5", "1e2", "99999999999999999999", "douze" })
        {
            yield return (Form("adultes", "x", number, "2026-11-26"), unreadable, "Le nombre n’est pas possible");
        }

        yield return (Form("ajustement", "x", "-1000", "2026-11-26"), unreadable, "Le nombre n’est pas possible");
        foreach (var day in new[] { "", "x", "2026-02-30" })
        {
            yield return (Form("adultes", "x", "1", day), unreadable, "Le premier jour manque");
        }

        yield return (Form("adultes", "x", "1", "2026-11-26", "x"), unreadable, "Le dernier jour n’est pas une date");
        yield return (Form("adultes", "x", "1", "2026-11-26", "2026-11-25"), unreadable, "Le dernier jour est avant le premier");
        yield return (Form("adultes", "x", "1", "0001-01-01", "9999-12-31"), unreadable, "trop loin de lui");
        yield return (Form("adultes", "x", "1", "2026-11-28", "2026-11-29"), HttpStatusCode.Conflict, "ne sert aucun de ces jours");
        yield return (Form("adultes", "x", "1", "2026-11-20", "2026-11-27"), HttpStatusCode.Conflict, "est déjà figé");
    }

    private (string, string)[] Form(string kind, string label, string number, string from, string to = "") =>
    [
        ("op", Ids.New(StorySite.Start.AddMilliseconds(++operations)).ToString("D")), ("genre", kind), ("nom", label), ("nombre", number), ("du", from), ("au", to),
    ];

    private static (HttpStatusCode, string?) Where(Answer answer) => (answer.Status, answer.Location);

    private static async Task<string> IdAsync(CalendarSite college, string label) => (await college.Site.Db.ReadAsync<Guid>(
        Scope.Service(Persona.Tenant), "select extra_id from extra_cover where place_id = @Place and label = @label", new { college.Place, label })).Single().ToString("D");
}
