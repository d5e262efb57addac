using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AntiGaspi.Web.Commands;

/// <summary>What a verb answers to a program: one JSON object on the standard output.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print(object answer) => Console.WriteLine(JsonSerializer.Serialize(answer, Options));

    public static JsonNode? Node(object? value) => JsonSerializer.SerializeToNode(value, Options);

    /// <summary>Says why nothing was done: in words on the error stream, and to a program that asked for JSON.</summary>
    public static async Task<int> RefuseAsync(bool json, params IEnumerable<string> reasons)
    {
        var all = reasons.ToList();
        if (json)
        {
            Print(new { refused = all });
        }

        await Reports.PrintAsync(all);
        return CommandLine.Refused;
    }
}
