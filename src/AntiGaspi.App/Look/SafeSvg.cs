using System.Globalization;
using System.Text;
using System.Xml;

namespace AntiGaspi.App.Look;

/// <summary>
/// An SVG picture written again with the elements and attributes of <see cref="SvgWords"/> alone. What only notes something is
/// left out; what acts, moves or leads elsewhere is refused, so that whoever sent it knows.
/// </summary>
internal static class SafeSvg
{
    private const string Space = "http://www.w3.org/2000/svg";

    // Parts that repeat parts that repeat parts: a few lines would keep every visitor's browser busy for minutes. With twenty
    // references, however they are nested, nothing is drawn more than 3^(20/3), about 1,500 times.
    private const int MaxReferences = 20;

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OmitXmlDeclaration = true };

    public static (SafePicture? Picture, LookRefusal? Why) Rewrite(byte[] file)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file, writable: false), Reading);
            using var written = new MemoryStream();
            (double Width, double Height)? size;
            LookRefusal? why;
            using (var writer = XmlWriter.Create(written, Writing))
            {
                reader.MoveToContent();
                size = reader is { LocalName: "svg", NamespaceURI: Space } ? SizeOf(reader) : null;
                why = size is null ? LookRefusal.NoPicture : Copy(reader, writer);
            }

            return why is null ? (new(written.ToArray(), size!.Value.Width, size.Value.Height), null) : (null, why);
        }
        catch (XmlException)
        {
            return (null, LookRefusal.NoPicture);
        }
    }

    // From the first element to the end; why it is refused, or nothing.
    private static LookRefusal? Copy(XmlReader reader, XmlWriter writer)
    {
        var open = new Stack<string>();
        var references = 0;
        while (!reader.EOF)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.NamespaceURI != Space || SvgWords.LeftOut.Contains(reader.LocalName):
                    reader.Skip();
                    continue;
                case XmlNodeType.Element:
                    references += ReferencesOf(reader, open.Any(SvgWords.Repeated.Contains));
                    if ((references > MaxReferences ? LookRefusal.TooTangled : Open(reader, writer, open)) is { } why)
                    {
                        return why;
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder) && SvgWords.Written.Contains(holder):
                    writer.WriteString(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    writer.WriteEndElement();
                    break;
            }

            reader.Read();
        }

        return null;
    }

    private static LookRefusal? Open(XmlReader reader, XmlWriter writer, Stack<string> open)
    {
        var (name, isEmpty, isRoot) = (reader.LocalName, reader.IsEmptyElement, open.Count == 0);
        if (!SvgWords.Elements.Contains(name))
        {
            return name is "script" or "foreignObject" or "a" or "set" || name.StartsWith("animate", StringComparison.Ordinal)
                ? LookRefusal.ActivePicture : LookRefusal.UnknownPart;
        }

        writer.WriteStartElement(name, Space);
        if (isRoot && reader.GetAttribute("viewBox") is null && SizeOf(reader) is { } size)
        {
            writer.WriteAttributeString("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {size.Width} {size.Height}"));
        }

        if (Attributes(reader, writer, isRoot) is { } why)
        {
            return why;
        }

        if (isEmpty)
        {
            writer.WriteEndElement();
        }
        else
        {
            open.Push(name);
        }

        return null;
    }

    // Each "use" is one, and so is each address within a part that is itself drawn as often as it is asked for.
    private static int ReferencesOf(XmlReader reader, bool isRepeated)
    {
        var count = reader.LocalName == "use" ? 1 : 0;
        if (!isRepeated || !reader.MoveToFirstAttribute())
        {
            return count;
        }

        do
        {
            count += reader.Value.ToLowerInvariant().Split("url", StringSplitOptions.None).Length - 1;
        }
        while (reader.MoveToNextAttribute());

        reader.MoveToElement();
        return count;
    }

    private static LookRefusal? Attributes(XmlReader reader, XmlWriter writer, bool isRoot)
    {
        // The page's own policy allows no style inside: each of its words becomes an attribute, and goes before one of that name.
        var kept = Styles(reader.GetAttribute("style") ?? "");
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            var (name, value) = (reader.LocalName, reader.Value.Trim());
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (name == "href" && !value.StartsWith('#')))
            {
                return LookRefusal.ActivePicture;
            }

            // How large the picture is shown is for the page to say.
            if (name == "href" || (reader.NamespaceURI.Length == 0 && SvgWords.Attributes.Contains(name) && !(isRoot && name is "width" or "height")))
            {
                kept.TryAdd(name, value);
            }
        }

        foreach (var (name, value) in kept)
        {
            if (SvgWords.LeadsOut(value))
            {
                return LookRefusal.ActivePicture;
            }

            writer.WriteAttributeString(name, value);
        }

        return null;
    }

    // The last of two words wins, as in a stylesheet.
    private static Dictionary<string, string> Styles(string style) => style.Split(';')
        .Select(one => one.Split(':', 2, StringSplitOptions.TrimEntries))
        .Where(one => one.Length == 2 && SvgWords.Styles.Contains(one[0]))
        .GroupBy(one => one[0], one => one[1], StringComparer.Ordinal)
        .ToDictionary(one => one.Key, one => one.Last(), StringComparer.Ordinal);

    // In its own units: what it is shown in is for the page to say.
    private static (double Width, double Height)? SizeOf(XmlReader reader)
    {
        var box = (reader.GetAttribute("viewBox") ?? $"0 0 {Plain(reader.GetAttribute("width"))} {Plain(reader.GetAttribute("height"))}")
            .Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Number(box[2]) is { } width && Number(box[3]) is { } height ? (width, height) : null;
    }

    private static string Plain(string? length) => (length ?? "").Trim().Replace("px", "", StringComparison.Ordinal);

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e6 ? number : null;
}
