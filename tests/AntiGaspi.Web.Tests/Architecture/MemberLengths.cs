namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>A method or property with a body, and the lines that it takes without the comment above it.</summary>
public sealed record Member(string FirstLine, int Lines);

/// <summary>Finds the members of a file by its braces: approximate, and enough to see which ones are long.</summary>
public sealed class MemberLengths
{
    private readonly string code;
    private readonly List<Member> members = [];

    private MemberLengths(string code) => this.code = code;

    private enum Opening
    {
        Block,
        Arrow,
        Value,
        Nothing,
    }

    /// <param name="code">C# without strings and comments (<see cref="CSharpText.CodeOf"/>).</param>
    public static IReadOnlyList<Member> Of(string code)
    {
        var lengths = new MemberLengths(code);
        lengths.ReadContainer(0);
        return lengths.members;
    }

    /// <summary>Reads the members of a file, a namespace or a type; returns where its closing brace is.</summary>
    private int ReadContainer(int at)
    {
        while (true)
        {
            while (at < code.Length && (char.IsWhiteSpace(code[at]) || code[at] == ';'))
            {
                at++;
            }

            if (at >= code.Length || code[at] == '}')
            {
                return at;
            }

            at = ReadMember(at);
        }
    }

    private int ReadMember(int start)
    {
        var (opening, at) = HeaderFrom(start);
        if (opening == Opening.Block && IsContainer(code[start..at]))
        {
            return ReadContainer(at + 1) + 1;
        }

        var end = opening == Opening.Block ? Closing(at) : Semicolon(at);
        if (opening is Opening.Block or Opening.Arrow)
        {
            var text = code[start..Math.Min(end + 1, code.Length)];
            members.Add(new(text.Split('\n')[0].Trim(), text.Split('\n').Length));
        }

        return end + 1;
    }

    /// <summary>Where the header of a member stops, and at what: brackets are stepped over.</summary>
    private (Opening Opening, int At) HeaderFrom(int at)
    {
        for (var depth = 0; at < code.Length; at++)
        {
            depth += code[at] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth != 0)
            {
                continue;
            }

            switch (code[at])
            {
                case '{':
                    return (Opening.Block, at);
                case ';' or '}':
                    return (Opening.Nothing, at);
                case '=' when Next(at) == '>':
                    return (Opening.Arrow, at);
                case '=' when Next(at) != '=' && !"=!<>".Contains(code[at - 1]):
                    return (Opening.Value, at);
            }
        }

        return (Opening.Nothing, at);
    }

    private char Next(int at) => at + 1 < code.Length ? code[at + 1] : ' ';

    /// <summary>A type or a namespace: its word stands before any bracket, unlike that of a constraint.</summary>
    private static bool IsContainer(string header)
    {
        var withoutAttributes = header.LastIndexOf(']') is var last and >= 0 && header.TrimStart().StartsWith('[') ? header[(last + 1)..] : header;
        var words = withoutAttributes.Split('(')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => word is "namespace" or "class" or "struct" or "interface" or "enum" or "record");
    }

    private int Closing(int at)
    {
        for (var depth = 0; at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        return at;
    }

    private int Semicolon(int at)
    {
        for (var depth = 0; at < code.Length; at++)
        {
            depth += code[at] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (depth <= 0 && code[at] == ';')
            {
                return at;
            }
        }

        return at;
    }
}
