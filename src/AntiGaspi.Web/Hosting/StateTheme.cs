using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AntiGaspi.Web.Hosting;

/// <summary>What was installed: the version, the words of the State's block, and the digest of each file.</summary>
public sealed record StateThemeNote(string Version, IReadOnlyList<string> Brand, IReadOnlyDictionary<string, string> Files);

/// <summary>
/// The State's look, where an operator installed it with <c>antigaspi theme dsfr</c>; the neutral theme everywhere else. Each
/// node keeps its own copy in the data folder. A file that is no longer what was installed turns the whole look off.
/// </summary>
public sealed class StateTheme
{
    private const string NoteName = "theme.json";
    private const string PiecesName = "pieces.css";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly StateThemeNote? note;

    private StateTheme(string folder, StateThemeNote? note, string? fault) => (Folder, this.note, Fault) = (folder, note, fault);

    /// <summary>Where it is kept.</summary>
    public string Folder { get; }

    /// <summary>Why it is not used although it is there; null when all is well.</summary>
    public string? Fault { get; }

    public bool IsOn => note is not null;

    /// <summary>The words of the State's block, a line each; none in the neutral theme.</summary>
    public IReadOnlyList<string>? Brand => note?.Brand;

    /// <summary>Its stylesheets, in place of that of the neutral theme; none when it is off.</summary>
    public IReadOnlyList<string> Sheets => note is null ? [] : [AddressOf(StatePackage.Stylesheet), AddressOf(PiecesName)];

    /// <summary>Whether an address is one of the State, which alone may look so.</summary>
    public static bool IsOfState(Uri url) => url.Host.EndsWith(".gouv.fr", StringComparison.OrdinalIgnoreCase);

    /// <summary>The look that a folder holds.</summary>
    public static StateTheme Read(string folder)
    {
        var file = Path.Combine(folder, NoteName);
        if (!File.Exists(file))
        {
            return new(folder, null, null);
        }

        var found = NoteOf(file);
        var changed = found?.Files.FirstOrDefault(one => DigestOf(Path.Combine(folder, one.Key)) != one.Value).Key;
        return found is not null && changed is null
            ? new(folder, found, null)
            : new(folder, null, $"{Path.Combine(folder, changed ?? NoteName)} n’est plus ce qui a été installé : le thème neutre le remplace. Lancez de nouveau « antigaspi theme dsfr », ou « antigaspi theme neutral ».");
    }

    /// <summary>Copies a package in place of what the folder held: all of it or nothing.</summary>
    public static void Install(string folder, StatePackage package, IReadOnlyList<string> brand)
    {
        var waiting = folder + ".nouveau";
        Remove(waiting);
        foreach (var file in package.Files)
        {
            var path = Path.Combine(waiting, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(Path.Combine(package.Folder, file), path);
        }

        var digests = package.Files.ToDictionary(file => file, file => DigestOf(Path.Combine(waiting, file))!, StringComparer.Ordinal);
        File.WriteAllText(Path.Combine(waiting, NoteName), JsonSerializer.Serialize(new StateThemeNote(package.Version, brand, digests), Json));
        Remove(folder);
        Directory.Move(waiting, folder);
    }

    /// <summary>Goes back to the neutral theme; false when it was already in use.</summary>
    public static bool Remove(string folder)
    {
        var isThere = Directory.Exists(folder);
        if (isThere)
        {
            Directory.Delete(folder, recursive: true);
        }

        return isThere;
    }

    /// <summary>Maps its files, and the sheet of the pieces that it does not know.</summary>
    public void Map(WebApplication app)
    {
        if (note is null)
        {
            return;
        }

        foreach (var name in note.Files.Keys)
        {
            app.MapGet(AddressOf(name), (HttpContext context) => Kept(context, Results.File(Path.Combine(Folder, name), TypeOf(name)))).AllowAnonymous();
        }

        var pieces = PiecesSheet.Of(File.ReadAllText(app.Environment.WebRootFileProvider.GetFileInfo("theme.css").PhysicalPath!));
        app.MapGet(AddressOf(PiecesName), () => Results.Text(pieces, "text/css", Encoding.UTF8)).AllowAnonymous();
    }

    private string AddressOf(string name) => $"/dsfr/{note!.Version}/{name}";

    // Its version is in the address.
    private static IResult Kept(HttpContext context, IResult file)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return file;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "font/woff",
    };

    private static StateThemeNote? NoteOf(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<StateThemeNote>(File.ReadAllText(file), Json) is { Version: not null, Brand: not null, Files.Count: > 0 } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? DigestOf(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
