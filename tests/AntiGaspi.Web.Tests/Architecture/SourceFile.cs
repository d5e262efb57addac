using AntiGaspi.Tests.Support;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A file of the repository as the checks read it: its path from the root, with slashes, and its text.</summary>
public sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", ".cache", "artifacts"];

    /// <summary>Its code alone: words in strings and comments do not bind.</summary>
    public string Code { get; } = Path.EndsWith(".cs", StringComparison.Ordinal) ? CSharpText.CodeOf(Text) : Text;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The files under these folders (all of the repository without any), that end so.</summary>
    public static IReadOnlyList<SourceFile> Under(string[] folders, params string[] endings) =>
        [.. folders.Select(folder => Repository.PathOf(folder))
            .Where(Directory.Exists)
            .SelectMany(PathsUnder)
            .Where(path => endings.Length == 0 || endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)))];

    private static IEnumerable<string> PathsUnder(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsOurs).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(IsOurs)
                .SelectMany(PathsUnder));

    private static bool IsOurs(string path) => !NotOurs.Contains(System.IO.Path.GetFileName(path), StringComparer.Ordinal);
}
