using System.Text.Json.Nodes;
using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using AntiGaspi.App.Siecle;

namespace AntiGaspi.Web.Commands;

/// <summary>What <c>import siecle</c> tells: lines for a person, the counts of the files and of the changes for a program.</summary>
internal static class SiecleReport
{
    // A person reads this many odd records on a terminal; the JSON holds all.
    private const int ShownAnomalies = 100;

    public static void Print(SiecleResult.Compared result, SiecleCall call)
    {
        if (call.Json)
        {
            Console.WriteLine(Json(result).ToJsonString(new(System.Text.Json.JsonSerializerDefaults.Web)
            {
                WriteIndented = true,
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }));
            return;
        }

        foreach (var line in Lines(result))
        {
            Console.WriteLine(line);
        }
    }

    private static JsonObject Json(SiecleResult.Compared result)
    {
        var counts = SiecleCounts.Of(result.Reading);
        if (result.Changes.ActiveBefore > 0)
        {
            counts = counts with { ChangesSincePreviousExport = SiecleChangeCounts.Of(result.Changes) };
        }

        var answer = JsonNode.Parse(counts.ToJson())!.AsObject();
        answer["school"] = result.School?.Name;
        answer["written"] = result.IsWritten;
        answer["changes"] = JsonAnswer.Node(ImportCounts.Of(result.Changes));
        answer["activeBefore"] = result.Changes.ActiveBefore;
        answer["needsSecondConfirmation"] = result.Changes.NeedsSecondConfirmation;
        answer["warnings"] = JsonAnswer.Node(result.Changes.Warnings.Select(RosterTexts.For));
        answer["anomalies"] = JsonAnswer.Node(result.Reading.Anomalies.Select(one => new
        {
            kind = one.Kind.ToString(), file = one.File, line = one.Line, record = one.Record, text = SiecleAnomalyTexts.For(one),
        }));
        return answer;
    }

    private static IEnumerable<string> Lines(SiecleResult.Compared result)
    {
        var changes = result.Changes;
        var anomalies = result.Reading.Anomalies;
        return
        [
            ImportTexts.Files(changes.Incoming),
            result.School is { } school ? $"Collège : {school.Name}" : "Collège : pas encore connu ici, il serait créé",
            "",
            .. Block(result.IsWritten ? "Enregistré" : "Ce qui changerait", ImportTexts.Lines(ImportCounts.Of(changes))),
            .. Block("Régimes", ImportTexts.Statuses(changes.Review)),
            .. Block("À regarder", ImportTexts.Questions(changes.Review)),
            .. Block("Avertissements", changes.Warnings.Select(RosterTexts.For)),
            .. Block($"Fiches à corriger ({anomalies.Count})", anomalies.Take(ShownAnomalies).Select(SiecleAnomalyTexts.For)),
            .. changes.NeedsSecondConfirmation && !result.IsWritten ? [$"{ImportTexts.Leaving(changes)} L’enregistrement demandera --confirm-departures."] : Array.Empty<string>(),
            result.IsWritten ? "L’import est enregistré." : "Rien n’a été écrit. Pour enregistrer, relancez avec --yes.",
        ];
    }

    private static IEnumerable<string> Block(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        return all.Count == 0 ? [] : [$"{title} :", .. all.Select(line => $"  {line}"), ""];
    }
}
