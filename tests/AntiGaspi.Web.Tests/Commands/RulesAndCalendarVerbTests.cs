using System.Text.Json.Nodes;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The verbs about règlements and about the school calendar, through the real program.</summary>
public sealed class RulesAndCalendarVerbTests
{
    private const string Export = """
        [{"description":"Vacances d'Été","population":"-","start_date":"2027-07-02T22:00:00+00:00","end_date":"2027-09-01T22:00:00+00:00","location":"Amiens","zones":"Zone B","annee_scolaire":"2026-2027"},
         {"description":"Vacances de Noël","population":"-","start_date":"2027-12-17T23:00:00+00:00","end_date":"2028-01-02T23:00:00+00:00","location":"Amiens","zones":"Zone B","annee_scolaire":"2027-2028"},
         {"description":"Début des Vacances d'Été","population":"-","start_date":"2028-07-06T22:00:00+00:00","end_date":"2028-07-06T22:00:00+00:00","location":"Amiens","zones":"Zone B","annee_scolaire":"2027-2028"}]
        """;

    [Fact]
    public async Task The_shipped_reglements_are_right_and_a_wrong_one_says_where()
    {
        using var folder = new SqliteFolder();
        var right = await AppProcess.RunAsync(["rules", "check", .. Directory.GetFiles(Repository.PathOf("regulations"), "*.yaml")]);
        Assert.Equal(0, right.ExitCode);
        Assert.Contains("Ce règlement peut être appliqué.", right.Output, StringComparison.Ordinal);

        var wrong = Path.Combine(folder.Path, "faux.yaml");
        await File.WriteAllTextAsync(wrong, Model().Replace("3.35", "3.36", StringComparison.Ordinal) + "\ncle_inconnue: 1\n");
        var answer = await AppProcess.RunAsync(["rules", "check", wrong, "--json"]);
        Assert.Equal(1, answer.ExitCode);
        var file = JsonNode.Parse(answer.Output)!["files"]![0]!;
        Assert.False((bool)file["right"]!);
        Assert.NotEmpty(file["problems"]!.AsArray());
    }

    [Fact]
    public async Task A_model_is_never_registered_and_a_voted_reglement_is()
    {
        using var folder = new SqliteFolder();
        await AppProcess.RunAsync(["authority", "add", "60", "Oise", "--data", folder.Path]);
        var model = await RegisterAsync(folder, Repository.PathOf("regulations", "veille-10h.yaml"), "60");
        Assert.Equal(1, model.ExitCode);
        Assert.Contains("modèle, jamais voté", model.Error, StringComparison.Ordinal);

        var voted = Path.Combine(folder.Path, "vote.yaml");
        await File.WriteAllTextAsync(voted, string.Join('\n', Model().Split('\n').Where(line => !line.StartsWith("exemple:", StringComparison.Ordinal))));
        Assert.Equal(1, (await RegisterAsync(folder, voted, "80")).ExitCode);
        var done = await RegisterAsync(folder, voted, "60");
        Assert.Equal(0, done.ExitCode);
        Assert.NotNull(JsonNode.Parse(done.Output)!["regulation"]);
        Assert.Equal(2, (await AppProcess.RunAsync(["rules", "register", voted])).ExitCode);
    }

    [Fact]
    public async Task The_national_calendar_is_taken_for_a_zone_and_a_wrong_file_says_so()
    {
        using var folder = new SqliteFolder();
        var export = Path.Combine(folder.Path, "calendrier.json");
        await File.WriteAllTextAsync(export, Export);
        var done = await AppProcess.RunAsync(["calendar", "import", export, "--zone", "B", "--json", "--data", folder.Path]);
        Assert.Equal(0, done.ExitCode);
        Assert.Equal("2027-2028", (string?)JsonNode.Parse(done.Output)!["years"]![0]);
        Assert.Equal(0, (await AppProcess.RunAsync(["calendar", "import", export, "--zone", "b", "--data", folder.Path])).ExitCode);

        Assert.Equal(2, (await AppProcess.RunAsync(["calendar", "import", export, "--zone", "Z"])).ExitCode);
        Assert.Equal(2, (await AppProcess.RunAsync(["calendar", "import", export])).ExitCode);
        var elsewhere = await AppProcess.RunAsync(["calendar", "import", export, "--zone", "Reunion", "--data", folder.Path]);
        Assert.Equal(1, elsewhere.ExitCode);
        Assert.Contains("Réunion", elsewhere.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(export, "<html>");
        Assert.Equal(1, (await AppProcess.RunAsync(["calendar", "import", export, "--zone", "B", "--data", folder.Path])).ExitCode);
    }

    private static string Model() => File.ReadAllText(Repository.PathOf("regulations", "veille-10h.yaml"));

    private static Task<CommandResult> RegisterAsync(SqliteFolder folder, string file, string authority) =>
        AppProcess.RunAsync(["rules", "register", file, "--authority", authority, "--json", "--data", folder.Path]);
}
