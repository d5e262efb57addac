using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Accessibility;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>docs/ecoconception.md answers every criterion of the RGESN, and declares the bounds that the browser holds.</summary>
public sealed partial class RgesnTests
{
    private static readonly int[] CriteriaOfThemes = [10, 10, 7, 15, 8, 7, 4, 10, 7];

    private static readonly string[] Answers = ["oui", "non", "en partie", "non applicable", "à la collectivité"];

    private static readonly Lazy<string> Text = new(() => File.ReadAllText(Repository.PathOf("docs", "ecoconception.md")));

    [Fact]
    public void The_78_criteria_are_answered_in_order_with_a_reason()
    {
        var numbers = CriteriaOfThemes.SelectMany((count, theme) => Enumerable.Range(1, count).Select(number => $"{theme + 1}.{number}")).ToList();

        Assert.Equal(78, numbers.Count);
        Assert.Equal(numbers, Line().Matches(Text.Value).Select(line => line.Groups["number"].Value));
        Findings.None(Problems(Text.Value));
    }

    [Theory]
    [InlineData("| 1.1 | Un critère ? | modéré | peut-être | Une raison. |")]
    [InlineData("| 1.1 | Un critère ? | modéré | oui |  |")]
    public void An_answer_without_a_reason_is_caught(string line) => Assert.Single(Problems(line));

    [Fact]
    public void The_counts_at_the_top_are_those_of_the_table() => Assert.All(Answers, answer =>
        Assert.Contains($"{Line().Matches(Text.Value).Count(line => line.Groups["answer"].Value == answer)} {answer}", Text.Value, StringComparison.Ordinal));

    [Fact]
    public void The_declared_bounds_are_those_that_the_browser_holds()
    {
        Assert.Contains($"| éléments de la page | {PageWeight.MaxElements} |", Text.Value, StringComparison.Ordinal);
        Assert.Contains($"| requêtes | {PageWeight.MaxRequests} |", Text.Value, StringComparison.Ordinal);
        Assert.Contains($"| poids transféré, en-têtes compris | {PageWeight.MaxBytes / 1000} ko |", Text.Value, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Problems(string text) => Line().Matches(text)
        .Where(line => !Answers.Contains(line.Groups["answer"].Value, StringComparer.Ordinal) || line.Groups["reason"].Value.Trim().Length < 3)
        .Select(line => $"{line.Groups["number"].Value}: an answer and a reason.");

    [GeneratedRegex(@"^\| (?<number>\d\.\d+) \| [^|]+ \| (prioritaire|recommandé|modéré) \| (?<answer>[^|]*) \| (?<reason>[^|]*)\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Line();
}
