using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Families;

/// <summary>« Je donne mon avis » stands at the end of the démarche, in the markup that its owner asks for; without identifiers it is absent.</summary>
public sealed class OpinionTests
{
    private static readonly Uri Questionnaire = new("https://jedonnemonavis.numerique.gouv.fr/Demarches/1234?button=56");

    private static readonly OutsideSettings Asking = OutsideSettings.None with { Opinion = new(Questionnaire) };

    private const string Host = "jedonnemonavis";

    private const string Picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M0 0h10v10z\"/></svg>";

    [Fact]
    public async Task The_confirmation_of_a_cancellation_asks_and_the_meals_alone_do_not()
    {
        await using var family = await FamilySite.StartAsync(Asking);
        var (meals, done) = await CancelAsync(family);

        Assert.Contains(
            "href=\"https://jedonnemonavis.numerique.gouv.fr/Demarches/1234?button=56\" target=\"_blank\" rel=\"noopener noreferrer\" title=\"Je donne mon avis - nouvelle fenêtre\"",
            done, StringComparison.Ordinal);
        Assert.DoesNotContain("jedonnemonavis", meals, StringComparison.Ordinal);
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["done"] = done }));
    }

    [Fact]
    public async Task The_same_parent_is_not_asked_each_time_and_the_other_has_their_own_turn()
    {
        await using var family = await FamilySite.StartAsync(Asking);
        using var camille = await family.AsAsync("camille");
        using var dominique = await family.AsAsync("dominique");
        var first = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        Assert.Contains(Host, (await camille.GetAsync(first.Location!)).Html, StringComparison.Ordinal);
        Assert.Contains(Host, (await camille.GetAsync(first.Location!)).Html, StringComparison.Ordinal);

        var second = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));
        Assert.DoesNotContain(Host, (await camille.GetAsync(second.Location!)).Html, StringComparison.Ordinal);
        var others = await dominique.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 12, 8));
        Assert.Contains(Host, (await dominique.GetAsync(others.Location!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restoration_asks_nothing_nor_does_a_program_and_no_turn_is_lost()
    {
        await using var family = await FamilySite.StartAsync(Asking);
        using var camille = await family.AsAsync("camille");
        camille.Accept = "application/json";
        await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        camille.Accept = null;
        var back = await camille.PostAsync("/famille", FamilySite.Restore, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        Assert.DoesNotContain(Host, (await camille.GetAsync(back.Location!)).Html, StringComparison.Ordinal);

        var done = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 26));

        Assert.Contains(Host, (await camille.GetAsync(done.Location!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_identifiers_nothing_is_asked()
    {
        await using var family = await FamilySite.StartAsync();
        Assert.DoesNotContain("avis", (await CancelAsync(family)).Done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_picture_takes_the_place_of_the_text_once_it_is_installed()
    {
        var folder = Janitor.NewFolder("pictures");
        await File.WriteAllTextAsync(Path.Combine(folder, OfficialPictures.Opinion), Picture, TestContext.Current.CancellationToken);
        await using var family = await FamilySite.StartAsync(Asking, builder => builder.Services.AddSingleton(new OfficialPictures(folder)));

        Assert.Contains("<img src=\"/images-officielles/je-donne-mon-avis.svg\" alt=\"Je donne mon avis\">", (await CancelAsync(family)).Done, StringComparison.Ordinal);
        using var visitor = family.Site.NewVisitor();
        var picture = await visitor.GetAsync("/images-officielles/je-donne-mon-avis.svg");
        Assert.Equal(("image/svg+xml", Picture), (picture.Header("Content-Type"), picture.Html));
    }

    [Theory]
    [InlineData("1234", "", "identifiants")]
    [InlineData("1234/../x", "56", "identifiants")]
    public void Half_of_the_identifiers_is_a_fault(string product, string button, string words)
    {
        List<string> faults = [];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["JeDonneMonAvis:Product"] = product, ["JeDonneMonAvis:Button"] = button,
        }).Build();

        Assert.Null(OpinionSettings.Of(configuration, faults));
        Assert.Contains(words, Assert.Single(faults), StringComparison.Ordinal);
    }

    private static async Task<(string Meals, string Done)> CancelAsync(FamilySite family)
    {
        using var camille = await family.AsAsync("camille");
        var meals = (await camille.GetAsync("/famille")).Html;
        var answer = await camille.PostAsync("/famille", FamilySite.Cancel, family.Op(), FamilySite.Meal(family.Lea, 11, 24));
        return (meals, (await camille.GetAsync(answer.Location!)).Html);
    }
}
