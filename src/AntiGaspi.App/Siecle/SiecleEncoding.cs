using System.Text;
using System.Text.RegularExpressions;

namespace AntiGaspi.App.Siecle;

/// <summary>The encodings that an export may declare. The provider of ISO-8859-15 is registered here and nowhere else.</summary>
internal static partial class SiecleEncoding
{
    private const int UnicodeMarkBytes = 2;

    static SiecleEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a file from its first bytes: a byte order mark, else the declaration, else UTF-8.</summary>
    /// <param name="head">The first bytes, long enough to hold the declaration.</param>
    /// <param name="declared">The name as declared; null without one.</param>
    /// <returns>Null for an encoding that SIECLE never uses. Invalid bytes are decoded as U+FFFD.</returns>
    public static Encoding? Of(ReadOnlySpan<byte> head, out string? declared)
    {
        declared = null;
        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8;
        }

        if (head.StartsWith(Encoding.Unicode.Preamble) || head.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return head[..UnicodeMarkBytes].SequenceEqual(Encoding.Unicode.Preamble) ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        var match = Declaration().Match(Encoding.Latin1.GetString(head));
        if (!match.Success)
        {
            return Encoding.UTF8;
        }

        declared = match.Groups["name"].Value;
        return declared.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "US-ASCII" => Encoding.UTF8,
            "ISO-8859-15" or "LATIN-9" or "LATIN9" => Encoding.GetEncoding("iso-8859-15"),
            "ISO-8859-1" or "LATIN1" => Encoding.Latin1,
            "WINDOWS-1252" or "CP1252" => Encoding.GetEncoding("windows-1252"),
            _ => null,
        };
    }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{1,40})["']""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
