using System.Text.RegularExpressions;

namespace AntiGaspi.Web.Tests.Architecture;

/// <summary>C# read without a compiler: enough to tell code from strings and comments.</summary>
public static partial class CSharpText
{
    /// <summary>The same text, as long and with the same lines, where strings, characters and comments are blank.</summary>
    public static string CodeOf(string text)
    {
        var code = text.ToCharArray();
        for (var at = 0; at < text.Length;)
        {
            var end = EndOfNonCode(text, at);
            for (var blank = at; blank < end; blank++)
            {
                code[blank] = text[blank] == '\n' ? '\n' : ' ';
            }

            at = Math.Max(end, at + 1);
        }

        return new(code);
    }

    /// <summary>The names of the types that this code declares.</summary>
    public static IEnumerable<string> TypesIn(string code) => Declaration().Matches(code).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:struct|class))?)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\G(?://[^\n]*|/\*[\s\S]*?\*/|'(?:\\[^\n]|[^'\\\n])+')", RegexOptions.None, 10_000)]
    private static partial Regex CommentOrCharacter();

    [GeneratedRegex("\\G[$@]*(?<quotes>\"{3,})[\\s\\S]*?[^\"]\"*?\\k<quotes>(?!\")", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex RawString();

    [GeneratedRegex("\\G[$@]*\"", RegexOptions.None, 10_000)]
    private static partial Regex Opening();

    /// <summary>Where the string, character or comment that starts here ends; here, when none does.</summary>
    private static int EndOfNonCode(string text, int at)
    {
        var whole = text[at] is '/' or '\'' ? CommentOrCharacter().Match(text, at) : RawString().Match(text, at);
        if (whole.Success)
        {
            return at + whole.Length;
        }

        var opening = Opening().Match(text, at);
        return opening.Success
            ? EndOfString(text, at + opening.Length, opening.Value.Contains('@'), opening.Value.Contains('$'))
            : at;
    }

    private static int EndOfString(string text, int at, bool isVerbatim, bool hasHoles)
    {
        while (at < text.Length)
        {
            var twice = at + 1 < text.Length && text[at + 1] == text[at];
            switch (text[at])
            {
                case '"' when isVerbatim && twice:
                case '{' when hasHoles && twice:
                case '\\' when !isVerbatim:
                    at += 2;
                    break;
                case '"':
                    return at + 1;
                case '{' when hasHoles:
                    at = EndOfHole(text, at + 1);
                    break;
                default:
                    at++;
                    break;
            }
        }

        return at;
    }

    /// <summary>A hole holds code, with strings and braces of its own.</summary>
    private static int EndOfHole(string text, int at)
    {
        for (var open = 1; at < text.Length && open > 0;)
        {
            var end = EndOfNonCode(text, at);
            open += end > at ? 0 : text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            at = Math.Max(end, at + 1);
        }

        return at;
    }
}
