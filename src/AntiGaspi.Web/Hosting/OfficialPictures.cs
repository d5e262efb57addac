using System.Xml;

namespace AntiGaspi.Web.Hosting;

/// <summary>
/// The official buttons, which are not ours to distribute: an operator who accepted their terms installs them with
/// <c>antigaspi pictures</c>; until then a text stands in their place. Each node keeps its own copy in the data folder.
/// </summary>
/// <param name="Folder">Where they are kept.</param>
public sealed record OfficialPictures(string Folder)
{
    /// <summary>The largest file taken.</summary>
    public const int MaxBytes = 50_000;

    public const string Opinion = "je-donne-mon-avis.svg";
    public const string OpinionDark = "je-donne-mon-avis-sombre.svg";
    public const string FranceConnect = "franceconnect.svg";
    public const string ProConnect = "proconnect.svg";

    private const string Address = "/images-officielles/";

    /// <summary>The names under which they are installed.</summary>
    public static IReadOnlyList<string> Names { get; } = [Opinion, OpinionDark, FranceConnect, ProConnect];

    private readonly HashSet<string> installed = Names.Where(name => File.Exists(Path.Combine(Folder, name))).ToHashSet(StringComparer.Ordinal);

    /// <summary>The address of a picture; null as long as it is not installed.</summary>
    public string? AddressOf(string name) => installed.Contains(name) ? Address + name : null;

    /// <summary>Maps those that are installed.</summary>
    public void Map(IEndpointRouteBuilder app)
    {
        foreach (var name in installed)
        {
            app.MapGet(Address + name, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "public, max-age=86400";
                return Results.File(Path.Combine(Folder, name), "image/svg+xml");
            }).AllowAnonymous();
        }
    }

    /// <summary>What keeps a file from being installed; null when nothing does.</summary>
    public static string? FaultOf(string path)
    {
        if (new FileInfo(path).Length > MaxBytes)
        {
            return $"{path} pèse plus de {MaxBytes / 1000} ko : prenez l’image officielle en SVG.";
        }

        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            reader.MoveToContent();
            return reader.LocalName == "svg" && !HasActiveContent(reader) ? null : $"{path} n’est pas une simple image SVG : il ne doit contenir ni script ni adresse d’un autre site.";
        }
        catch (XmlException)
        {
            return $"{path} n’est pas une image SVG.";
        }
    }

    private static bool HasActiveContent(XmlReader reader)
    {
        do
        {
            if (reader.NodeType == XmlNodeType.Element && (reader.LocalName is "script" or "foreignObject" || HasActiveAttribute(reader)))
            {
                return true;
            }
        }
        while (reader.Read());

        return false;
    }

    private static bool HasActiveAttribute(XmlReader reader)
    {
        var found = false;
        while (!found && reader.MoveToNextAttribute())
        {
            found = reader.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (reader.LocalName == "href" && !reader.Value.StartsWith('#'));
        }

        reader.MoveToElement();
        return found;
    }
}
