using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>Web → App → Domain, with Design aside: the projects refer to nothing else of ours, and neither does their code.</summary>
public sealed partial class FloorTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["App"] = ["Domain"],
        ["Design"] = [],
        ["Web"] = ["App", "Domain", "Design"],
    };

    [Fact]
    public void Each_floor_uses_only_those_below()
    {
        var files = SourceFile.Under(["src"], ".cs", ".cshtml", ".csproj");
        foreach (var floor in MayUse.Keys)
        {
            output.WriteLine($"{floor} → {string.Join(", ", files.Where(file => FloorOf(file) == floor).SelectMany(Uses).Distinct().Order())}");
        }

        Assert.All(MayUse.Keys, floor => Assert.Contains(files, file => FloorOf(file) == floor));
        Findings.None(Problems(files));
    }

    [Fact]
    public void A_rule_that_reads_the_database_is_caught()
    {
        Assert.NotEmpty(Problems([new("src/AntiGaspi.Domain/Meals/Bad.cs", "using AntiGaspi.App.Storage;")]));
        Assert.NotEmpty(Problems([new("src/AntiGaspi.App/Meals/Bad.cs", "var page = AntiGaspi.Web.Pages.Home;")]));
        Assert.NotEmpty(Problems([new("src/AntiGaspi.Design/Bad.cshtml", "@using AntiGaspi.Domain.Basics")]));
        Assert.NotEmpty(Problems([new("src/AntiGaspi.Attic/Bad.cs", "")]));
        Assert.NotEmpty(Problems([Project("""<ProjectReference Include="../AntiGaspi.App/AntiGaspi.App.csproj" />""")]));
    }

    [Fact]
    public void A_package_in_the_domain_is_caught()
    {
        Assert.NotEmpty(Problems([Project("""<PackageReference Include="Dapper" />""")]));
        Assert.NotEmpty(Problems([Project("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]));
        Findings.None(Problems([Project("""<InternalsVisibleTo Include="AntiGaspi.Domain.Tests" />""")]));
    }

    private static SourceFile Project(string item) =>
        new("src/AntiGaspi.Domain/AntiGaspi.Domain.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>");

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files) =>
        files.SelectMany(file =>
        {
            var floor = FloorOf(file);
            var above = MayUse.TryGetValue(floor, out var below)
                ? Uses(file).Except([floor, .. below]).Select(used => $"{file.Path} uses {used}.")
                : [$"{file.Path} stands on no floor."];
            return above.Concat(floor == "Domain" ? PackagesOf(file) : []);
        });

    private static string FloorOf(SourceFile file) => file.Path.Split('/', '.')[2];

    private static IEnumerable<string> Uses(SourceFile file) =>
        Floor().Matches(IsProject(file) ? string.Join('\n', ReferencesOf(file, "ProjectReference")) : file.Code)
            .Select(match => match.Groups["floor"].Value)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> PackagesOf(SourceFile file) =>
        !IsProject(file)
            ? []
            : ReferencesOf(file, "PackageReference", "FrameworkReference", "Reference")
                .Select(package => $"{file.Path} refers to {package}: rules need no package.");

    private static bool IsProject(SourceFile file) => file.Path.EndsWith(".csproj", StringComparison.Ordinal);

    private static IEnumerable<string> ReferencesOf(SourceFile project, params string[] kinds) =>
        XDocument.Parse(project.Text).Descendants()
            .Where(item => kinds.Contains(item.Name.LocalName, StringComparer.Ordinal))
            .Select(item => item.Attribute("Include")?.Value ?? "");

    [GeneratedRegex(@"\bAntiGaspi\.(?<floor>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Floor();
}
