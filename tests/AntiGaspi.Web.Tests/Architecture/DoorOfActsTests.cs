using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>
/// The view may_act has two doors, the family's and the office's: a statement that asks it for an account says through which one, or a
/// parent who works in the office would act from the family's session on every pupil of the school.
/// </summary>
public sealed partial class DoorOfActsTests
{
    [Fact]
    public void Every_statement_that_asks_what_an_account_may_do_names_the_door() =>
        Findings.None(SourceFile.Under(["src/AntiGaspi.App"], ".cs").SelectMany(Problems));

    [Theory]
    [InlineData("exists (select 1 from may_act y where y.tenant = @tenant and y.account_id = @account and y.pupil_id = @pupilId)\";", 1)]
    [InlineData("exists (select 1 from may_act y where y.account_id = @account and y.door = 'office' and y.pupil_id = @pupilId)\";", 0)]
    [InlineData("exists (select 1 from may_act y where y.account_id = @account and @scopeDoor in (y.door, 'any'))\";", 0)]
    [InlineData("from may_act y where y.account_id = @account\"\"\"; private const string Other = \"y.door\";", 1)]
    public void One_that_does_not_is_found(string text, int problems) => Assert.Equal(problems, Problems(new("a.cs", text)).Count());

    private static IEnumerable<string> Problems(SourceFile file) => Asked().Matches(file.Text)
        .Where(asked => asked.Value.Contains("@account", StringComparison.Ordinal) && !asked.Value.Contains("y.door", StringComparison.Ordinal))
        .Select(asked => $"{file.Path}: \"{asked.Value[..Math.Min(80, asked.Value.Length)]}…\" names no door of may_act.");

    // From the view to the end of its text, or to the next time that it is asked.
    [GeneratedRegex("""from may_act y\b(?:(?!may_act|";|\"\"\").)*""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Asked();
}
