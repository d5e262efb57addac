using System.Net;
using System.Text.Json;
using AntiGaspi.Web.Tests.Demo;
using static AntiGaspi.Web.Tests.Families.FamilySite;

namespace AntiGaspi.Web.Tests.Families;

public sealed class MealActTests
{
    private const string Page = "/famille";
    private const string Sentence = "Cette annulation ne vaut ni autorisation de sortie ni justification d’absence.";

    // The cutoff of Tuesday 24 November.
    private static readonly DateTimeOffset Cutoff = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task A_meal_is_cancelled_confirmed_and_restored()
    {
        await using var family = await FamilySite.StartAsync();
        family.Site.Clock!.AdvanceTo(Cutoff.AddMinutes(-19));
        using var camille = await family.AsAsync("camille");
        var (op, before) = (family.Op(), await family.BalanceAsync(family.Lea));

        var sent = await camille.PostAsync(Page, Cancel, op, Meal(family.Lea, 11, 24));
        var done = await camille.GetAsync(sent.Location!);

        Assert.Equal((HttpStatusCode.SeeOther, $"/famille?fait={op.Value}"), (sent.Status, sent.Location));
        Assert.Contains(
            "C’est enregistré (lundi 23 novembre, 9 h 41). Léa ne mangera pas mardi 24 novembre. 3,35 € seront déduits de votre facture. Rétablir " + Sentence,
            done.Words, StringComparison.Ordinal);
        Assert.Equal(before + 335, await family.BalanceAsync(family.Lea));

        var back = await camille.GetAsync((await camille.PostAsync(sent.Location!, Restore, family.Op(), Meal(family.Lea, 11, 24))).Location!);
        Assert.Contains("Léa mangera mardi 24 novembre. 3,35 € ne seront plus déduits de votre facture.", back.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Sentence, back.Words, StringComparison.Ordinal);
        Assert.Equal(before, await family.BalanceAsync(family.Lea));
        Assert.Contains("il n’en reste rien", (await camille.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.SeeOther)]
    [InlineData(0, HttpStatusCode.Conflict)]
    [InlineData(1, HttpStatusCode.Conflict)]
    public async Task A_second_before_the_deadline_is_in_time_the_deadline_itself_is_not(int seconds, HttpStatusCode expected)
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        family.Site.Clock!.AdvanceTo(Cutoff.AddSeconds(seconds));
        var before = await family.WrittenAsync();

        var answer = await camille.PostAsync(Page, Cancel, family.Op(), Meal(family.Lea, 11, 24));
        var page = (await camille.GetAsync(Page)).Words;

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.Conflict)
        {
            Assert.Contains("Léa, mardi 24 novembre : l’heure limite (lundi 23 novembre à 10 h 00) est passée : la cuisine a déjà compté ce repas, il reste facturé.", answer.Words, StringComparison.Ordinal);
            Assert.Contains("Vous pouvez quand même prévenir. Prochain repas que vous pouvez décommander : jeudi 26 novembre, jusqu’au mardi 24 novembre à 10 h 00.", answer.Words, StringComparison.Ordinal);
            Assert.Contains("03 53 01 12 34", answer.Words, StringComparison.Ordinal);
            Assert.Contains("Revenir aux repas", answer.Words, StringComparison.Ordinal);
            Assert.Equal(before, await family.WrittenAsync());

            // The page drew no button that the act would refuse.
            Assert.DoesNotContain($"value=\"{Meal(family.Lea, 11, 24).Value}\" formaction=\"{Cancel}\"", (await camille.GetAsync(Page)).Html, StringComparison.Ordinal);
            Assert.Contains("Clos, figé à 10 h 01 min 30 s.", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_the_deadline_the_kitchen_is_told_and_nothing_is_refunded()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.BalanceAsync(family.Lea);

        var sent = await camille.PostAsync(Page, Tell, family.Op(), Meal(family.Lea, 11, 23));
        var page = await camille.GetAsync(sent.Location!);

        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("La cuisine est prévenue : Léa ne mangera pas lundi 23 novembre. Le repas reste facturé.", page.Words, StringComparison.Ordinal);
        Assert.Contains("absence signalée", page.Words, StringComparison.Ordinal);
        Assert.Equal(before, await family.BalanceAsync(family.Lea));
        var again = await camille.PostAsync(Page, Tell, family.Op(), Meal(family.Lea, 11, 23));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("la cuisine est déjà prévenue", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_of_both_children_is_one_operation_that_says_what_it_could_not_do()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.CancellationsAsync();

        var sent = await camille.PostAsync(Page, Cancel, family.Op(), ("enfant", ""), ("du", "2026-11-23"), ("au", "2026-11-27"));
        var page = (await camille.GetAsync(sent.Location!)).Words;

        Assert.Equal(before + 5, await family.CancellationsAsync());
        Assert.Contains("Léa ne mangera pas mardi 24 et jeudi 26 novembre. Tom ne mangera pas mardi 24, jeudi 26 et vendredi 27 novembre. 16,75 € seront déduits de vos factures.", page, StringComparison.Ordinal);
        Assert.Contains("Ce qui n’a pas changé : Léa, lundi 23 novembre : l’heure limite (vendredi 20 novembre à 10 h 00) est passée", page, StringComparison.Ordinal);
        Assert.Contains("Léa, vendredi 27 novembre : ce repas est déjà décommandé.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_span_of_one_child_leaves_the_other_alone_and_the_same_sending_changes_nothing_more()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var (op, lea, tom) = (family.Op(), await family.BalanceAsync(family.Lea), await family.BalanceAsync(family.Tom));
        (string, string)[] span = [op, ("enfant", $"{family.Tom}"), ("du", "2026-12-01"), ("au", "2026-12-04")];

        var first = await camille.PostAsync(Page, Cancel, span);
        var second = await camille.PostAsync(Page, Cancel, span);

        Assert.Equal((first.Status, first.Location), (second.Status, second.Location));
        Assert.Equal((lea, tom + (3 * 335)), (await family.BalanceAsync(family.Lea), await family.BalanceAsync(family.Tom)));
    }

    [Fact]
    public async Task A_key_used_for_another_meal_is_refused_with_a_way_on()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var op = family.Op();
        await camille.PostAsync(Page, Cancel, op, Meal(family.Lea, 11, 24));
        var before = await family.WrittenAsync();

        var answer = await camille.PostAsync(Page, Cancel, op, Meal(family.Lea, 11, 26));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Faire quand même cette demande", answer.Words, StringComparison.Ordinal);
        Assert.Equal(before, await family.WrittenAsync());
    }

    [Fact]
    public async Task A_stranger_s_meal_and_one_that_does_not_exist_get_the_same_answer()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var before = await family.WrittenAsync();
        foreach (var act in new[] { Cancel, Restore, Tell })
        {
            var foreign = await camille.PostAsync(Page, act, family.Op(), Meal(family.Foreign, 11, 24));
            var unknown = await camille.PostAsync(Page, act, family.Op(), Meal(Guid.Empty, 11, 24));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
            Assert.Equal(unknown.Words, foreign.Words);
        }

        var span = await camille.PostAsync(Page, Cancel, family.Op(), ("enfant", $"{family.Foreign}"), ("du", "2026-11-24"), ("au", "2026-11-24"));
        Assert.Equal(HttpStatusCode.NotFound, span.Status);
        Assert.Equal(before, await family.WrittenAsync());
    }

    [Fact]
    public async Task Another_account_s_operation_shows_nothing_and_agents_have_no_family_page()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        using var chef = await family.AsAsync("chef");
        var sent = await camille.PostAsync(Page, Cancel, family.Op(), Meal(family.Lea, 11, 24));

        Assert.DoesNotContain("C’est enregistré", (await dominique.GetAsync(sent.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await chef.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await chef.PostAsync("/cuisine", Cancel, family.Op(), Meal(family.Lea, 11, 26))).Status);
    }

    [Fact]
    public async Task A_program_gets_one_entry_per_meal_or_the_names_of_the_refusals()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        var done = await SendAsync(camille, Cancel, family.Op(), Meal(family.Lea, 11, 24), Meal(family.Lea, 11, 23));
        var refused = await SendAsync(camille, Cancel, family.Op(), Meal(family.Lea, 11, 23));
        var unread = await SendAsync(camille, Cancel, ("op", "x"), Meal(family.Lea, 11, 24));

        Assert.Equal((HttpStatusCode.OK, "application/json"), (done.Status, done.Response.Content.Headers.ContentType!.MediaType));
        var meals = JsonDocument.Parse(done.Html).RootElement.GetProperty("meals").EnumerateArray().ToList();
        Assert.Equal(["TooLate", null], meals.Select(meal => meal.GetProperty("reason").GetString()));
        Assert.Equal(335, meals[1].GetProperty("refundCents").GetInt64());
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (refused.Status, refused.Response.Content.Headers.ContentType!.MediaType));
        var problem = JsonDocument.Parse(refused.Html).RootElement;
        Assert.Equal(("urn:antigaspi:refused", 409), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.Equal("TooLate", problem.GetProperty("refusals")[0].GetProperty("reason").GetString());
        Assert.Equal(422, JsonDocument.Parse(unread.Html).RootElement.GetProperty("status").GetInt32());

        camille.Accept = "application/json";
        var bare = await camille.PostBareAsync(Cancel, family.Op(), Meal(family.Lea, 11, 24));
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (bare.Status, bare.Response.Content.Headers.ContentType!.MediaType));
        using var nobody = family.Site.NewVisitor();
        nobody.Accept = "application/json";
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostBareAsync(Cancel, family.Op())).Status);
    }

    private static async Task<Answer> SendAsync(Visitor visitor, string path, params (string, string)[] fields)
    {
        visitor.Accept = null;
        var token = (await visitor.GetAsync(Page)).Html.Split("__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
        visitor.Accept = "application/json";
        var answer = await visitor.PostBareAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
        visitor.Accept = null;
        return answer;
    }
}
