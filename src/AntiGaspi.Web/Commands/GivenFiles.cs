using System.CommandLine.Parsing;

namespace AntiGaspi.Web.Commands;

/// <summary>Files named on the command line.</summary>
internal static class GivenFiles
{
    /// <summary>A word that begins as an option does is a wrong option, not a file.</summary>
    public static void RefuseOptions(ArgumentResult files)
    {
        foreach (var token in files.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
        {
            files.AddError($"Option inconnue : {token.Value}.");
        }
    }

    /// <summary>Why files cannot be read, one line each; empty when they can.</summary>
    public static IReadOnlyList<string> Problems(params IEnumerable<string> paths) => paths.Select(ProblemOf).OfType<string>().ToList();

    private static string? ProblemOf(string path)
    {
        if (Directory.Exists(path))
        {
            return $"{path} : c’est un dossier. Donnez les fichiers eux-mêmes.";
        }

        if (!File.Exists(path))
        {
            return $"{path} : ce fichier n’existe pas. Vérifiez son nom et son dossier.";
        }

        try
        {
            using var file = File.OpenRead(path);
            return null;
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return $"{path} : ce fichier ne peut pas être lu. Vérifiez ses droits.";
        }
    }

    /// <summary>The bytes of a small file, of no more than one byte beyond a limit.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, int limit)
    {
        await using var file = File.OpenRead(path);
        var bytes = new byte[Math.Min(file.Length, limit + 1L)];
        var count = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes.AsMemory(0, count);
    }
}
