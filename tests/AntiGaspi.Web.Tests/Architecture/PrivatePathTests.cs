using System.Text.RegularExpressions;
using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A clone works anywhere: no file names a folder that only one machine has.</summary>
public sealed partial class PrivatePathTests
{
    private static readonly string[] Pictures = [".png", ".zip", ".gz", ".ttf", ".woff2", ".pdf", ".xlsx", ".ico"];

    [Fact]
    public void No_file_names_a_folder_of_somebody() =>
        Findings.None(Problems(SourceFile.Under(["."]).Where(file => !Pictures.Contains(Path.GetExtension(file.Path)))));

    [Fact]
    public void One_that_does_is_caught()
    {
        const string home = "/" + "home/marie/antigaspi";
        Assert.Single(Problems([new("docs/install.md", $"Then run {home}/run.")]));
        Assert.Single(Problems([new("docs/install.md", $"Then run {Repository.Root}/run.")]));
        Findings.None(Problems([new("docs/install.md", "See https://example.org" + home + " and /var/lib/antigaspi.")]));
    }

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files) =>
        files.Where(file => Private().IsMatch(file.Text) || file.Text.Contains(Repository.Root + "/", StringComparison.Ordinal))
            .Select(file => $"{file.Path} names a folder that only one machine has.");

    [GeneratedRegex(@"(?<![\w.:/~}-])/(home|Users|root|work|workspaces?|media|mnt)/\w", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Private();
}
