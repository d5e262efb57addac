using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>A line of the access table: an address, who it is open to, and what it names.</summary>
/// <param name="Address">Method and address, as the endpoint list writes it: "GET /gestion/eleves/{eleve:guid}".</param>
/// <param name="Open">Who it is open to: words for everybody, or roles.</param>
/// <param name="Object">What the address or its form names; "–" for nothing.</param>
internal sealed record AccessLine(string Address, IReadOnlyList<string> Open, string Object)
{
    public const string Everybody = "tout le monde";
    public const string SignedIn = "toute personne connectée";
    public const string Nobody = "personne";
    public const string NoObject = "–";

    public bool IsPost => Address.StartsWith("POST ", StringComparison.Ordinal);

    public string Pattern => Address[(Address.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the page answers somebody; an agent of another authority has the pages of an agent here.</summary>
    public bool IsOpenTo(Identity who) => Open[0] switch
    {
        Everybody => true,
        SignedIn => !who.IsToSignIn,
        Nobody => false,
        _ => who.IsAmong(Open),
    };
}

/// <summary>docs/securite/acces.md, read as a table.</summary>
internal static partial class AccessTable
{
    public const string File = "docs/securite/acces.md";

    /// <summary>Who a line may name, beside everybody.</summary>
    public static readonly string[] Roles = ["sans lien", "famille", Identity.Phone, "chef", "gestion", "principal", "vie scolaire", Identity.Delegate, "comptable", "département", "exploitation"];

    /// <summary>The lines of the file.</summary>
    public static IReadOnlyList<AccessLine> Read() => Parse(System.IO.File.ReadAllText(Repository.PathOf(File.Split('/'))));

    /// <summary>The lines of a text, in its order.</summary>
    public static IReadOnlyList<AccessLine> Parse(string text) => Line().Matches(text).Select(match => new AccessLine(
        match.Groups["address"].Value.Replace("\\|", "|", StringComparison.Ordinal),
        match.Groups["open"].Value.Split(", "),
        match.Groups["object"].Value)).ToList();

    /// <summary>A line as the file writes it.</summary>
    public static string Text(AccessLine line) =>
        $"| `{line.Address.Replace("|", "\\|", StringComparison.Ordinal)}` | {string.Join(", ", line.Open)} | {line.Object} |";

    /// <summary>What is wrong with a table, whatever the site: a word that means nobody, a line written twice.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<AccessLine> lines)
    {
        foreach (var line in lines)
        {
            var groups = line.Open is [AccessLine.Everybody or AccessLine.SignedIn or AccessLine.Nobody];
            foreach (var unknown in groups ? [] : line.Open.Except(Roles, StringComparer.Ordinal))
            {
                yield return $"{line.Address}: “{unknown}” is nobody. Write “{AccessLine.Everybody}”, “{AccessLine.SignedIn}”, “{AccessLine.Nobody}”, or some of: {string.Join(", ", Roles)}.";
            }
        }

        foreach (var twice in lines.GroupBy(line => line.Address, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return $"{twice.Key} has {twice.Count()} lines.";
        }
    }

    [GeneratedRegex("""^\| `(?<address>(?:GET|POST) [^`]+)` \| (?<open>[^|]+?) \| (?<object>[^|]+?) \|$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Line();
}
