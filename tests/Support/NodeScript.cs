using System.Diagnostics;
using System.Text.Json;

namespace AntiGaspi.Tests.Support;

/// <summary>An event of a calendar, as an agenda reads it.</summary>
public sealed record AgendaEvent(string Uid, string Start, string Summary, string Description, string Status, string Stamp);

/// <summary>A calendar, as an agenda reads it.</summary>
public sealed record AgendaRead(string Version, string Name, IReadOnlyList<AgendaEvent> Events);

/// <summary>The validators that come from npm (tests/node); ./test installs them.</summary>
public static class NodeScript
{
    /// <summary>What is wrong with these pages as HTML: one line for each problem, with the page, the line and the rule.</summary>
    /// <param name="pages">The text of each page, by the name that the answer shall give it.</param>
    public static Task<IReadOnlyList<string>> HtmlProblemsAsync(IReadOnlyDictionary<string, string> pages) =>
        ProblemsAsync(JsonSerializer.Serialize(pages), "check-html.mjs");

    /// <summary>What is wrong with these YAML files by a JSON schema: one line for each problem, with the file and the place in it.</summary>
    public static Task<IReadOnlyList<string>> YamlProblemsAsync(string schemaPath, params IEnumerable<string> yamlPaths) =>
        ProblemsAsync("", "check-yaml.mjs", [schemaPath, .. yamlPaths]);

    /// <summary>What an agenda reads in a calendar file, by a library that is not the one that wrote it.</summary>
    public static async Task<AgendaRead> CalendarAsync(string file)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", "read-calendar.mjs")]);
        return JsonSerializer.Deserialize<AgendaRead>((await Command.RunAsync(start, file)).OutputOrThrow(), JsonSerializerOptions.Web)!;
    }

    /// <summary>What a phone would read in pictures: one text each, empty when it finds no square (QR code).</summary>
    /// <param name="pictures">Each as rows of "#" for dark and "." for light, all of one length.</param>
    public static async Task<IReadOnlyList<string>> SquaresAsync(IEnumerable<IReadOnlyList<string>> pictures) => await SquaresAsync(
        pictures.Select(rows => (object)new { width = rows[0].Length, height = rows.Count, rows }));

    /// <summary>What a phone would read in pictures of a screen.</summary>
    public static async Task<IReadOnlyList<string>> SquaresAsync(params IEnumerable<byte[]> pngs) => await SquaresAsync(
        pngs.Select(png => (object)new { png = Convert.ToBase64String(png) }));

    private static async Task<IReadOnlyList<string>> SquaresAsync(IEnumerable<object> pictures)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", "read-squares.mjs")]);
        return (await Command.RunAsync(start, JsonSerializer.Serialize(pictures))).OutputOrThrow().TrimEnd('\n').Split('\n');
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string input, string script, params string[] arguments)
    {
        if (!Directory.Exists(Repository.PathOf("tests", "node_modules")))
        {
            throw new InvalidOperationException("The npm packages of the tests are missing: run ./test once, or npm ci in tests/.");
        }

        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "node", script), .. arguments]);
        var answer = (await Command.RunAsync(start, input)).OutputOrThrow();
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
