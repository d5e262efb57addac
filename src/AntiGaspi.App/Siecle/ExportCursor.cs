using System.Xml;

namespace AntiGaspi.App.Siecle;

/// <summary>
/// Walks an export one element at a time, looking only at direct children: a pupil's record also holds last year's class,
/// mail and telephone under the same names, one level deeper (SCOLARITE_AN_DERNIER).
/// </summary>
/// <param name="reader">On the text of one file.</param>
/// <param name="text">That text, to be stopped when elements are too deep.</param>
internal sealed class ExportCursor(XmlReader reader, GuardedText text)
{
    /// <summary>The line of the element that the cursor stands on.</summary>
    public int Line => ((IXmlLineInfo)reader).LineNumber;

    /// <summary>The name of that element.</summary>
    public string Name => reader.LocalName;

    /// <summary>An attribute of that element; null when it is absent or blank.</summary>
    public string? Attribute(string name) => NotBlank(reader.GetAttribute(name));

    /// <summary>Visits each direct child of the element, then stands after its end. The visit may read the child or leave it.</summary>
    public void Children(Action<string> visit)
    {
        var parent = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > parent)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == parent + 1)
            {
                var (line, column) = Place;
                visit(reader.LocalName);
                if (Place == (line, column))
                {
                    Leave();
                }
            }
            else
            {
                reader.Read();
            }
        }

        if (!isEmpty)
        {
            reader.Read();
        }
    }

    /// <summary>The text right inside the element, then stands after its end; null when it is blank.</summary>
    public string? Text()
    {
        string? found = null;
        var parent = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > parent)
        {
            if (reader.Depth == parent + 1 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                found += reader.Value;
            }

            Next();
        }

        if (!isEmpty)
        {
            reader.Read();
        }

        return NotBlank(found);
    }

    private (int Line, int Column) Place => (Line, ((IXmlLineInfo)reader).LinePosition);

    private static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private void Leave()
    {
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        while (!isEmpty && reader.Depth > depth)
        {
            Next();
        }

        if (!isEmpty)
        {
            reader.Read();
        }
    }

    private void Next()
    {
        if (reader.Depth > SiecleLimits.Depth)
        {
            text.Stop(SiecleRefusalKind.Malformed);
        }

        reader.Read();
    }
}
