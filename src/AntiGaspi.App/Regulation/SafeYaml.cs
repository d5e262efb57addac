using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AntiGaspi.App.Regulation;

/// <summary>A value of a YAML file and its line.</summary>
internal abstract record YamlValue(long Line);

/// <summary>A text; an empty one counts as absent.</summary>
internal sealed record YamlText(long Line, string Text) : YamlValue(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(long Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <summary>Keys and values, in the order of the file.</summary>
internal sealed record YamlMap(long Line, IReadOnlyList<(YamlText Key, YamlValue Value)> Entries) : YamlValue(Line);

/// <summary>
/// Reads YAML that a stranger wrote: texts, lists and keys only. No type is ever made from the file, aliases and tags are
/// refused, size, depth and number of values are bounded.
/// </summary>
internal sealed class SafeYaml
{
    internal const int MaxBytes = 256 * 1024;
    private const int MaxDepth = 12;
    private const int MaxValues = 20_000;

    private readonly Parser parser;
    private int values;

    private SafeYaml(string text) => parser = new(new StringReader(text));

    /// <summary>The only document of a file, or what is wrong with it.</summary>
    internal static (YamlValue? Root, RegulationFileProblem? Problem) Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes)
        {
            return (null, new(1, RegulationFileFault.TooLarge));
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Span);
            return (new SafeYaml(text.TrimStart('\uFEFF')).Document(), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, new(1, RegulationFileFault.NotUtf8));
        }
        catch (Refused refused)
        {
            return (null, new(refused.Line, refused.Fault));
        }
        catch (YamlException wrong)
        {
            return (null, new(wrong.Start.Line, RegulationFileFault.NotYaml));
        }
    }

    private YamlValue Document()
    {
        Next();
        if (Next() is not DocumentStart)
        {
            throw new Refused(1, RegulationFileFault.NotOneDocument);
        }

        var root = Value(Next(), 0);
        Next();
        return Next() is StreamEnd ? root : throw new Refused(Line, RegulationFileFault.NotOneDocument);
    }

    private YamlValue Value(ParsingEvent current, int depth)
    {
        if (depth > MaxDepth || ++values > MaxValues)
        {
            throw new Refused(Line, RegulationFileFault.TooDeep);
        }

        if (current is AnchorAlias || (current is NodeEvent node && !node.Anchor.IsEmpty))
        {
            throw new Refused(Line, RegulationFileFault.Alias);
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw new Refused(Line, RegulationFileFault.Tag);
        }

        return current switch
        {
            Scalar scalar => new YamlText(Line, Printable(scalar.Value)),
            SequenceStart => List(depth),
            MappingStart => Map(depth),
            _ => throw new Refused(Line, RegulationFileFault.NotYaml),
        };
    }

    private YamlList List(int depth)
    {
        var line = Line;
        var items = new List<YamlValue>();
        for (var current = Next(); current is not SequenceEnd; current = Next())
        {
            items.Add(Value(current, depth + 1));
        }

        return new(line, items);
    }

    private YamlMap Map(int depth)
    {
        var line = Line;
        var entries = new List<(YamlText, YamlValue)>();
        for (var current = Next(); current is not MappingEnd; current = Next())
        {
            var key = Value(current, depth + 1) as YamlText ?? throw new Refused(Line, RegulationFileFault.NotYaml);
            entries.Add((key, Value(Next(), depth + 1)));
        }

        return new(line, entries);
    }

    /// <summary>A text without line ends and control characters, which could rewrite the terminal that shows it.</summary>
    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;

    private long Line => parser.Current?.Start.Line ?? 1;

    private ParsingEvent Next()
    {
        try
        {
            return parser.MoveNext() && parser.Current is { } current
                ? current
                : throw new Refused(Line, RegulationFileFault.NotOneDocument);
        }
        catch (InvalidOperationException)
        {
            // The library answers some broken texts with this instead of its own exception.
            throw new Refused(Line, RegulationFileFault.NotYaml);
        }
    }

    /// <summary>Leaves the walk of the events at once; never leaves this class.</summary>
    private sealed class Refused(long line, RegulationFileFault fault) : Exception
    {
        public long Line => line;

        public RegulationFileFault Fault => fault;
    }
}
