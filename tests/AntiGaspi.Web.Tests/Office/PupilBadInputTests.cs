using System.Net;
using System.Text.RegularExpressions;
using static AntiGaspi.Web.Tests.Families.FamilySite;
using static AntiGaspi.Web.Tests.Office.OfficeSite;

namespace AntiGaspi.Web.Tests.Office;

/// <summary>What the desk must refuse: other people's pupils, and values that are missing, wrong, oversized or repeated.</summary>
public sealed class PupilBadInputTests
{
    private static readonly string[] Under = ["", "/compte", "/forfait", "/repas/2026-11-24/1"];

    [Theory]
    [InlineData("camille")]
    [InlineData("dominique")]
    [InlineData("chef")]
    [InlineData("principal")]
    [InlineData("vie-scolaire")]
    [InlineData("comptable")]
    [InlineData("departement")]
    [InlineData("exploitation")]
    public async Task Nobody_but_the_office_finds_its_pages(string persona)
    {
        await using var site = await OfficeSite.StartAsync();
        using var visitor = await site.AsAsync(persona);
        foreach (var path in Under.Select(under => Card(site.Family.Lea, under)).Concat(["/gestion", Pupils]))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
        }

        var before = await site.Family.WrittenAsync();
        foreach (var act in new[] { "/decommander", "/retablir", "/prevenir" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/", Card(site.Family.Lea, act), site.Family.Op(), Meal(site.Family.Lea, 11, 24))).Status);
        }

        Assert.Equal(before, await site.Family.WrittenAsync());
    }

    [Fact]
    public async Task A_pupil_of_another_school_answers_like_one_who_does_not_exist()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var (tom, nobody, before) = (site.Family.Tom, new Guid("01a20000-0000-7000-8000-000000000000"), await site.Family.WrittenAsync());
        foreach (var under in Under)
        {
            var (foreign, absent) = (await office.GetAsync(Card(tom, under)), await office.GetAsync(Card(nobody, under)));
            Assert.Equal((HttpStatusCode.NotFound, MainOf(absent.Html)), (foreign.Status, MainOf(foreign.Html)));
        }

        foreach (var act in new[] { "/decommander", "/retablir", "/prevenir" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync("/gestion", Card(tom, act), site.Family.Op(), Meal(tom, 11, 24))).Status);
        }

        var plan = await office.PostAsync("/gestion", Card(tom, "/forfait"), ("forfait", "aucun"), ("depuis", "2026-11-30"));
        Assert.Equal(HttpStatusCode.NotFound, plan.Status);
        Assert.Equal(before, await site.Family.WrittenAsync());
    }

    [Fact]
    public async Task The_page_of_a_pupil_acts_for_no_other()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var (lea, other, before) = (site.Family.Lea, await site.ClassmateAsync(), await site.Family.WrittenAsync());

        var answer = await office.PostAsync(Card(lea), Card(lea, "/decommander"), site.Family.Op(), Meal(lea, 11, 24), Meal(other, 11, 24));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Rien n’a été changé.", answer.Words, StringComparison.Ordinal);
        Assert.Equal(before, await site.Family.WrittenAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_changes_nothing()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var (lea, before) = (site.Family.Lea, await site.Family.WrittenAsync());
        (string, string)[][] forms =
        [
            [], [Meal(lea, 11, 24)], [("op", "x"), Meal(lea, 11, 24)], [site.Family.Op()], [site.Family.Op(), ("repas", "x")],
            [site.Family.Op(), ("du", "2026-12-11"), ("au", "2026-12-07")], [site.Family.Op(), ("du", "hier"), ("au", "2026-12-07")],
            [site.Family.Op(), ("du", "2026-12-12"), ("au", "2026-12-13")], [site.Family.Op(), .. Enumerable.Repeat(Meal(lea, 11, 24), 201)],
        ];
        foreach (var form in forms)
        {
            var answer = await office.PostAsync(Card(lea), Card(lea, "/decommander"), form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Rien n’a été changé.", answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await office.PostBareAsync(Card(lea, "/decommander"), site.Family.Op(), Meal(lea, 11, 24))).Status);
        Assert.Equal(before, await site.Family.WrittenAsync());
    }

    [Fact]
    public async Task A_program_gets_problem_details()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        office.Accept = "application/json";

        var answer = await office.PostAsync("/gestion", Card(site.Family.Lea, "/decommander"), site.Family.Op(), ("repas", "x"));

        Assert.Contains("application/problem+json", answer.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Écrivez le début du nom de l’élève.")]
    [InlineData("   ", "Écrivez le début du nom de l’élève.")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Écrivez 60 lettres au plus.")]
    public async Task A_search_for_nothing_or_for_a_book_says_what_to_type(string typed, string words)
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var answer = await office.PostAsync("/gestion", Pupils, ("nom", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(words, answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("%' or 1=1 --")]
    [InlineData("\u202E")]
    public async Task A_strange_name_finds_nobody(string typed)
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var answer = await office.PostAsync("/gestion", Pupils, ("nom", typed));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("<script>", answer.Html, StringComparison.Ordinal);
        Assert.Contains("Aucun élève présent ne commence par", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gestion/eleves?classe=9Z")]
    [InlineData("/gestion/eleves?liste=tous")]
    [InlineData("/gestion/eleves/x")]
    [InlineData("/gestion/inconnu")]
    public async Task A_page_that_is_none_is_not_found(string address)
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_plan_that_makes_no_sense_keeps_what_was_typed_and_changes_nothing()
    {
        await using var site = await OfficeSite.StartAsync();
        using var office = await site.AsAsync("gestion");
        var page = Card(site.Family.Lea, "/forfait");
        var before = await site.Site.NumberAsync("select count(*) from meal_plan");
        foreach (var (form, words) in new ((string, string)[] Form, string Words)[]
        {
            ([], "Choisissez comment l’élève déjeune."),
            ([("forfait", "x"), ("depuis", "2026-11-30")], "Choisissez comment l’élève déjeune."),
            ([("forfait", "forfait"), ("depuis", "2026-11-30")], "Aucun jour n’est coché."),
            ([("forfait", "forfait"), ("jours", "3"), ("depuis", "2026-11-30")], "Cochez les jours proposés."),
            ([("forfait", "forfait"), ("jours", "99"), ("depuis", "2026-11-30")], "Cochez les jours proposés."),
            ([("forfait", "forfait"), ("jours", "1"), ("depuis", "30/11/2026")], "n’est pas une date"),
            ([("forfait", "forfait"), ("jours", "1"), ("depuis", "2026-11-20")], "La date est passée"),
            ([("forfait", "forfait"), ("jours", "1"), ("depuis", "2030-11-20")], "à plus d’un an"),
        })
        {
            var answer = await office.PostAsync(page, page, form);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("Rien n’a été changé", answer.Words, StringComparison.Ordinal);
            Assert.Contains(words, answer.Words, StringComparison.Ordinal);
        }

        Assert.Equal(before, await site.Site.NumberAsync("select count(*) from meal_plan"));
    }

    private static string MainOf(string html) => Regex.Match(html, "<main.*</main>", RegexOptions.Singleline).Value;
}
