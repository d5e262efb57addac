using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A name says what a thing is for; these words say nothing.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_file_or_type_has_an_empty_name() =>
        Findings.None(Problems(SourceFile.Under(["src", "tests", "bench", "tools"], ".cs", ".cshtml")));

    [Theory]
    [InlineData("src/MealHelper.cs", "")]
    [InlineData("src/Common/Meal.cs", "")]
    [InlineData("src/Meal.cs", "static class DateUtils { }")]
    [InlineData("src/Meal.cs", "record struct MealManager;")]
    public void An_empty_name_is_caught(string path, string text) => Assert.Single(Problems([new(path, text)]));

    [Fact]
    public void A_tag_helper_has_the_name_that_the_framework_asks_for() =>
        Findings.None(Problems([new("src/DayTagHelper.cs", "class DayTagHelper : TagHelper;")]));

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => file.Path.Split('/')
            .Select(part => part.Split('.')[0])
            .Concat(CSharpText.TypesIn(file.Code))
            .Where(name => Empty().IsMatch(name))
            .Select(name => $"{file.Path}: {name} says nothing of what it is for."));

    [GeneratedRegex("((?<!Tag)Helper|Helpers|Util|Utils|Utilities|Common|Manager)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Empty();
}
