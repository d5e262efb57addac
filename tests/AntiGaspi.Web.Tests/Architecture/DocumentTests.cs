using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>
/// What the documents on privacy, security and operation say of a column, a test or a file has a name between backquotes, and the name
/// exists: a control that was taken away cannot go on being promised.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly Lazy<string> Schema = new(() => string.Join('\n', Files("src/AntiGaspi.App/Storage/Migrations/postgres", "*.sql").Select(File.ReadAllText)));
    private static readonly Lazy<HashSet<string>> TestClasses = new(() => Files("tests", "*Tests.cs").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_name_in_them_exists()
    {
        var documents = new[] { "docs/securite", "docs/vie-privee", "docs/exploitation", "docs/accessibilite" }.SelectMany(folder => Files(folder, "*.md"))
            .Concat(Files("docs/accessibilite", "*.csv")).Concat(Files("docs", "ecoconception.md")).ToList();

        Assert.True(documents.Count >= 14);
        Findings.None(documents.SelectMany(path => Problems(Path.GetFileName(path), File.ReadAllText(path), Path.GetDirectoryName(path)!)));
    }

    [Theory]
    [InlineData("gardé dans `pupil.religion`")]
    [InlineData("gardé dans `church.name`")]
    [InlineData("tenu par `ImaginaryTests`")]
    [InlineData("tenu par `SessionTests.Something_that_is_not_tested`")]
    [InlineData("voir [ailleurs](nulle-part.md)")]
    public void A_name_that_does_not_is_caught(string text) =>
        Assert.Single(Problems("essai.md", text, Repository.PathOf("docs", "securite")));

    [Fact]
    public void Each_threat_has_a_number_of_its_own()
    {
        var threats = File.ReadAllText(Repository.PathOf("docs", "securite", "menaces.md"));

        Assert.Empty(Repeated(threats));
        Assert.Equal(["1", "9 bis"], Repeated(threats + "\n| 1 | encore | | |\n| 9 bis | encore | | |\n"));
    }

    private static IEnumerable<string> Repeated(string table) => NumberOfRow().Matches(table).GroupBy(row => row.Groups["number"].Value, StringComparer.Ordinal)
        .Where(rows => rows.Skip(1).Any()).Select(rows => rows.Key);

    private static IEnumerable<string> Problems(string name, string text, string folder)
    {
        foreach (Match column in Column().Matches(text))
        {
            if (!HasColumn(column.Groups["table"].Value, column.Groups["column"].Value))
            {
                yield return $"{name}: {column.Value} is no column.";
            }
        }

        foreach (Match test in Test().Matches(text))
        {
            if (!HasTest(test.Groups["class"].Value, test.Groups["method"].Value))
            {
                yield return $"{name}: {test.Value} is no test.";
            }
        }

        foreach (Match link in Link().Matches(text))
        {
            if (!Path.Exists(Path.Combine(folder, link.Groups["path"].Value)))
            {
                yield return $"{name}: {link.Value} leads nowhere.";
            }
        }
    }

    private static bool HasColumn(string table, string column)
    {
        var body = Regex.Match(Schema.Value, $@"create table {table} \((?<body>.*?)\n\);", RegexOptions.Singleline | RegexOptions.ExplicitCapture).Groups["body"].Value;
        return Regex.IsMatch(body, $@"^  {column} ", RegexOptions.Multiline)
            || Regex.IsMatch(Schema.Value, $@"alter table {table} add column {column} ");
    }

    private static bool HasTest(string @class, string method) =>
        TestClasses.Value.Contains(@class)
        && (method.Length == 0 || Files("tests", @class + ".cs").Any(path => File.ReadAllText(path).Contains($" {method}(", StringComparison.Ordinal)));

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Repository.PathOf(folder.Split('/')), pattern, SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal));

    [GeneratedRegex(@"`(?<table>[a-z_]+)\.(?<column>[a-z_0-9]+)`(?<!\.(?:md|key|db|yaml|json|txt|csv|css|js)`)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Column();

    [GeneratedRegex(@"^\| (?<number>\d+( \w+)?) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex NumberOfRow();

    [GeneratedRegex(@"`(?<class>[A-Z]\w*Tests)(?:\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Test();

    [GeneratedRegex(@"\]\((?<path>(?!https?:|#)[^)#]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Link();
}
