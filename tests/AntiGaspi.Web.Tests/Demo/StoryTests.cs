using System.Net;
using AntiGaspi.App.Meals;
using AntiGaspi.App.Storage;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Domain.Meals;
using AntiGaspi.Web.Demo;

namespace AntiGaspi.Web.Tests.Demo;

/// <summary>The story to play: its steps, its clock, and what each leap of the clock does.</summary>
public sealed class StoryTests
{
    private const string Advance = "/demonstration/avancer";
    private static readonly DateTimeOffset Cutoff = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("telephone", "/famille")]
    [InlineData("cuisine", "/cuisine")]
    [InlineData("compte", "/famille/remboursements")]
    public async Task Each_step_signs_in_as_its_person_and_opens_its_page(string step, string page)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var answer = await visitor.PostAsync("/", "/demonstration/jouer", ("etape", step));

        Assert.Equal((HttpStatusCode.Redirect, page), (answer.Status, answer.Location));
        Assert.Equal(step == "cuisine" ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync("/cuisine")).Status);
    }

    [Fact]
    public async Task The_home_page_tells_the_story_in_four_steps_with_the_hour_and_the_moments_ahead()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var words = (await visitor.GetAsync("/")).Words;

        foreach (var expected in new[]
        {
            "Le téléphone", "La cuisine", "Le compte", "Les statistiques", "lundi 23 novembre, 8 h 42 min 00 s",
            "Avancer à 9 h 59 min 50 s", "Avancer à 10 h 01 min 30 s", "Avancer au 1er décembre", "Choisir une autre personne",
        })
        {
            Assert.Contains(expected, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_clock_goes_forward_and_never_back()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.Equal("/cuisine", (await visitor.PostAsync("/", Advance, ("instant", "2026-11-23T08:59:50Z"), ("retour", "/cuisine"))).Location);
        Assert.Equal(Cutoff.AddSeconds(-10), site.Clock!.GetUtcNow());
        Assert.DoesNotContain("9 h 59 min 50 s Avancer", (await visitor.GetAsync("/")).Words, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.PostAsync("/", Advance, ("instant", "2026-11-23T07:00:00Z"))).Status);
        Assert.Equal(Cutoff.AddSeconds(-10), site.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Without_an_instant_the_clock_goes_to_the_next_moment_of_the_story()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        await visitor.PostAsync("/", Advance);
        Assert.Equal(Cutoff.AddSeconds(-10), site.Clock!.GetUtcNow());
        await visitor.PostAsync("/", Advance);
        Assert.Equal(Cutoff.AddSeconds(90), site.Clock.GetUtcNow());
        Assert.Contains("Avancer au mardi 24 novembre à 9 h 59 min 50 s", (await visitor.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demain")]
    [InlineData("2026-11-23")]
    [InlineData("2036-11-23T08:59:50Z")]
    [InlineData("2026-13-23T08:59:50Z")]
    public async Task A_moment_that_cannot_be_read_or_lies_too_far_changes_nothing(string instant)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var answer = await visitor.PostAsync("/", Advance, ("instant", instant));
        Assert.Equal((HttpStatusCode.BadRequest, StorySite.Start), (answer.Status, site.Clock!.GetUtcNow()));
        Assert.Contains("Rien n’a été changé", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://exemple.fr/")]
    [InlineData("//exemple.fr")]
    [InlineData("/gestion")]
    public async Task The_way_back_is_a_page_of_the_story(string back)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.Equal("/", (await visitor.PostAsync("/", Advance, ("retour", back))).Location);
    }

    [Fact]
    public async Task A_form_without_its_token_moves_nothing()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostBareAsync(Advance)).Status);
        Assert.Equal(StorySite.Start, site.Clock!.GetUtcNow());
    }

    [Theory]
    [InlineData(Advance)]
    [InlineData("/demonstration/jouer")]
    [InlineData("/connexion/demo")]
    public async Task Outside_the_demonstration_none_of_it_exists(string path)
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostBareAsync(path, ("persona", "chef"), ("etape", "cuisine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task One_meal_cancelled_makes_one_more_in_the_published_month_than_a_story_without_it()
    {
        var without = await NovemberAsync(_ => Task.CompletedTask);
        var with = await NovemberAsync(async site =>
        {
            Assert.IsType<CancelOutcome.Cancelled>(await CancelAsync(site));
        });
        Assert.Equal(without + 1, with);
    }

    [Fact]
    public async Task One_second_after_the_cutoff_the_demand_is_too_late_and_the_month_is_the_same()
    {
        var without = await NovemberAsync(_ => Task.CompletedTask);
        var with = await NovemberAsync(async site =>
        {
            site.Clock!.AdvanceTo(Cutoff.AddSeconds(1));
            Assert.Equal(CancelRefusal.TooLate, Assert.IsType<CancelOutcome.Refused>(await CancelAsync(site)).Why);
        });
        Assert.Equal(without, with);
    }

    private static async Task<long> NovemberAsync(Func<StorySite, Task> actAsync)
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        await actAsync(site);
        await visitor.PostAsync("/", Advance, ("instant", "2026-12-01T07:00:00Z"), ("retour", "/stats"));
        var line = (await visitor.GetAsync("/stats/donnees.csv")).Html.Split("\r\n").Single(one => one.Contains(",2026-11,", StringComparison.Ordinal));
        return long.Parse(line.Split(',')[2], null);
    }

    private static async Task<CancelOutcome> CancelAsync(StorySite site)
    {
        var now = site.Clock!.GetUtcNow();
        var lea = (await site.Db.ReadAsync<Guid>(Scope.Service(Persona.Tenant), "select pupil_id from pupil where siecle_id = '1501149'")).Single();
        return (await new CancelMeals(site.Db).RunAsync(
            new Scope(Persona.Tenant, Persona.All[0].AccountId, Role.Family, []), new Operation(Ids.New(now), now), [new(lea, new(2026, 11, 24), MealService.Lunch)]))[0];
    }
}
