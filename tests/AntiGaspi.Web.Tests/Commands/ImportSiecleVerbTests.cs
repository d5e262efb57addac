using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The verb as an operator types it: the real program, its exit codes and what it answers to programs.</summary>
public sealed class ImportSiecleVerbTests
{
    public static TheoryData<string> Broken => new(
        Directory.GetFiles(Sets("broken")).Select(Path.GetFileName).OfType<string>()
            .Where(name => !name.StartsWith("05", StringComparison.Ordinal) && !name.StartsWith("06", StringComparison.Ordinal) && !name.StartsWith("10a", StringComparison.Ordinal)));

    [Theory]
    [InlineData("college-40")]
    [InlineData("college-40-mois-suivant")]
    [InlineData("college-40-ancien-format")]
    [InlineData("college-600")]
    public async Task A_preview_on_nothing_answers_the_counts_of_the_ground_truth_and_makes_no_database(string set)
    {
        using var folder = new SqliteFolder();
        var answer = await ImportAsync(folder, [.. Files(set), "--json"]);

        Assert.Equal(0, answer.ExitCode);
        AssertHolds(Expected(set), answer.Output, except: ["changesSincePreviousExport", .. set == "college-40-ancien-format" ? new[] { "linksByLevel" } : []]);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_school_is_created_in_an_authority_that_exists_and_the_month_after_tells_what_changed()
    {
        using var folder = new SqliteFolder();
        var nobody = await ImportAsync(folder, [.. Files("college-40"), "--yes"]);
        Assert.Equal(1, nobody.ExitCode);
        Assert.Contains("--authority CODE", nobody.Error, StringComparison.Ordinal);
        var absent = await ImportAsync(folder, [.. Files("college-40"), "--yes", "--authority", "60"]);
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains("antigaspi authority add 60", absent.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await AppProcess.RunAsync(["authority", "add", "60", "Oise", "--data", folder.Path])).ExitCode);
        Assert.Equal(1, (await AppProcess.RunAsync(["authority", "add", "60", "Oise", "--data", folder.Path])).ExitCode);
        Assert.Equal(2, (await AppProcess.RunAsync(["authority", "add", " ", "Oise", "--data", folder.Path])).ExitCode);
        var first = await ImportAsync(folder, [.. Files("college-40"), "--yes", "--authority", "60", "--json"]);
        Assert.Equal((0, true, 39), (first.ExitCode, (bool)Json(first)["written"]!, (int)Json(first)["changes"]!["pupilsAdded"]!));

        var preview = await ImportAsync(folder, [.. Files("college-40-mois-suivant"), "--json"]);
        AssertHolds(Expected("college-40-mois-suivant"), preview.Output);
        Assert.False((bool)Json(preview)["written"]!);

        var again = await ImportAsync(folder, [.. Files("college-40"), "--yes"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("Aucun changement", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_is_refused_with_what_to_do_and_changes_nothing(string file)
    {
        using var folder = new SqliteFolder();
        await ImportedAsync(folder);
        var before = HashOf(folder);

        var answer = await ImportAsync(folder, [Path.Combine(Sets("broken"), file), "--yes", "--json"]);

        Assert.Equal(1, answer.ExitCode);
        var reason = Assert.Single(Json(answer)["refused"]!.AsArray())!.GetValue<string>();
        Assert.Contains("Rien n’a été importé", reason, StringComparison.Ordinal);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, HashOf(folder));
    }

    [Theory]
    [InlineData("05a-eleves-identifiants-manquants.xml", "PupilWithoutId")]
    [InlineData("06-identifiants-en-double.xml", "PupilIdTwice")]
    public async Task A_file_with_wrong_records_is_a_report(string file, string kind)
    {
        using var folder = new SqliteFolder();
        var answer = await ImportAsync(folder, [Path.Combine(Sets("broken"), file), "--json"]);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(Json(answer)["anomalies"]!.AsArray(), one => (string?)one!["kind"] == kind);
    }

    [Fact]
    public async Task Many_departures_and_another_year_are_confirmed_apart()
    {
        using var folder = new SqliteFolder();
        await ImportedAsync(folder);
        var six = Path.Combine(Sets("broken"), "06-identifiants-en-double.xml");
        var lastYear = Path.Combine(Sets("broken"), "07-autre-annee.xml");

        var many = await ImportAsync(folder, [six, "--yes"]);
        Assert.Equal(1, many.ExitCode);
        Assert.Contains("--confirm-departures", many.Error, StringComparison.Ordinal);
        var year = await ImportAsync(folder, [lastYear]);
        Assert.Equal(1, year.ExitCode);
        Assert.Contains("--confirm-year", year.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await ImportAsync(folder, [six, "--yes", "--confirm-departures"])).ExitCode);
        Assert.Equal(0, (await ImportAsync(folder, [lastYear, "--confirm-year"])).ExitCode);
    }

    [Theory]
    [InlineData(2, "import", "siecle")]
    [InlineData(2, "import", "siecle", "a.xml", "--wrong")]
    [InlineData(2, "import", "onde", "a.xml")]
    [InlineData(1, "import", "siecle", "absent.xml")]
    [InlineData(1, "import", "siecle", "/")]
    public async Task Wrong_words_are_two_and_absent_files_are_one(int code, params string[] words) =>
        Assert.Equal(code, (await AppProcess.RunAsync(words)).ExitCode);

    private static async Task ImportedAsync(SqliteFolder folder)
    {
        Assert.Equal(0, (await AppProcess.RunAsync(["authority", "add", "60", "Oise", "--data", folder.Path])).ExitCode);
        Assert.Equal(0, (await ImportAsync(folder, [.. Files("college-40"), "--yes", "--authority", "60"])).ExitCode);
    }

    private static Task<CommandResult> ImportAsync(SqliteFolder folder, IEnumerable<string> words) =>
        AppProcess.RunAsync(["import", "siecle", .. words, "--data", folder.Path]);

    private static string Sets(string name) => Repository.PathOf("tests", "data", "siecle", name);

    private static IEnumerable<string> Files(string set) =>
        Directory.GetFiles(Sets(set)).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static JsonObject Expected(string set) => JsonNode.Parse(File.ReadAllText(Path.Combine(Sets(set), "expected.json")))!.AsObject();

    private static JsonObject Json(CommandResult answer) => JsonNode.Parse(answer.Output)!.AsObject();

    private static void AssertHolds(JsonObject expected, string output, params string[] except)
    {
        var found = JsonNode.Parse(output)!.AsObject();
        foreach (var (name, value) in expected.Where(pair => !except.Contains(pair.Key)))
        {
            Assert.True(JsonNode.DeepEquals(value, found[name]), $"{name}: {value?.ToJsonString()} expected, {found[name]?.ToJsonString()} found.");
        }
    }

    private static string HashOf(SqliteFolder folder) =>
        Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Path, "antigaspi.db"))));
}
