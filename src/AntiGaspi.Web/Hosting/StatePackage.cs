using System.Text.Json;
using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// The package of the State's design system (DSFR) in the folder where an operator put it, reduced to what our pages ask for:
/// its stylesheet, and the fonts and pictures that the stylesheet names. Nothing is downloaded, and nothing is accepted for anybody.
/// </summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Version">Its version, as the package and the stylesheet say.</param>
/// <param name="Files">Their names under that folder.</param>
public sealed partial record StatePackage(string Folder, string Version, IReadOnlyList<string> Files)
{
    public const string Stylesheet = "dsfr.min.css";

    private const string Name = "@gouvfr/dsfr";

    // Version 1.15 has a stylesheet of 0.7 MB and names some three hundred files of 3 MB in all.
    private const int MaxSheetBytes = 2_000_000;
    private const int MaxFiles = 600;
    private const long MaxBytes = 12_000_000;

    private static readonly string[] Kinds = [".woff2", ".woff", ".svg"];

    /// <summary>The package in a folder, or what is wrong with it.</summary>
    public static (StatePackage? Package, IReadOnlyList<string> Faults) Read(string given)
    {
        var root = File.Exists(Path.Combine(given, "package.json")) ? given : Path.Combine(given, "..");
        var folder = Path.GetFullPath(Path.Combine(root, "dist"));
        var (version, fault) = VersionOf(Path.GetFullPath(Path.Combine(root, "package.json")));
        if (fault is not null)
        {
            return (null, [fault]);
        }

        var sheet = Path.Combine(folder, Stylesheet);
        if (!File.Exists(sheet) || new FileInfo(sheet).Length > MaxSheetBytes)
        {
            return (null, [$"{sheet} manque, ou pèse plus de {MaxSheetBytes / 1_000_000} Mo : ce paquet n’est pas complet. Installez-le de nouveau."]);
        }

        var css = File.ReadAllText(sheet);
        List<string> files = [Stylesheet, .. Addresses(css)];
        List<string> faults = [.. SheetFaults(css, version!), .. files.Skip(1).Select(file => FaultOf(folder, file)).OfType<string>()];
        if (faults.Count == 0 && (files.Count > MaxFiles || files.Sum(file => new FileInfo(Path.Combine(folder, file)).Length) > MaxBytes))
        {
            faults.Add($"{sheet} demande plus de {MaxFiles} fichiers ou de {MaxBytes / 1_000_000} Mo : ce n’est pas le paquet attendu.");
        }

        return faults.Count > 0 ? (null, faults) : (new(folder, version!, files), []);
    }

    private static (string? Version, string? Fault) VersionOf(string file)
    {
        if (!File.Exists(file))
        {
            return (null, $"{file} manque : donnez avec --from le dossier du paquet {Name}, par exemple node_modules/{Name}.");
        }

        try
        {
            using var package = JsonDocument.Parse(File.ReadAllText(file));
            var (name, version) = (TextOf(package, "name"), TextOf(package, "version"));
            return name != Name
                ? (null, $"{file} est celui de « {name} » : donnez le dossier du paquet {Name}.")
                : FirstVersion().IsMatch(version) ? (version, null) : (null, $"La version {version} de {Name} n’est pas connue ici : installez une version 1.");
        }
        catch (JsonException)
        {
            return (null, $"{file} ne se lit pas : le paquet est abîmé. Installez-le de nouveau.");
        }
    }

    private static string TextOf(JsonDocument package, string name) =>
        package.RootElement.ValueKind == JsonValueKind.Object && package.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<string> SheetFaults(string css, string version)
    {
        if (Banner().Match(css) is not { Success: true, Groups: var groups } || groups["version"].Value != version)
        {
            yield return $"{Stylesheet} n’est pas la feuille de style du DSFR {version} : sa première ligne ne le dit pas. Installez le paquet de nouveau.";
        }

        if (css.Contains("@import", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Stylesheet} appelle d’autres feuilles de style : ce n’est pas la version minifiée du paquet.";
        }

        if (Addresses(css).Any(file => Path.GetExtension(file) == ".woff2") == false)
        {
            yield return $"{Stylesheet} ne nomme aucune police : ce n’est pas la feuille de style complète.";
        }
    }

    // What the stylesheet asks for beside itself; what it carries in itself (data:) needs nothing.
    private static IEnumerable<string> Addresses(string css) => Address().Matches(css)
        .Select(match => match.Groups["address"].Value.Trim('"', '\'', ' ').Split('?', '#')[0])
        .Where(address => address.Length > 0 && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        .Distinct(StringComparer.Ordinal);

    private static string? FaultOf(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || file.Contains(':', StringComparison.Ordinal)
            || !Kinds.Contains(Path.GetExtension(file), StringComparer.Ordinal))
        {
            return $"{Stylesheet} nomme « {file} », qui n’est ni une police ni une image du paquet.";
        }

        return File.Exists(path) ? null : $"{path} manque : le paquet n’est pas complet. Installez-le de nouveau.";
    }

    [GeneratedRegex(@"^1\.\d{1,3}\.\d{1,3}$", RegexOptions.None, 1000)]
    private static partial Regex FirstVersion();

    [GeneratedRegex(@"\A(@charset ""UTF-8"";)?\s*/\*!\s*\*?\s*DSFR v(?<version>\d+\.\d+\.\d+) \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Banner();

    [GeneratedRegex("""url\(\s*(?<address>"[^"]*"|'[^']*'|[^)]*)\s*\)""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();
}
