using System.Text.RegularExpressions;

namespace AntiGaspi.Bench;

/// <summary>The values that a statement names.</summary>
internal static partial class SqlNames
{
    public static IReadOnlyList<string> Of(string sql) =>
        [.. Name().Matches(sql).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The statement with other words in the place of its values.</summary>
    public static string Replace(string sql, Func<string, string> word) => Name().Replace(sql, match => word(match.Groups["name"].Value));

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
