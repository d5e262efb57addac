using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>Words that the analyzers cannot see everywhere (in pages, say), or that no code of the service may hold.</summary>
public sealed class BannedTextTests
{
    private static readonly (string Pattern, string Why)[] InCode =
    [
        (@"\bHtml\.Raw\b", "text reaches a page escaped, always"),
        (@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "the time comes in as a value"),
        (@"\bThread\.Sleep\b", "wait on what you wait for"),
        (@"\bcatch\s*(\(\s*Exception\b[^)]*\)\s*)?\{\s*\}", "a fault rises to the one handler at the top"),
        (@"\bNotImplementedException\b", "what is not there yet is not called"),
        (@"\basync\s+void\b", "a fault in it ends the process"),
        (@"\.GetAwaiter\(\)\.GetResult\(\)", "await it"),
    ];

    private static readonly (string Pattern, string Why)[] Anywhere =
    [
        (@"\b(TODO|FIXME|XXX|HACK)\b", "do it, or file it"),
    ];

    [Fact]
    public void No_source_holds_one() =>
        Findings.None(Problems(SourceFile.Under(["src"], ".cs", ".cshtml")));

    [Theory]
    [InlineData("src/A.cshtml", "@Html.Raw(Model.Name)")]
    [InlineData("src/A.cshtml", "<p>@DateTime.Now</p>")]
    [InlineData("src/A.cs", "var now = DateTimeOffset.UtcNow;")]
    [InlineData("src/A.cs", "try { Go(); } catch (Exception) { }")]
    [InlineData("src/A.cs", "try { Go(); } catch (Exception fault)\n{\n    // never mind\n}")]
    [InlineData("src/A.cs", "try { Go(); } catch { }")]
    [InlineData("src/A.cs", "throw new NotImplementedException();")]
    [InlineData("src/A.cs", "// TO" + "DO: later")]
    public void One_is_caught(string path, string text) => Assert.Single(Problems([new(path, text)]));

    [Fact]
    public void A_word_in_a_sentence_or_a_chosen_fault_is_not()
    {
        Findings.None(Problems([new("src/A.cs", "// never Html.Raw\nvar text = \"Html.Raw\";")]));
        Findings.None(Problems([new("src/A.cs", "catch (IOException) { } catch (Exception fault) { Log(fault); throw; }")]));
    }

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files) =>
        files.SelectMany(file =>
            InCode.Where(banned => Regex.IsMatch(file.Code, banned.Pattern))
                .Concat(Anywhere.Where(banned => Regex.IsMatch(file.Text, banned.Pattern)))
                .Select(banned => $"{file.Path}: {banned.Pattern}: {banned.Why}."));
}
