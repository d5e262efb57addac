using System.Text;

namespace AntiGaspi.App.Siecle;

/// <summary>
/// The text of one file on its way to the XML reader, with its lines counted. It ends at the first sign of an encoding that
/// is not the declared one, and says so in <see cref="Problem"/>: read on, every accented name would be wrong.
/// </summary>
internal sealed class GuardedText(Stream bytes, Encoding encoding) : TextReader
{
    private readonly StreamReader reader = new(bytes, encoding, detectEncodingFromByteOrderMarks: true);
    private char previous;

    public SiecleRefusalKind? Problem { get; private set; }

    /// <summary>The line reached, from 1.</summary>
    public int Line { get; private set; } = 1;

    public bool IsAtEnd { get; private set; }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (Problem is not null)
        {
            return 0;
        }

        var read = reader.Read(buffer);
        IsAtEnd = read == 0 && buffer.Length > 0;
        for (var at = 0; at < read; at++)
        {
            Problem = Judge(previous, buffer[at]);
            if (Problem is not null)
            {
                return at;
            }

            previous = buffer[at];
            Line += previous == '\n' ? 1 : 0;
        }

        return read;
    }

    /// <summary>Stops the text here for a reason that only the XML reader can see.</summary>
    public void Stop(SiecleRefusalKind why) => Problem ??= why;

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        base.Dispose(disposing);
    }

    private static SiecleRefusalKind? Judge(char before, char letter) => letter switch
    {
        '\uFFFD' => SiecleRefusalKind.InvalidBytes,

        // UTF-8 or Windows bytes read as ISO-8859-15 give control signs that no export holds.
        >= '\u0080' and <= '\u009F' => SiecleRefusalKind.EncodingEdited,
        _ when before is 'Ã' or 'Å' && IsSecondByte(letter) => SiecleRefusalKind.EncodingEdited,
        _ => null,
    };

    // What the second byte of a UTF-8 letter becomes in ISO-8859-1 or -15: "Ã©" for é, "Åœ" for Ž.
    private static bool IsSecondByte(char letter) =>
        letter is (>= '\u00A0' and <= '\u00BF') or '€' or 'Š' or 'š' or 'Ž' or 'ž' or 'Œ' or 'œ' or 'Ÿ';
}
