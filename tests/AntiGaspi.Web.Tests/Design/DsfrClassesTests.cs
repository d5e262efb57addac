using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Pages.Pieces;
using AntiGaspi.Web.Tests.Architecture;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>
/// One markup for two looks: every class that we write under the State's prefix is one that its documentation names, so that its
/// stylesheet can replace ours. What it does not know is written ag-.
/// </summary>
public sealed partial class DsfrClassesTests
{
    private static readonly HashSet<string> Documented = [.. File.ReadAllLines(Repository.PathOf("tests", "data", "dsfr", "classes.txt")).Where(line => !line.StartsWith('#'))];

    [Fact]
    public void Every_class_of_our_sources_is_documented()
    {
        var files = SourceFile.Under(["src/AntiGaspi.Design", "src/AntiGaspi.Web/Hosting", "src/AntiGaspi.Web/Pages"], ".cs", ".cshtml", ".css");
        var written = files.SelectMany(file => Names(file.Text).Select(name => (file.Path, Name: name))).ToList();
        Assert.True(written.Select(one => one.Name).Distinct().Count() > 80, "hardly any class was found");
        Findings.None(written.Where(one => !Documented.Contains(one.Name)).Select(one => $"{one.Path}: {one.Name} is no class of the State's design system: write ag-."));
    }

    [Fact]
    public async Task Every_class_of_the_living_page_is_documented()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var html = (await visitor.GetAsync(GalleryModel.Address)).Html;
        Assert.Contains("fr-input-group--error", Names(html), StringComparer.Ordinal);
        Findings.None(Names(html).Except(Documented));
    }

    [Theory]
    [InlineData("<p class=\"fr-invented\">", "fr-invented")]
    [InlineData("Element.Of(\"p\", \"fr-alert fr-alert--nice\")", "fr-alert--nice")]
    [InlineData(".fr-btn--huge { }", "fr-btn--huge")]
    public void One_that_is_not_is_caught(string source, string name) => Assert.Equal([name], Names(source).Except(Documented));

    [Theory]
    [InlineData("<html data-fr-scheme=\"system\">")]
    [InlineData("lang=\"fr-FR\"")]
    [InlineData("Suffix(\"fr-alert--\" + kind)")]
    public void What_is_no_class_of_ours_is_not(string source) => Assert.Empty(Names(source).Except(Documented));

    private static IEnumerable<string> Names(string text) => ClassName().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("(?<![a-zA-Z/-])fr-[a-z0-9]+([_-]{1,2}[a-z0-9]+)*", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ClassName();
}
