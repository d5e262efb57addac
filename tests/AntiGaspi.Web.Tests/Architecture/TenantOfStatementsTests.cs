using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>
/// The first wall between local authorities, statement by statement: each table under row-level security that a statement reads or
/// changes has its tenant compared there. The second wall is tried with a part of the statements only; this one is read in all of them.
/// </summary>
public sealed partial class TenantOfStatementsTests
{
    private const int Depth = 5;

    private static readonly HashSet<string> Guarded = [.. SourceFile.Under(["src/AntiGaspi.App/Storage/Migrations/postgres"], ".sql")
        .SelectMany(file => Protected().Matches(file.Text)).Select(match => match.Groups["name"].Value)];

    [Fact]
    public void Every_statement_compares_the_tenant_of_each_table_that_it_names()
    {
        var files = SourceFile.Under(["src/AntiGaspi.App", "src/AntiGaspi.Web"], ".cs").ToList();
        var pieces = PiecesOf(files);

        Findings.None(files.SelectMany(file => Problems(file, pieces)));
        Assert.True(Guarded.Count > 50, "a list of few tables proves little");
        Assert.True(files.Sum(file => Named(file, pieces).Count()) > 800, "few statements prove little");
    }

    [Theory]
    [InlineData("select 1 from pupil p where p.tenant = @tenant and p.pupil_id = @id", 0)]
    [InlineData("select p.tenant from pupil p where p.pupil_id = @id", 1)]
    [InlineData("select 1 from pupil p join guardian_link g on g.tenant = p.tenant and g.pupil_id = p.pupil_id where p.tenant = @tenant", 0)]
    [InlineData("select 1 from pupil p join guardian_link g on g.pupil_id = p.pupil_id where p.tenant = @tenant", 1)]
    [InlineData("select 1 from meal m where m.day = @day", 1)]
    [InlineData("update pupil set division = @division where pupil_id = @id", 1)]
    [InlineData("update pupil set division = @division where tenant = @tenant and pupil_id = @id", 0)]
    [InlineData("delete from outbox where message_id = @id", 1)]
    [InlineData("delete from session where account_id = @id", 0)]
    [InlineData("select 1 from pupil {Mine}", 0)]
    [InlineData("select 1 from pupil {Other.Mine}", 0)]
    [InlineData("select 1 from pupil {Unknown}", 1)]
    public void One_that_does_not_is_found(string sql, int problems)
    {
        SourceFile file = new("a.cs", $"private const string Mine = \"where tenant = @tenant\"; x = $\"{sql}\";");
        var pieces = PiecesOf([file, new("Other.cs", file.Text)]);

        Assert.Equal(problems, Problems(file, pieces).Count());
    }

    private static IEnumerable<string> Problems(SourceFile file, Dictionary<string, string> pieces) => Named(file, pieces)
        .Where(one => !Compares(one.Sql, one.Alias))
        .Select(one => $"{file.Path}: {one.Table} is named, and its tenant is compared with nothing: \"{one.Sql[..Math.Min(90, one.Sql.Length)]}…\"");

    private static IEnumerable<(string Sql, string Table, string? Alias)> Named(SourceFile file, Dictionary<string, string> pieces) =>
        from literal in Literal().Matches(file.Text)
        let sql = Whole(TextOf(literal), file, pieces, Depth)
        from table in Table().Matches(sql)
        where Guarded.Contains(table.Groups["name"].Value)
        select (sql, table.Groups["name"].Value, Word().IsMatch(table.Groups["alias"].Value) || table.Groups["alias"].Length == 0 ? null : table.Groups["alias"].Value);

    private static bool Compares(string sql, string? alias) => alias is null
        ? Bare().IsMatch(sql)
        : Regex.IsMatch(sql, $@"\b{alias}\.tenant = |= {alias}\.tenant\b|using \(tenant\b", RegexOptions.None, TimeSpan.FromSeconds(10));

    // Statements are put together from named pieces, of their own file or of another.
    private static string Whole(string sql, SourceFile file, Dictionary<string, string> pieces, int depth) => depth == 0 ? sql : Hole().Replace(sql, hole =>
    {
        var name = hole.Groups["name"].Value;
        var key = name.Contains('.', StringComparison.Ordinal) ? name : $"{Stem(file)}.{name}";
        return pieces.TryGetValue(key, out var piece) ? Whole(piece, file, pieces, depth - 1) : hole.Value;
    });

    private static Dictionary<string, string> PiecesOf(IEnumerable<SourceFile> files)
    {
        var pieces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var piece in Piece().Matches(file.Text).Cast<Match>())
            {
                pieces.TryAdd($"{Stem(file)}.{piece.Groups["name"].Value}", TextOf(piece));
            }
        }

        return pieces;
    }

    // "CancelMeals.Sql.cs" holds a part of CancelMeals.
    private static string Stem(SourceFile file) => Path.GetFileName(file.Path).Split('.')[0];

    private static string TextOf(Match literal) => literal.Groups["raw"].Value + literal.Groups["plain"].Value;

    [GeneratedRegex(@"(?:protect\('(?<name>\w+)'|create (?:or replace )?view (?<name>\w+))", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Protected();

    [GeneratedRegex(@"""{3}(?<raw>.*?)""{3}|""(?<plain>(?:[^""\\\n]|\\.)*)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"string (?<name>\w+) =\s*\$*(?:""{3}(?<raw>.*?)""{3}|""(?<plain>(?:[^""\\\n]|\\.)*)"")", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\{(?<name>[A-Za-z.]+)\}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b(?:from|join|update)\s+(?<name>\w+)(?:\s+(?:as\s+)?(?<alias>\w+))?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Table();

    [GeneratedRegex(@"(?<![\w.])tenant = @tenant\b", RegexOptions.None, 10_000)]
    private static partial Regex Bare();

    [GeneratedRegex("^(?:where|set|on|cross|left|join|order|group|limit|values|for|inner|union|using|returning|and|select)$", RegexOptions.None, 10_000)]
    private static partial Regex Word();
}
