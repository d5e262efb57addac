using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>An act of App never calls another: shared judgement goes down into Domain, shared SQL into a view.</summary>
public sealed partial class HandlerTests(ITestOutputHelper output)
{
    [Fact]
    public void No_act_calls_another()
    {
        var files = SourceFile.Under(["src/AntiGaspi.App"], ".cs");
        output.WriteLine(string.Join(", ", ActsIn(files)));
        Assert.NotEmpty(ActsIn(files));
        Findings.None(Problems(files));
    }

    [Theory]
    [InlineData("class CloseDay(CancelMeals cancelMeals) { public async Task RunAsync() { } }")]
    [InlineData("class CloseDay { public Task RunAsync() => new CancelMeals().RunAsync(); }")]
    public void One_that_does_is_caught(string text)
    {
        SourceFile cancel = new("src/AntiGaspi.App/Meals/CancelMeals.cs", "class CancelMeals { public Task<int> RunAsync() => null; }");
        Assert.Single(Problems([cancel, new("src/AntiGaspi.App/Calendar/CloseDay.cs", text)]));
    }

    [Fact]
    public void A_text_or_a_value_of_another_may_be_read()
    {
        SourceFile record = new("src/AntiGaspi.App/Refunds/RecordTariff.cs", "class RecordTariff { public Task RunAsync() => null; }");
        SourceFile register = new("src/AntiGaspi.App/Refunds/Register.cs", "class Register { public Task RunAsync() => Do(RecordTariff.Insert); }");
        Findings.None(Problems([record, register]));
    }

    private static HashSet<string> ActsIn(IEnumerable<SourceFile> files) =>
        files.SelectMany(file => Run().Matches(file.Code).Select(run => CSharpText.TypesIn(file.Code[..run.Index]).Last()))
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Problems(IReadOnlyList<SourceFile> files)
    {
        var acts = ActsIn(files);
        return
            from file in files
            let own = CSharpText.TypesIn(file.Code).ToHashSet(StringComparer.Ordinal)
            where own.Overlaps(acts)
            from other in acts.Except(own)
            where Regex.IsMatch(file.Code, $@"\b{other}\b(?!\s*\.)")
            select $"{file.Path} calls {other}: what both need goes down into Domain, or into a view or text that both read.";
    }

    [GeneratedRegex(@"\bpublic\s+(?:async\s+)?(?:Value)?Task[^;{}=()]*\bRunAsync\s*\(", RegexOptions.None, 10_000)]
    private static partial Regex Run();
}
