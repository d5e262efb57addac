using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Design;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Pages.Pieces;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AntiGaspi.Web.Tests.Design;

/// <summary>The living page shows every piece, with what it costs, and only where it may.</summary>
public sealed class GalleryTests
{
    private static readonly Type[] Pieces = typeof(SiteIdentity).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TagHelper))).ToArray();

    [Fact]
    public async Task Every_piece_is_on_it_and_it_is_good_html()
    {
        await using var site = await StorySite.StartAsync();
        using var visitor = site.NewVisitor();
        var page = await visitor.GetAsync(GalleryModel.Address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(Pieces.Length > 15, $"only {Pieces.Length} pieces were found");
        Assert.Empty(Missing(page.Html, Pieces.SelectMany(Tags)));
        Assert.Empty(await NodeScript.HtmlProblemsAsync(new Dictionary<string, string> { [GalleryModel.Address] = page.Html }));
        Assert.Contains("1 élément : fr-btn", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_that_is_not_on_it_is_caught() => Assert.Equal(["ag-new"], Missing("<h2 id=\"ag-day\">", ["ag-day", "ag-new"]));

    [Fact]
    public async Task The_real_service_has_no_such_page()
    {
        await using var site = await StorySite.StartRealAsync(("060", "Oise"));
        using var visitor = site.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(GalleryModel.Address)).Status);
    }

    /// <summary>What a piece writes is held word for word by a test of its own.</summary>
    [Fact]
    public void Every_piece_has_a_golden_test()
    {
        var tests = string.Join('\n', Directory.GetFiles(Repository.PathOf("tests", "AntiGaspi.Web.Tests", "Design"), "*.cs").Select(File.ReadAllText));
        Assert.All(Pieces, piece => Assert.Contains($"new {piece.Name}", tests, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("<p>a &lt; b</p>", 1, "")]
    [InlineData("<ul class=\"a b\"><li class=\"b c\">x</li></ul>", 2, "a b c")]
    public void Elements_and_classes_are_counted(string html, int elements, string classes)
    {
        Assert.Equal(elements, SpecimenTagHelper.Elements(html));
        Assert.Equal(classes, string.Join(' ', SpecimenTagHelper.Classes(html)));
    }

    // A piece is known by its tag, or by the attribute that dresses an element.
    private static IEnumerable<string> Tags(Type piece) => piece.GetCustomAttributes(typeof(HtmlTargetElementAttribute), false).Cast<HtmlTargetElementAttribute>()
        .Select(target => target.Attributes ?? target.Tag).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Missing(string html, IEnumerable<string> tags) =>
        tags.Where(tag => !Regex.IsMatch(html, $"<h2 id=\"{Regex.Escape(tag)}\">"));
}
