using System.Net;
using System.Text.RegularExpressions;
using AntiGaspi.Web.Hosting;
using AntiGaspi.Web.Tests.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace AntiGaspi.Web.Tests.Access;

/// <summary>
/// Plays the whole table over HTTP: every line, as everybody, for every relation to what it names. What is closed must answer
/// byte for byte, headers included, as an address that leads nowhere; what is somebody else's, as what does not exist.
/// </summary>
internal sealed partial class AccessPlayer(StorySite site, AccessObjects objects, IReadOnlyList<Identity> everybody)
{
    private const string Nowhere = "/nulle-part";

    /// <summary>How many answers were compared.</summary>
    public int Cells { get; private set; }

    public static async Task<AccessPlayer> OnAsync(StorySite site)
    {
        var elsewhere = await SecondAuthority.AddAsync(site.Db);
        var objects = await AccessObjects.AddAsync(site.Db, elsewhere);
        await site.Services.GetRequiredService<PageLooks>().RefreshAsync();
        return new(site, objects, await Identity.AllAsync(site, elsewhere));
    }

    /// <summary>Every answer that is not as declared, one line each.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(IReadOnlyList<AccessLine> lines)
    {
        List<string> differences = [];
        foreach (var who in everybody)
        {
            var nowhere = new Dictionary<bool, string> { [false] = await SeenAsync(who, "GET", Nowhere, []), [true] = await SeenAsync(who, "POST", Nowhere, []) };
            foreach (var line in lines)
            {
                differences.AddRange(await LineAsync(who, line, nowhere[line.IsPost]));
            }
        }

        return differences;
    }

    private async Task<IEnumerable<string>> LineAsync(Identity who, AccessLine line, string nowhere)
    {
        var relations = line.Object == AccessLine.NoObject ? [Relation.Own] : Enum.GetValues<Relation>();
        var seen = new Dictionary<Relation, string>();
        foreach (var relation in relations)
        {
            var value = line.Object == AccessLine.NoObject ? null : await objects.OfAsync(line.Object, who, relation);
            if (value is not null || line.Object == AccessLine.NoObject)
            {
                var answer = await SeenAsync(who, line.IsPost ? "POST" : "GET", AccessObjects.AddressOf(line, value), line.IsPost ? objects.FormOf(line, value) : []);
                seen[relation] = value is null ? answer : answer.Replace(value, "(objet)", StringComparison.Ordinal);
            }
        }

        Cells += seen.Count;
        return seen.Select(one => WrongOf(who, line, one.Key, one.Value, nowhere, seen)).OfType<string>();
    }

    private static string? WrongOf(Identity who, AccessLine line, Relation relation, string answer, string nowhere, Dictionary<Relation, string> seen)
    {
        var (expected, isRight) = (line.IsOpenTo(who), relation) switch
        {
            (false, _) when who.IsToSignIn && line.Open is not [AccessLine.Nobody] => ("to be asked to sign in", IsDoor(answer)),
            (false, _) => ("the bytes of an address that leads nowhere", answer == nowhere),
            (true, Relation.Own) => ("an answer", IsAnswer(answer)),
            (true, _) => ("the bytes of what does not exist", answer.StartsWith("404", StringComparison.Ordinal) && answer == seen[Relation.Absent]),
        };
        return isRight ? null : $"{who.Name}, {line.Address}, {relation}: expected {expected}, got {FirstDifference(answer, expected.StartsWith("the bytes of an", StringComparison.Ordinal) ? nowhere : seen.GetValueOrDefault(Relation.Absent, ""))}";
    }

    // The status, and the first line that differs.
    private static string FirstDifference(string answer, string expected)
    {
        var line = answer.Split('\n').Zip(expected.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        return $"{answer.Split('\n')[0]} | {line.First} | {line.Second}";
    }

    private static bool IsDoor(string answer) => answer.StartsWith("302 Location: /connexion?retour=", StringComparison.Ordinal);

    // Whatever the act says of the form, somebody read it: only a closed door, a missing token and a fault are no answer.
    private static bool IsAnswer(string answer) =>
        !IsDoor(answer) && int.Parse(answer[..3], null) is not ((int)HttpStatusCode.NotFound or (int)HttpStatusCode.BadRequest or (int)HttpStatusCode.Unauthorized or >= 500);

    // Each POST has a session of its own: some end it.
    private async Task<string> SeenAsync(Identity who, string method, string path, (string, string)[] form)
    {
        using var visitor = await who.VisitAsync(site);
        var answer = method == "GET" ? await visitor.GetAsync(path) : await visitor.PostAsync(who.IsAnonymous ? "/connexion/demo" : "/", path, form);
        return FingerprintOf(answer);
    }

    private static string FingerprintOf(Answer answer)
    {
        var headers = answer.Response.Headers.Concat(answer.Response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Location"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value.Select(value => header.Key == "Set-Cookie" ? value.Split('=')[0] : value))}")
            .Order(StringComparer.Ordinal);
        return $"{(int)answer.Status} Location: {answer.Location}\n{string.Join('\n', headers)}\n\n{Secret().Replace(answer.Html, "")}";
    }

    [GeneratedRegex("""(?<=__RequestVerificationToken" type="hidden" value=")[^"]+""", RegexOptions.None, 10_000)]
    private static partial Regex Secret();
}
