using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Commands;

/// <summary>The operator installs the official buttons; what is no plain picture is refused, and nothing is half installed.</summary>
public sealed class PicturesVerbTests
{
    private const string Good = "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title><path d=\"M0 0\"/></svg>";

    [Fact]
    public async Task Pictures_are_kept_in_the_data_folder()
    {
        var folder = Janitor.NewFolder("pictures");
        var answer = await AppProcess.RunAsync(["pictures", "--avis", Written(folder, Good), "--franceconnect", Written(folder, Good), "--data", folder]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal(["franceconnect.svg", "je-donne-mon-avis.svg"], Directory.GetFiles(Path.Combine(folder, "images")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://ailleurs.exemple/x.png\"/></svg>")]
    [InlineData("<html/>")]
    [InlineData("PNG")]
    public async Task Anything_else_is_refused_and_nothing_is_installed(string content)
    {
        var folder = Janitor.NewFolder("pictures");
        var answer = await AppProcess.RunAsync(["pictures", "--avis", Written(folder, Good), "--avis-sombre", Written(folder, content), "--data", folder]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("image SVG", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "images")));
    }

    [Fact]
    public async Task A_call_without_a_file_says_what_to_give()
    {
        var answer = await AppProcess.RunAsync(["pictures"]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--avis", answer.Error, StringComparison.Ordinal);
    }

    private static string Written(string folder, string content)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.svg");
        File.WriteAllText(path, content);
        return path;
    }
}
