using AntiGaspi.App.Look;
using AntiGaspi.Domain.Basics;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>The colours of a collectivité after those of the theme: light, safe, and readable by day and by night.</summary>
public sealed class TintSheetTests
{
    private static readonly string Theme = File.ReadAllText(Repository.PathOf("src", "AntiGaspi.Design", "wwwroot", "theme.css"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_rule_knows_the_pages_of_the_theme(int set)
    {
        var tokens = Contrast.Tokens(Theme, set).ToDictionary(one => one.Key, one => Colour.Read(one.Value)!.Value);
        var page = set == 0 ? PageColours.Light : PageColours.Dark;
        Assert.Equal(page, new PageColours(tokens["paper"], tokens["ground"], tokens["ink"], tokens["soft"]));
        var (leaf, blue) = TintSheet.Theme;
        Assert.Equal(set == 0 ? (leaf, blue) : (TintSheet.DarkOf(leaf), TintSheet.DarkOf(blue)), (tokens["leaf"], tokens["blue"]));
    }

    [Theory]
    [InlineData("6a1b9a-00497a")]
    [InlineData("000000-a3201a")]
    [InlineData("7a4300-14603c")]
    public void Every_text_stands_out_in_the_colours_of_a_collectivite_too(string colours)
    {
        var sheet = TintSheet.Of(colours)!;
        foreach (var set in new[] { 0, 1 })
        {
            var tokens = Contrast.Tokens(Theme, set);
            foreach (var (name, colour) in Contrast.Tokens(sheet, set))
            {
                tokens[name] = colour;
            }

            Assert.Empty(Contrast.Failures(tokens, ThemeTests.Pairs));
        }
    }

    [Fact]
    public void A_sheet_whose_night_is_as_dark_as_its_day_is_caught()
    {
        var sabotaged = Contrast.Tokens(Theme, 1);
        sabotaged["leaf"] = Contrast.Tokens(TintSheet.Of("6a1b9a-00497a")!, 0)["leaf"];
        Assert.NotEmpty(Contrast.Failures(sabotaged, ThemeTests.Pairs));
    }

    [Fact]
    public void It_weighs_next_to_nothing_and_names_no_picture()
    {
        var sheet = TintSheet.Of("6a1b9a-00497a")!;
        Assert.InRange(sheet.Length, 1, 1_000);
        Assert.DoesNotMatch(@"url\(|@import|transition|animation", sheet);
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right)|[{;\s](left|right)\s*:", sheet);
    }

    [Fact]
    public void The_colours_of_the_theme_are_left_as_they_were_made() =>
        Assert.DoesNotContain(":root", TintSheet.Of("14603c-0b4f9e"), StringComparison.Ordinal);

    [Fact]
    public void A_look_is_found_at_its_address() =>
        Assert.Equal("/teinte/6a1b9a-0b4f9e.css", TintSheet.AddressOf(AuthorityLook.Neutral(1) with { Leaf = Colour.Read("#6A1B9A") }));

    [Theory]
    [InlineData("")]
    [InlineData("14603c")]
    [InlineData("14603c-0b4f9e-000000")]
    [InlineData("14603C-0b4f9e")]
    [InlineData("#14603c-0b4f9e")]
    [InlineData("ffd500-0b4f9e")]
    [InlineData("14603c-;}x{")]
    public void Anything_else_is_no_sheet(string colours) => Assert.Null(TintSheet.Of(colours));
}
