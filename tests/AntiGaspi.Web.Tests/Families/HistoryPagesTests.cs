using System.Net;
using AntiGaspi.App.Languages;
using AntiGaspi.App.Meals;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>What was done, as a family reads it: whose each act was, its days with their stories, never an amount nor a way to reach the other adult.</summary>
public sealed class HistoryPagesTests
{
    private const string Page = "/famille/historique";

    [Fact]
    public async Task Both_adults_read_the_same_act_each_from_their_side()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        Assert.Contains($"href=\"{Page}\"", (await camille.GetAsync("/famille")).Html, StringComparison.Ordinal);
        await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));

        var (hers, his) = (await camille.GetAsync(Page), await dominique.GetAsync(Page));

        Assert.Contains("lundi 23 novembre, 8 h 42 Léa Repas décommandé par vous jeudi 26 novembre", hers.Words, StringComparison.Ordinal);
        Assert.Contains("Repas décommandé par l’autre responsable jeudi 26 novembre", his.Words, StringComparison.Ordinal);
        Assert.All([hers, his], page =>
        {
            Assert.DoesNotContain("€", page.Words, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"@exemple|\d\d \d\d \d\d \d\d \d\d", page.Words);
        });
        Assert.DoesNotContain("Camille", his.Words, StringComparison.Ordinal);
        var story = StoryOf(family.Lea);
        Assert.Contains($"href=\"{story}\" aria-label=\"Repas de Léa, jeudi 26 novembre 2026\"", WebUtility.HtmlDecode(hers.Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await dominique.GetAsync(story)).Status);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { ["historique"] = hers.Html }));
    }

    [Fact]
    public async Task Older_acts_are_on_the_page_before_and_an_address_that_says_nothing_is_the_last_one()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        for (var act = 0; act < FamilyHistory.Most; act++)
        {
            await camille.PostAsync("/famille", act % 2 == 0 ? FamilySite.Cancel : FamilySite.Restore, family.Op(), FamilySite.Meal(family.Lea, 11, 26), FamilySite.Meal(family.Tom, 11, 26));
        }

        var last = await camille.GetAsync(Page);
        Assert.Contains($"href=\"{Page}?avant=1\">Plus ancien</a>", last.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Plus récent", last.Words, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Page}\">Plus récent</a>", (await camille.GetAsync(Page + "?avant=1")).Html, StringComparison.Ordinal);
        Assert.Contains("Plus ancien", (await camille.GetAsync(Page + "?avant=-1")).Words, StringComparison.Ordinal);
        Assert.Contains("Rien n’a encore été fait.", (await camille.GetAsync(Page + "?avant=999999999")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_told_in_the_language_of_the_reader()
    {
        await using var family = await FamilySite.StartAsync();
        using var camille = await family.AsAsync("camille");
        await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));
        await camille.PostAsync("/famille/langue", "/famille/langue", ("langue", "en"));
        Assert.Contains("Meal cancelled by you Thursday 26 November", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
        await camille.PostAsync("/famille/langue", "/famille/langue", ("langue", Language.EasyFrench));
        Assert.Contains("Repas annulé par vous jeudi 26 novembre", (await camille.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    private static string StoryOf(Guid pupil) => $"/famille/repas/{pupil:D}/2026-11-26/1";
}
