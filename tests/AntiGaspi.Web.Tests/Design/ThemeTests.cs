using System.Text.RegularExpressions;
using AntiGaspi.Web.Hosting;

namespace AntiGaspi.Web.Tests.Design;

public sealed partial class ThemeTests
{
    private const double Text = 4.5;
    private const double Line = 3;

    private static readonly string DesignFolder = Folder();
    private static readonly string Theme = File.ReadAllText(Path.Combine(DesignFolder, "wwwroot", "theme.css"));
    private static readonly string Wall = File.ReadAllText(Path.Combine(DesignFolder, "wwwroot", "wall.css"));

    // What a collectivité's own sheet adds, whatever its colours: the frame of its logo.
    private static readonly string Tint = TintSheet.Of("14603c-0b4f9e")!;

    private static readonly string Sheets = string.Join('\n', Directory.GetFiles(Path.Combine(DesignFolder, "wwwroot"), "*.css").Select(File.ReadAllText));

    private static readonly string Appears = @":hover[^{}]*\{[^}]*(display|visibility|content|opacity|position|inset|clip)";

    internal static readonly IReadOnlyList<Contrast.Pair> Pairs =
    [
        .. from text in new[] { "ink", "soft", "leaf", "amber", "red", "blue" }
           from ground in new[] { "paper", "ground" }
           select new Contrast.Pair(text, ground, Text),
        .. from tone in new[] { "leaf", "amber", "red", "blue" }
           from text in new[] { tone, "ink", "soft" }
           select new Contrast.Pair(text, tone + "-tint", Text),
        new("on-leaf", "leaf", Text),
        new("line", "paper", Line),
        new("line", "ground", Line),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_text_and_every_line_stands_out_in_light_and_in_dark(int set) =>
        Assert.Empty(Contrast.Failures(Contrast.Tokens(Theme, set), Pairs));

    [Fact]
    public void The_dark_colours_are_other_colours() =>
        Assert.NotEqual(Contrast.Tokens(Theme, 0)["paper"], Contrast.Tokens(Theme, 1)["paper"]);

    [Theory]
    [InlineData("soft", "#8d857c")]
    [InlineData("leaf", "#4fa97c")]
    [InlineData("line", "#bdb5ab")]
    public void A_colour_that_is_too_light_is_caught(string token, string tooLight)
    {
        var sabotaged = Contrast.Tokens(Theme, 0);
        sabotaged[token] = tooLight;
        Assert.Contains(Contrast.Failures(sabotaged, Pairs), failure => failure.StartsWith(token + " on paper", StringComparison.Ordinal));
    }

    [Fact]
    public void The_measure_of_contrast_is_that_of_the_norm()
    {
        Assert.Equal(21, Contrast.Ratio("#000", "#fff"), 3);
        Assert.Equal(1, Contrast.Ratio("#123456", "#123456"), 3);
        Assert.Equal(4.54, Contrast.Ratio("#767676", "#ffffff"), 2);
    }

    [Fact]
    public void The_wall_is_read_from_five_metres()
    {
        var wall = Contrast.Tokens(Wall, 0);
        Assert.Empty(Contrast.Failures(wall, [new("chalk", "wall", 12), new("advice", "wall", 12)]));
        wall["wall"] = "#7a1712";
        Assert.Contains("--wall: #7a1712", Wall, StringComparison.Ordinal);
        Assert.Empty(Contrast.Failures(wall, [new("chalk", "wall", 7), new("advice", "wall", 7)]));
    }

    [Fact]
    public void The_theme_weighs_at_most_12_kB() =>
        Assert.InRange(new FileInfo(Path.Combine(DesignFolder, "wwwroot", "theme.css")).Length, 1, 12_000);

    [Fact]
    public void The_theme_answers_what_the_reader_asked_of_the_browser() =>
        Assert.All(
            new[] { "prefers-color-scheme: dark", "prefers-contrast: more", "forced-colors: active", "@media print" },
            query => Assert.Contains(query, Theme, StringComparison.Ordinal));

    [Fact]
    public void Nothing_moves() =>
        Assert.DoesNotMatch(@"transition|animation|@keyframes|scroll-behavior", Theme + Wall);

    [Fact]
    public void No_picture_comes_from_the_stylesheet() =>
        Assert.DoesNotMatch(@"url\(|gradient\(|image-set", Sheets);

    [Fact]
    public void The_page_sets_its_ink_and_its_ground_together() =>
        Assert.Matches(@"(?m)^body \{[^}]*background: var\(--ground\); color: var\(--ink\)", Theme);

    /// <summary>A pointer changes the look of what it is over; nothing comes or goes.</summary>
    [Fact]
    public void Nothing_appears_under_the_pointer() =>
        Assert.DoesNotMatch(Appears, Sheets);

    [Fact]
    public void A_screen_held_another_way_hides_and_turns_nothing() =>
        Assert.DoesNotMatch(@"orientation\s*:[^{]*\{([^{}]*\{[^}]*\})*[^{}]*\{[^}]*(display:\s*none|rotate|writing-mode)", Sheets);

    [Theory]
    [InlineData("a:hover .more { display: block }")]
    [InlineData("a:hover::after { content: 'x' }")]
    public void Something_that_appears_is_caught(string css) => Assert.Matches(Appears, css);

    [Fact]
    public void Right_and_left_are_never_named() =>
        Assert.DoesNotMatch(@"(margin|padding|border)-(left|right)|[{;\s](left|right)\s*:|:\s*(left|right)\b", Theme + Wall);

    [Fact]
    public void Every_class_that_a_piece_writes_is_known_to_a_stylesheet()
    {
        var written = Directory.EnumerateFiles(DesignFolder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => Texts().Matches(WithoutTagNames(File.ReadAllText(path))))
            .SelectMany(text => ClassNames().Matches(text.Value))
            .Select(name => name.Value).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(written.Count > 40, $"only {written.Count} names were found");
        Assert.Empty(written.Where(name => !(Theme + Wall + Tint).Contains("." + name, StringComparison.Ordinal)).Except(StructureOnly));
    }

    /// <summary>Names that the State's stylesheet needs and that ours leaves as they are.</summary>
    private static readonly string[] StructureOnly =
    [
        "fr-breadcrumb__link", "fr-checkbox-group", "fr-enlarge-link", "fr-footer__body", "fr-footer__bottom", "fr-footer__bottom-copy", "fr-footer__bottom-item",
        "fr-footer__brand", "fr-footer__content", "fr-footer__content-desc", "fr-footer__content-item", "fr-footer__content-link", "fr-footer__content-list",
        "fr-header__body", "fr-header__brand-top", "fr-header__logo", "fr-header__service", "fr-logo", "fr-message", "fr-messages-group", "fr-nav", "fr-nav__item", "fr-radio-group",
        "fr-table__container", "fr-table__wrapper",
    ];

    private static string WithoutTagNames(string source) => string.Join('\n', source.Split('\n').Where(line =>
        !line.Contains("HtmlTargetElement", StringComparison.Ordinal)
        && !line.Contains("AttributeName =", StringComparison.Ordinal)
        && !line.Contains("///", StringComparison.Ordinal)));

    [GeneratedRegex("\"[^\"\n]*\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Texts();

    [GeneratedRegex("(?<![a-z-])(fr|ag)-[a-z_]+(-[a-z_]+)*(--[a-z-]*[a-z])?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ClassNames();

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AntiGaspi.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "src", "AntiGaspi.Design");
    }
}
