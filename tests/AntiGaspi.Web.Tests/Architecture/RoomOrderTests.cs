using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A room of Domain uses only the rooms before it: two subjects that need each other meet in App.</summary>
public sealed class RoomOrderTests(ITestOutputHelper output)
{
    private const string Floor = "AntiGaspi.Domain";

    private static readonly string[] Rooms =
        ["Basics", "Calendar", "Roster", "Regulation", "Meals", "Kitchen", "Refunds", "Forecast", "Impact"];

    [Fact]
    public void Each_room_uses_only_those_before_it()
    {
        var files = SourceFile.Under([$"src/{Floor}"], ".cs");
        var arrows = ArrowsOf(files).ToList();
        foreach (var room in Rooms)
        {
            var uses = arrows.Where(arrow => arrow.From == room).GroupBy(arrow => arrow.To).Select(to => $"{to.Key} ({to.Count()})");
            output.WriteLine($"{room,-10} → {string.Join(", ", uses)}");
        }

        Assert.NotEmpty(arrows);
        Findings.None(Problems(files));
    }

    [Theory]
    [InlineData("Meals", "using AntiGaspi.Domain.Kitchen;")]
    [InlineData("Meals", "using K = AntiGaspi.Domain.Kitchen.Headcount;")]
    [InlineData("Meals", "var count = Kitchen.Headcount.None;")]
    [InlineData("Attic", "")]
    [InlineData("Meals", "namespace AntiGaspi.Domain;")]
    public void An_arrow_the_wrong_way_is_caught(string room, string code)
    {
        SourceFile[] files =
        [
            new("src/AntiGaspi.Domain/Kitchen/Headcount.cs", "namespace AntiGaspi.Domain.Kitchen; public sealed record Headcount;"),
            new($"src/AntiGaspi.Domain/{room}/Bad.cs", code),
        ];
        Assert.Single(Problems(files));
    }

    [Fact]
    public void An_arrow_back_and_a_word_in_a_comment_are_not()
    {
        SourceFile[] files =
        [
            new("src/AntiGaspi.Domain/Kitchen/Headcount.cs", "using AntiGaspi.Domain.Meals; public sealed record Headcount;"),
            new("src/AntiGaspi.Domain/Meals/Good.cs", "// AntiGaspi.Domain.Kitchen counts it\nvar x = menu.Kitchen.Headcount;"),
        ];
        Findings.None(Problems(files));
    }

    private static IEnumerable<string> Problems(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files)
        {
            if (!Rooms.Contains(RoomOf(file), StringComparer.Ordinal))
            {
                yield return $"{file.Path}: {RoomOf(file)} is not in the list of rooms.";
            }
            else if (Regex.Match(file.Code, @"\bnamespace\s+([\w.]+)") is { Success: true } space
                && space.Groups[1].Value != $"{Floor}.{RoomOf(file)}")
            {
                yield return $"{file.Path}: its namespace is {space.Groups[1].Value}.";
            }
        }

        foreach (var arrow in ArrowsOf(files).Where(arrow => Array.IndexOf(Rooms, arrow.To) > Array.IndexOf(Rooms, arrow.From)))
        {
            yield return $"{arrow.File} uses {arrow.To}, which comes after {arrow.From}.";
        }
    }

    private static string RoomOf(SourceFile file) => file.Path.Split('/')[2];

    /// <summary>One arrow for each file and each other room that it names: in full, or as Room.Type.</summary>
    private static IEnumerable<(string File, string From, string To)> ArrowsOf(IReadOnlyList<SourceFile> files)
    {
        var types = files.ToLookup(RoomOf, file => CSharpText.TypesIn(file.Code));
        return
            from file in files
            from to in Rooms
            where to != RoomOf(file)
            let declared = types[to].SelectMany(names => names).DefaultIfEmpty("_")
            let pattern = $@"\b{Regex.Escape(Floor)}\.{to}\b|(?<![\w.]){to}\.(?:{string.Join('|', declared)})\b"
            where Regex.IsMatch(file.Code, pattern)
            select (file.Path, RoomOf(file), to);
    }
}
