using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace AntiGaspi.App.Notices;

/// <summary>A font of the letters, with the widths of its signs.</summary>
/// <param name="Font">As the document knows it.</param>
/// <param name="Page">Any page of the document: the library measures on one.</param>
internal sealed record LetterFont(PdfDocumentBuilder.AddedFont Font, PdfPageBuilder Page)
{
    private readonly Dictionary<char, double?> widths = [];

    /// <summary>The text as this font can write it: composed accents, and "?" for a sign that it does not have.</summary>
    public string Writable(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormC).Select(sign => WidthOf(sign) is null ? '?' : sign));

    /// <summary>How wide a text is at a size, in points.</summary>
    public double WidthOf(string text, double size) => text.Sum(sign => WidthOf(sign) ?? WidthOf('?') ?? 0) * size;

    // In points for a size of one point; null for a sign that is not in the font: then the library refuses the whole text.
    private double? WidthOf(char sign)
    {
        if (!widths.TryGetValue(sign, out var width))
        {
            widths[sign] = width = Measure(sign);
        }

        return width;
    }

    private double? Measure(char sign)
    {
        const double Size = 100;
        if (char.IsSurrogate(sign) || char.IsControl(sign))
        {
            return null;
        }

        try
        {
            // The library's own width of a sign is where the sign stands.
            return Page.MeasureText($"{sign}", Size, new PdfPoint(0, 0), Font)[0].EndBaseLine.X / Size;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>One sheet that is written from the top, in millimetres from its upper left corner.</summary>
internal sealed class LetterSheet(PdfPageBuilder page)
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double Height = 297;

    /// <summary>Writes lines of at most a width; returns where the next line stands.</summary>
    /// <param name="text">The text, broken at its plain blanks.</param>
    /// <param name="font">With what.</param>
    /// <param name="size">Points.</param>
    /// <param name="x">Millimetres from the left.</param>
    /// <param name="y">Millimetres from the top to the first line.</param>
    /// <param name="width">Millimetres.</param>
    public double Paragraph(string text, LetterFont font, double size, double x, double y, double width)
    {
        var pitch = size * 1.35 / PointsPerMillimetre;
        foreach (var line in Lines(font.Writable(text), font, size, width * PointsPerMillimetre))
        {
            page.AddText(line, size, Point(x, y), font.Font);
            y += pitch;
        }

        return y;
    }

    /// <summary>Writes one line, smaller when it would be wider than a width.</summary>
    public void Line(string text, LetterFont font, double size, double x, double y, double width)
    {
        var written = font.Writable(text);
        var fitting = Math.Min(size, size * width * PointsPerMillimetre / Math.Max(1, font.WidthOf(written, size)));
        page.AddText(written, fitting, Point(x, y), font.Font);
    }

    /// <summary>Draws a square that a phone reads, black on the white of the paper.</summary>
    public void Draw(QrSquare square, double x, double y, double side)
    {
        var module = side / square.Modules;
        page.SetTextAndFillColor(0, 0, 0);
        foreach (var run in square.Runs)
        {
            page.DrawRectangle(
                Point(x + (run.X * module), y + ((run.Y + 1) * module)), run.Width * module * PointsPerMillimetre, module * PointsPerMillimetre, 0, fill: true);
        }
    }

    /// <summary>A thin line across.</summary>
    public void Rule(double x, double y, double width) => page.DrawLine(Point(x, y), Point(x + width, y), 0.5);

    private static PdfPoint Point(double x, double y) => new(x * PointsPerMillimetre, (Height - y) * PointsPerMillimetre);

    private static IEnumerable<string> Lines(string text, LetterFont font, double size, double width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, font, size, width)))
        {
            if (line.Length > 0 && font.WidthOf($"{line} {word}", size) > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }

    // A word that no line holds (the address of a site) goes on in the next one.
    private static IEnumerable<string> Pieces(string word, LetterFont font, double size, double width)
    {
        var (piece, wide) = (new StringBuilder(), 0.0);
        foreach (var sign in word)
        {
            var step = font.WidthOf($"{sign}", size);
            if (piece.Length > 0 && wide + step > width)
            {
                yield return piece.ToString();
                (piece, wide) = (new StringBuilder(), 0);
            }

            piece.Append(sign);
            wide += step;
        }

        yield return piece.ToString();
    }
}
