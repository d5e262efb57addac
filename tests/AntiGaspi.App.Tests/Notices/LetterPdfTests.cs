using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;
using AntiGaspi.Domain.Roster;
using AntiGaspi.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace AntiGaspi.App.Tests.Notices;

/// <summary>The letters as paper: read again from the PDF, and their squares read as a phone reads them.</summary>
public sealed class LetterPdfTests(ITestOutputHelper output)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    private static readonly Uri Site = new("https://cantine.exemple.fr");

    [Fact]
    public void Each_adult_has_a_sheet_of_paper_with_what_they_need()
    {
        var letters = new[] { LetterOf("MME Camille MARTIN", 1), LetterOf("M. Dominique LEROY", 2) };

        using var document = PdfDocument.Open(LetterPdf.Write(letters, Site));

        Assert.Equal(2, document.NumberOfPages);
        foreach (var (page, letter) in document.GetPages().Zip(letters))
        {
            Assert.Equal(PageSize.A4, page.Size);
            var words = WordsOf(page);
            string[] sentences =
            [
                letter.Recipient, "12 RUE DES LILAS", "60000 BEAUVAIS", letter.Code.Text, "cantine.exemple.fr/activation", "jusqu’au jeudi 31 décembre 2026",
                LetterTexts.Title(letter), LetterTexts.HandTo(letter.Children[0]), LetterTexts.NoPayment, letter.Phone, LetterTexts.Yours,
                .. LetterTexts.Steps(Site), .. LetterTexts.Others.Select(other => other.Text),
            ];
            foreach (var said in sentences)
            {
                Assert.Contains(Plain(said), words, StringComparison.Ordinal);
            }

            Assert.DoesNotContain(letters.Single(other => other != letter).Code.Text, words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://cantine.exemple.fr")]
    [InlineData("https://restauration-scolaire.departement-de-demonstration.exemple.fr")]
    public void Nothing_is_printed_beyond_the_margins_and_no_line_over_another(string site)
    {
        using var document = PdfDocument.Open(LetterPdf.Write([LetterOf("MME Camille MARTIN", 1)], new Uri(site)));
        var signs = document.GetPage(1).Letters.Where(sign => sign.Value.Trim().Length > 0).ToList();

        Assert.All(signs, sign => Assert.InRange(sign.EndBaseLine.X / PointsPerMillimetre, 20, 191));
        Assert.All(signs, sign => Assert.InRange(sign.Location.Y / PointsPerMillimetre, 15, 282));
        Assert.All(signs, sign => Assert.DoesNotContain(signs, other => IsOver(other, sign)));
    }

    [Fact]
    public async Task A_phone_reads_the_address_and_the_code_in_each_square()
    {
        var letters = Enumerable.Range(1, 6).Select(i => LetterOf($"MME Numéro {i}", i)).ToList();
        using var document = PdfDocument.Open(LetterPdf.Write(letters, Site));

        var read = await NodeScript.SquaresAsync(document.GetPages().Select(Picture));

        Assert.Equal(letters.Select(letter => $"https://cantine.exemple.fr/activation#{letter.Code.Symbols}"), read);
    }

    [Fact]
    public async Task A_square_with_a_stain_is_still_read()
    {
        var letter = LetterOf("MME Camille MARTIN", 1);
        using var document = PdfDocument.Open(LetterPdf.Write([letter], Site));
        var picture = Picture(document.GetPage(1));
        var (stain, at) = (picture.Count / 6, picture.Count / 2);

        var stained = picture.Select((row, y) => y < at || y >= at + stain ? row : row[..at] + new string('#', stain) + row[(at + stain)..]).ToList();

        Assert.NotEqual(picture, stained);
        Assert.Equal([LetterTexts.LinkOf(Site, letter.Code)], await NodeScript.SquaresAsync([stained]));
    }

    [Fact]
    public void The_address_and_nothing_else_stands_in_the_window_of_the_envelope()
    {
        var letter = LetterOf("MME Marie-Christine-Joséphine DE LA TOUR-MAUBOURG-SAINT-HILAIRE", 1) with
        {
            AddressLines = ["APPARTEMENT 1204 ESCALIER B", "RESIDENCE LES GRANDS CHENES BATIMENT C", "1234 BIS AVENUE DU GENERAL DE GAULLE", "LIEU-DIT LA FERME DU HAUT", "60000 BEAUVAIS", "BELGIQUE"],
        };
        using var document = PdfDocument.Open(LetterPdf.Write([letter], Site));
        var page = document.GetPage(1);

        // DL and C6/5: 35 x 100 mm, 20 mm from the right and the bottom edge; the sheet slides by 10 mm sideways and 11 mm up and down.
        foreach (var (right, down) in new[] { (0, 0), (10, 0), (0, 11), (10, 11) })
        {
            var shown = page.Letters.Where(sign => IsIn(sign, left: 100 - right, top: 55 - down)).Select(sign => sign.Value);
            Assert.Equal(Plain(string.Concat([letter.Recipient, .. letter.AddressLines])).Replace(" ", "", StringComparison.Ordinal), string.Concat(shown).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("MME Zoë LE\u0301VÊQUE", "MME Zoë LÉVÊQUE")]
    [InlineData("M. Đỗ Nguyễn ŒUVRARD’", "M. Đỗ Nguyễn ŒUVRARD’")]
    [InlineData("M. 王 \U0001F600", "M. ? ??")]
    public void Names_of_all_alphabets_are_printed_and_none_stops_the_others(string given, string printed)
    {
        using var document = PdfDocument.Open(LetterPdf.Write([LetterOf(given, 1)], Site));
        Assert.Contains(Plain(printed), WordsOf(document.GetPage(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_letters_of_a_large_school_take_seconds_and_little_room()
    {
        var letters = Enumerable.Range(0, 1000).Select(i => LetterOf($"MME Numéro {i}", i)).ToList();
        var before = TimeProvider.System.GetTimestamp();

        var pdf = LetterPdf.Write(letters, Site);

        var took = TimeProvider.System.GetElapsedTime(before);
        output.WriteLine($"1000 letters: {took.TotalSeconds:0.0} s, {pdf.Length / 1024} kB");
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.InRange(pdf.Length, 1, 20 * 1024 * 1024);
    }

    private static FamilyLetter LetterOf(string recipient, int seed) => new(
        recipient, ["12 RUE DES LILAS", "60000 BEAUVAIS"], "collège Jean-Moulin", "03 53 01 12 34", [new("Léa MARTIN", "5B")],
        ActivationCode.Of([(byte)seed, (byte)(seed >> 8), 3, 22, 20, 9, 23, 13, 24, 2]), new(2026, 12, 31));

    private static bool IsIn(UglyToad.PdfPig.Content.Letter sign, double left, double top)
    {
        var (x, y) = (sign.Location.X / PointsPerMillimetre, 297 - (sign.Location.Y / PointsPerMillimetre));
        return x >= left && x <= left + 100 && y >= top && y <= top + 35;
    }

    // A sign that stands inside the height of another, on another line.
    private static bool IsOver(UglyToad.PdfPig.Content.Letter sign, UglyToad.PdfPig.Content.Letter other) =>
        sign.Location.Y > other.Location.Y + 0.5 && sign.Location.Y < other.Location.Y + (0.72 * other.PointSize)
        && sign.Location.X < other.EndBaseLine.X && sign.EndBaseLine.X > other.Location.X;

    private static string WordsOf(Page page) => Plain(string.Join(' ', page.GetWords().Select(word => word.Text)));

    private static string Plain(string text) => text.Normalize().Replace('\u00A0', ' ');

    // The square as it is drawn on the sheet, four dots a module, with light around it.
    private static List<string> Picture(Page page)
    {
        const int Dots = 4;
        var runs = page.Paths.Where(path => path.IsFilled).Select(path => path.GetBoundingRectangle()!.Value).ToList();
        var module = runs.Min(run => run.Height);
        var (left, top) = (runs.Min(run => run.Left), runs.Max(run => run.Top));
        var side = (int)Math.Round((runs.Max(run => run.Right) - left) / module);
        var dark = new bool[side + 8, side + 8];
        foreach (var run in runs)
        {
            var (x, y) = ((int)Math.Round((run.Left - left) / module), (int)Math.Round((top - run.Top) / module));
            for (var i = 0; i < (int)Math.Round(run.Width / module); i++)
            {
                dark[x + i + 4, y + 4] = true;
            }
        }

        Assert.InRange(side * module / PointsPerMillimetre, 25, 60);
        return Enumerable.Range(0, (side + 8) * Dots)
            .Select(y => string.Concat(Enumerable.Range(0, (side + 8) * Dots).Select(x => dark[x / Dots, y / Dots] ? '#' : '.'))).ToList();
    }
}
