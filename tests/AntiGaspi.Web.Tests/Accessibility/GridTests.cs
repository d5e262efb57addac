using System.Text.RegularExpressions;
using AntiGaspi.App.Accessibility;
using AntiGaspi.Tests.Support;
using AntiGaspi.Web.Tests.Access;
using AntiGaspi.Web.Tests.Demo;

namespace AntiGaspi.Web.Tests.Accessibility;

/// <summary>The grid of the RGAA is whole, and nothing in it is claimed without something that shows it (its tests: DocumentTests).</summary>
public sealed partial class GridTests
{
    private static readonly int[] CriteriaOfThemes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

    private static readonly Lazy<string> Text = new(() => File.ReadAllText(Repository.PathOf("docs", "accessibilite", "grille.csv")));

    [Fact]
    public void The_106_criteria_are_there_in_the_order_of_the_RGAA()
    {
        var numbers = CriteriaOfThemes.SelectMany((count, theme) => Enumerable.Range(1, count).Select(number => $"{theme + 1}.{number}")).ToList();

        Assert.Equal(AuditGrid.Size, numbers.Count);
        Assert.Equal(numbers, AuditGrid.Parse(Text.Value).Criteria.Select(one => one.Number));
    }

    [Fact]
    public async Task Nothing_is_claimed_without_evidence()
    {
        await using var site = await StorySite.StartAsync(AccessRoutesTests.Whole);
        var pages = (await SiteRoutes.OfAsync(site.Services)).Select(route => route.Address).ToList();
        Assert.Empty(AuditGrid.Parse(Text.Value).Criteria.SelectMany(one => Faults(one, pages)));
    }

    [Theory]
    [InlineData("conforme", "", "1.1")]
    [InlineData("conforme", "C’est sûr.", "1.1")]
    [InlineData("conforme", "Vu sur `/nulle-part` le 2026-11-25 : rien.", "1.1")]
    [InlineData("conforme", "Vu sur `/famille` : rien.", "1.1")]
    [InlineData("non applicable", "", "1.1")]
    [InlineData("non conforme", "", "1.1")]
    [InlineData("non vérifié", "`GridTests`", "1.1")]
    [InlineData("conforme", "`GridTests`", "")]
    public void A_claim_without_evidence_is_caught(string state, string evidence, string expected) =>
        Assert.Equal(expected, string.Join(' ', AuditGrid.Parse(OneLine(state, evidence)).Criteria.SelectMany(one => Faults(one, ["GET /famille"])).Select(fault => fault.Split(':')[0])));

    [Theory]
    [InlineData("presque")]
    [InlineData("")]
    public void A_state_of_one_s_own_is_refused(string state) => Assert.Throws<FormatException>(() => AuditGrid.Parse(OneLine(state, "")));

    [Fact]
    public void The_audits_of_the_repository_can_be_read() =>
        Assert.All(HumanAudit.Parse(File.ReadAllText(Repository.PathOf("docs", "accessibilite", "audits.csv"))), audit => Assert.NotEmpty(audit.Pages));

    private static string OneLine(string state, string evidence) => $"# Revue le 2026-11-25\ncritère;titre;état;preuve\n1.1;Un titre ?;{state};{evidence}\n";

    private static IEnumerable<string> Faults(Criterion one, IReadOnlyList<string> pages)
    {
        var isShown = Test().IsMatch(one.Evidence)
            || Seen().Match(one.Evidence) is { Success: true } seen && pages.Contains("GET " + seen.Groups["page"].Value, StringComparer.Ordinal);
        return one.State switch
        {
            CriterionState.Conforming when !isShown => [$"{one.Number}: write a test between backquotes, or “Vu sur `/page` le 2026-11-25 : …”."],
            CriterionState.NotConforming or CriterionState.NotApplicable when one.Evidence.Length == 0 => [$"{one.Number}: say why."],
            CriterionState.NotVerified when isShown => [$"{one.Number}: there is evidence, so somebody looked."],
            _ => [],
        };
    }

    [GeneratedRegex(@"`[A-Z]\w*Tests(\.\w+)?`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Test();

    [GeneratedRegex(@"Vu sur `(?<page>/[^`]*)` le \d{4}-\d{2}-\d{2}\s*:", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Seen();
}
