using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>Missing, wrong, oversized and repeated values: a clear French answer, never a fault of ours, and nothing changes.</summary>
public sealed class BadInputTests
{
    private const string Page = "/famille";

    [Fact]
    public async Task What_cannot_be_read_is_said_and_changes_nothing()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.WrittenAsync();
        var meal = Meal(family.Lea, 11, 24);
        foreach (var (fields, words) in Cases(family.Op(), meal))
        {
            foreach (var act in new[] { Cancel, Restore, Tell })
            {
                var answer = await camille.PostAsync(Page, act, fields);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
                Assert.Contains(words, answer.Words, StringComparison.Ordinal);
                Assert.Contains("Rien n’a été changé.", answer.Words, StringComparison.Ordinal);
                Assert.Contains("03 53 01 12 34", answer.Words, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await family.WrittenAsync());
    }

    [Fact]
    public async Task Days_that_cannot_be_read_are_asked_for_again_with_what_was_answered()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var desk = await family.AsAsync("gestion");
        var card = $"/gestion/eleves/{family.Lea:D}";
        (string, string)[] reversed = [family.Op(), ("jours", "2"), ("mois", ""), ("du", "2026-12-08"), ("au", "2026-12-01")];

        var asked = await camille.PostAsync(Page, Restore, [.. reversed, ("enfant", family.Lea.ToString("D"))]);
        var again = await desk.PostAsync(card, $"{card}/decommander", reversed);

        Assert.All([asked, again], answer =>
        {
            Assert.Contains("La dernière date est avant la première.", answer.Words, StringComparison.Ordinal);
            Assert.Matches("name=\"du\"[^>]*value=\"2026-12-08\"", answer.Html);
            Assert.Matches("name=\"au\"[^>]*value=\"2026-12-01\"", answer.Html);
            Assert.Matches("<option selected=\"selected\" value=\"2\"", answer.Html);
        });
        Assert.Matches($"<option selected=\"selected\" value=\"{family.Lea:D}\"", asked.Html);
        Assert.Contains("Les rétablir", asked.Words, StringComparison.Ordinal);
        var op = Regex.Match(asked.Html, "name=\"op\" value=\"(?<id>[^\"]+)\"").Groups["id"].Value;
        Assert.NotEqual(reversed[0].Item2, op);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["family"] = asked.Html, ["desk"] = again.Html }));
    }

    [Fact]
    public async Task Dates_at_the_ends_of_time_are_meals_that_do_not_exist()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        foreach (var day in new[] { "0001-01-01", "9999-12-31" })
        {
            var answer = await camille.PostAsync(Page, Cancel, family.Op(), ("repas", $"{family.Lea}:{day}:1"));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }
    }

    [Fact]
    public async Task A_form_too_large_too_numerous_or_without_its_token_gets_a_page()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.WrittenAsync();

        var large = await camille.PostAsync(Page, Cancel, family.Op(), ("repas", new string('a', 70_000)));
        var many = await camille.PostAsync(Page, Cancel, Enumerable.Range(0, 1_100).Select(i => ("x", $"{i}")).ToArray());
        var bare = await camille.PostBareAsync(Cancel, family.Op(), Meal(family.Lea, 11, 24));

        Assert.Equal(
            [HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], new[] { large.Status, many.Status, bare.Status });
        Assert.Contains("Cet envoi est trop lourd", large.Words, StringComparison.Ordinal);
        Assert.All([many, bare], answer => Assert.Contains("La demande n’a pas pu être lue", answer.Words, StringComparison.Ordinal));
        Assert.Equal(before, await family.WrittenAsync());
    }

    [Fact]
    public async Task The_same_meal_twice_in_a_form_is_one_meal()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.CancellationsAsync();
        var answer = await camille.PostAsync(Page, Cancel, family.Op(), Meal(family.Lea, 11, 24), Meal(family.Lea, 11, 24));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(before + 1, await family.CancellationsAsync());
    }

    [Theory]
    [InlineData("/famille?semaines=-1")]
    [InlineData("/famille?semaines=99999999999999999999")]
    [InlineData("/famille?semaines=x&fait=y")]
    [InlineData("/famille?fait=00000000-0000-0000-0000-000000000000")]
    public async Task An_address_typed_wrong_shows_the_next_days(string address)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var answer = await camille.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("demain, mardi 24 novembre", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/famille/inconnu")]
    [InlineData("/famille/repas/x/2026-11-24/1")]
    [InlineData("/famille/repas/00000000-0000-0000-0000-000000000000/2026-11-24/1")]
    [InlineData("/famille/repas/00000000-0000-0000-0000-000000000000/2026-11-24/9")]
    public async Task A_page_that_is_none_is_not_found(string address)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        Assert.Equal(HttpStatusCode.NotFound, (await camille.GetAsync(address)).Status);
    }

    private static IEnumerable<((string, string)[] Fields, string Words)> Cases((string, string) op, (string Name, string Value) meal)
    {
        const string incomplete = "La page était incomplète";
        yield return ([], incomplete);
        yield return ([meal], incomplete);
        yield return ([("op", "x"), meal], incomplete);
        yield return ([("op", Guid.Empty.ToString()), meal], incomplete);
        yield return ([op, op, meal], incomplete);
        yield return ([op], "Aucun repas n’a été choisi");
        yield return ([op, meal, ("du", "2026-11-24"), ("au", "2026-11-24")], "Choisissez des repas un par un");
        foreach (var wrong in new[] { "", "x", "a:b:c", meal.Value[..^1] + "9", meal.Value[..^1], meal.Value.Replace("2026", "26", StringComparison.Ordinal), meal.Value + ":1" })
        {
            yield return ([op, ("repas", wrong)], "n’est pas lisible");
        }

        yield return ([op, .. Enumerable.Repeat(meal, 201)], "200 repas au plus");
        yield return ([op, ("du", "2026-11-24")], "La dernière date manque");
        yield return ([op, ("au", "2026-11-24")], "La première date manque");
        yield return ([op, ("du", "24/11/2026"), ("au", "2026-11-24")], "La première date manque");
        yield return ([op, ("du", "2026-02-29"), ("au", "2026-11-24")], "La première date manque");
        yield return ([op, ("du", "2026-11-24"), ("du", "2026-11-24"), ("au", "2026-11-24")], "La première date manque");
        yield return ([op, ("du", "2026-11-25"), ("au", "2026-11-24")], "La dernière date est avant la première");
        yield return ([op, ("du", "0001-01-01"), ("au", "9999-12-31")], "trop éloignées");
        yield return ([op, ("du", "0001-01-01"), ("au", "0001-01-02")], "Aucun repas n’est prévu entre ces dates");
        yield return ([op, ("du", "9999-12-30"), ("au", "9999-12-31")], "Aucun repas n’est prévu entre ces dates");
        yield return ([op, ("du", "2026-11-28"), ("au", "2026-11-29")], "Aucun repas n’est prévu entre ces dates");
        yield return ([op, ("enfant", "x"), ("du", "2026-11-24"), ("au", "2026-11-24")], "n’est pas l’un des vôtres");
        yield return ([op, ("du", "2026-09-01"), ("au", "2027-07-02")], "200 repas au plus");
        yield return ([op, ("jours", ""), ("mois", ""), ("du", ""), ("au", "")], "La première date manque");
        yield return ([op, ("jours", "8"), ("mois", "2026-12")], "Ce jour de la semaine n’existe pas");
        yield return ([op, ("jours", "1"), ("jours", "2"), ("mois", "2026-12")], "Ce jour de la semaine n’existe pas");
        yield return ([op, ("mois", "2026-13")], "Ce mois n’existe pas");
        yield return ([op, ("mois", "9999-12")], "Ce mois n’existe pas");
        yield return ([op, ("mois", "2026-12"), ("mois", "2027-01")], "Ce mois n’existe pas");
        yield return ([op, ("semaine", "2026-12-01")], "Cette semaine n’est pas lisible");
        yield return ([op, ("mois", "2026-12"), ("du", "2026-12-01"), ("au", "2026-12-02")], "Choisissez un mois, ou deux dates");
        yield return ([op, ("mois", "2026-12"), ("semaine", "2026-12-07")], "Choisissez un mois, ou deux dates");
        yield return ([op, meal, ("mois", "2026-12")], "Choisissez des repas un par un");
        yield return ([op, ("mois", "2026-08")], "Aucun repas n’est prévu entre ces dates");
    }
}
