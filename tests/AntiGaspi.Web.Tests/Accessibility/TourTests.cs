using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Architecture;
using AntiGaspi.Web.Tests.Demo;
using AntiGaspi.Web.Tests.Support;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>
/// Every page of families and of everybody, and the first pages of agents, in all their states, in a real browser
/// (their list: TourStops; that each question finds a planted fault: PageLookTests).
/// </summary>
[Trait("Needs", "Browser")]
public sealed class TourTests(Tour tour, Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public Task Axe_finds_no_fault_in_light_and_in_dark() => NoneAsync(Question.Axe);

    [Fact]
    public Task Titles_landmarks_and_names_are_heard_in_order() => NoneAsync(Question.Heard);

    [Fact]
    public Task Nothing_scrolls_sideways_at_320_pixels_and_at_400_percent() => NoneAsync(Question.Sideways);

    [Fact]
    public Task Spaced_or_doubled_text_is_neither_clipped_nor_covered() => NoneAsync(Question.Spaced);

    [Fact]
    public Task Forced_colours_keep_every_control_in_sight() => NoneAsync(Question.Forced);

    [Fact]
    public Task Nothing_moves_and_nothing_opens_by_itself() => NoneAsync(Question.Moving);

    [Fact]
    public Task From_right_to_left_nothing_is_covered() => NoneAsync(Question.Mirrored);

    [Fact]
    public Task The_keyboard_reaches_every_control_in_order_and_shows_where_it_is() => NoneAsync(Question.Keys);

    [Fact]
    public Task Without_scripts_the_page_says_the_same() => NoneAsync(Question.Scripts);

    [Fact]
    public Task What_is_read_first_stands_first() => NoneAsync(Question.Order);

    [Fact]
    public Task No_page_holds_a_thing_that_would_need_another_way() => NoneAsync(Question.Parts);

    [Fact]
    public Task Tables_and_fields_have_titles_and_labels() => NoneAsync(Question.Tables);

    [Fact]
    public Task One_name_leads_to_one_place() => NoneAsync(Question.Names);

    [Fact]
    public Task Nobody_else_is_asked_and_no_cookie_comes_before_the_sign_in() => NoneAsync(Question.Strangers);

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var sources = (await tour.OverAsync(chromium)).Sources;
        Assert.True(sources.Count > 50);
        Findings.None(await NodeScript.HtmlProblemsAsync(sources));
    }

    [Fact]
    public async Task Every_page_of_families_and_of_everybody_has_the_grade_A_within_the_declared_bounds()
    {
        var weights = (await tour.OverAsync(chromium)).Weights;
        foreach (var (name, weight) in weights.OrderBy(one => one.Value.Score))
        {
            output.WriteLine($"{name}: {weight.Score:0.0} {EcoIndex.Grade(weight.Score)}, {weight.Elements} elements, {weight.Requests} requests, {weight.Bytes} bytes");
        }

        Assert.InRange(weights.Count, 40, 200);
        Findings.None(weights.SelectMany(one => one.Value.Faults().Select(fault => $"{one.Key}: {fault}")));
    }

    [Fact]
    public async Task No_page_of_families_and_of_everybody_is_left_out()
    {
        await using var site = await StorySite.StartAsync(AccessRoutesTests.Whole);
        string[] open = [AccessLine.Everybody, AccessLine.SignedIn, "famille"];
        var seen = (await tour.OverAsync(chromium)).Paths.Select(path => path.Split('?')[0]).ToList();
        var pages = AccessTable.Read().Where(line => !line.IsPost && line.Open.Any(who => open.Contains(who, StringComparer.Ordinal))).Select(line => line.Pattern).ToList();

        Findings.None(pages.Where(page => !TourStops.LeftOut.ContainsKey(page) && !seen.Any(path => Regex.IsMatch(path, Shape(page)))).Select(page => $"{page} has no stop in TourStops: add one for each of its states, or say there why it is left out."));
        Assert.Empty(TourStops.LeftOut.Keys.Except(AccessTable.Read().Select(line => line.Pattern), StringComparer.Ordinal));
    }

    // An optional part may be missing, any other part stands for one piece of the address.
    private static string Shape(string pattern) => $"^{Regex.Replace(Regex.Replace(pattern, @"/\{\w+\?\}", "(/[^/]+)?"), @"\{[^}]+\}", "[^/]+")}$";

    private async Task NoneAsync(Question question) => Findings.None((await tour.OverAsync(chromium)).FaultsOf(question));
}
