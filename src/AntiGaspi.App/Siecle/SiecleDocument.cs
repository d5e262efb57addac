using System.Globalization;
using System.Text;
using System.Xml;
using AntiGaspi.Domain.Roster;

namespace AntiGaspi.App.Siecle;

/// <summary>One XML file: what it is by its root, what its head says, its records.</summary>
internal static class SiecleDocument
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const string Stamp = "dd/MM/yyyy HH:mm:ss";

    private static readonly HashSet<string> HeaderFields = ["UAJ", "ANNEE_SCOLAIRE", "DATE_EXPORT", "HORODATAGE"];

    /// <summary>Reads one file to its end.</summary>
    /// <param name="name">The name to show.</param>
    /// <param name="stream">Its bytes, counted.</param>
    /// <param name="file">What was read; null when it is refused.</param>
    /// <returns>Null when it was read, else why not.</returns>
    public static SiecleRefusal? Read(string name, CountedStream stream, out RawFile? file)
    {
        file = null;
        if (Unreadable(name, stream, out var encoding) is { } refusal)
        {
            return refusal;
        }

        using var text = new GuardedText(stream, encoding!);
        using var reader = XmlReader.Create(text, Settings());
        try
        {
            reader.MoveToContent();
            if (Part(reader.LocalName, out var other) is not { } part)
            {
                return new(other, name, null, RecordNames.Safe(reader.LocalName));
            }

            file = new RawFile(name, part);
            var header = ReadRecords(new(reader, text), file);
            while (reader.Read())
            {
                // The end of the file must be well-formed too.
            }

            file.ContentHash = stream.Hash();
            return Problem(name, stream, text) ?? Judge(file, header);
        }
        catch (XmlException fault)
        {
            file = null;
            return Problem(name, stream, text) ?? Explain(name, fault, text, stream.Head);
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = SiecleLimits.FileBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    };

    private static SiecleRefusal? Unreadable(string name, CountedStream stream, out Encoding? encoding)
    {
        var head = stream.Head;
        encoding = SiecleEncoding.Of(head, out var declared);
        if (stream.Problem is { } problem)
        {
            return new(problem, name);
        }

        if (encoding is null)
        {
            return new(SiecleRefusalKind.UnknownEncoding, name, 1, declared);
        }

        var start = encoding.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!start.StartsWith('<'))
        {
            return new(start.Length == 0 ? SiecleRefusalKind.Truncated : SiecleRefusalKind.NotXml, name, 1);
        }

        return IsWebPage(start) ? new(SiecleRefusalKind.WebPage, name) : null;
    }

    private static bool IsWebPage(string start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
        || start.Contains("<html", StringComparison.OrdinalIgnoreCase);

    private static RosterPart? Part(string root, out SiecleRefusalKind other)
    {
        other = root switch
        {
            "STS_EDT" => SiecleRefusalKind.StsExport,
            "BEE_NOMENCLATURES" or "BEE_NOMENCLATURE" or "BEE_COMMUN" or "BEE_ETABLISSEMENTS" or "BEE_GEOGRAPHIQUE" =>
                SiecleRefusalKind.UnneededExport,
            _ => SiecleRefusalKind.OtherXml,
        };
        return root switch
        {
            "BEE_ELEVES" or "BEE_EPHC_ELEVES" => RosterPart.Pupils,
            "BEE_RESPONSABLES" or "BEE_EPHC_RESPONSABLES" => RosterPart.People,
            "BEE_STRUCTURES" => RosterPart.Divisions,
            _ => null,
        };
    }

    private static RecordFields? ReadRecords(ExportCursor cursor, RawFile file)
    {
        RecordFields? header = null;
        cursor.Children(name =>
        {
            if (name == "PARAMETRES")
            {
                header = RecordFields.Read(cursor, HeaderFields);
            }
            else if (name == "DONNEES")
            {
                ReadData(cursor, file);
            }
        });
        return header;
    }

    private static void ReadData(ExportCursor cursor, RawFile file)
    {
        switch (file.Part)
        {
            case RosterPart.Pupils:
                new PupilsFile(cursor, file).Read();
                break;
            case RosterPart.People:
                new PeopleFile(cursor, file).Read();
                break;
            case RosterPart.Divisions:
                new DivisionsFile(cursor, file).Read();
                break;
        }
    }

    private static SiecleRefusal? Judge(RawFile file, RecordFields? header)
    {
        if (Uai.Read(header?["UAJ"]) is not { } uai)
        {
            return Incomplete(file, header, "UAJ");
        }

        if (!int.TryParse(header!["ANNEE_SCOLAIRE"], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < FirstYear or > LastYear)
        {
            return Incomplete(file, header, "ANNEE_SCOLAIRE");
        }

        if (ExportedAt(header) is not { } exportedAt)
        {
            return Incomplete(file, header, "HORODATAGE");
        }

        file.Header = new(uai, year, exportedAt);
        var isEmpty = file.Part switch
        {
            RosterPart.Pupils => file.Pupils.Count == 0,
            RosterPart.People => file.People.Count == 0 || file.Links.Count == 0,
            RosterPart.Divisions => false,
        };
        return isEmpty ? new(SiecleRefusalKind.NoRecord, file.Name) : null;
    }

    private static SiecleRefusal Incomplete(RawFile file, RecordFields? header, string field) =>
        new(SiecleRefusalKind.HeaderIncomplete, file.Name, null, $"{field} = {RecordNames.Safe(header?[field] ?? "")}".TrimEnd(' ', '='));

    private static DateTime? ExportedAt(RecordFields header) =>
        DateTime.TryParseExact(header["HORODATAGE"], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var stamp)
            ? stamp
            : header.Day("DATE_EXPORT")?.ToDateTime(TimeOnly.MinValue);

    private static SiecleRefusal? Problem(string name, CountedStream stream, GuardedText text) =>
        (stream.Problem, text.Problem) switch
        {
            ({ } tooMuch, _) => new(tooMuch, name),
            (_, { } wrong) => new(wrong, name, text.Line),
            _ => null,
        };

    private static SiecleRefusal Explain(string name, XmlException fault, GuardedText text, ReadOnlySpan<byte> head)
    {
        // The reader gives no line for a document type.
        var documentType = head.IndexOf("<!DOCTYPE"u8);
        if (documentType >= 0 || fault.Message.Contains("DTD", StringComparison.Ordinal))
        {
            int? line = documentType < 0 ? null : head[..documentType].Count((byte)'\n') + 1;
            return new(SiecleRefusalKind.DocumentType, name, line);
        }

        var isCut = text.IsAtEnd && fault.LineNumber >= text.Line;
        return new(isCut ? SiecleRefusalKind.Truncated : SiecleRefusalKind.Malformed, name, fault.LineNumber);
    }
}
