using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace AntiGaspi.App.Notices;

/// <summary>
/// Letters as one PDF, an A4 sheet each, folded in three into a window envelope (DL or C6/5). Made in memory and kept nowhere. Its
/// structure is not told to screen readers: the page of the same letters is.
/// </summary>
public static class LetterPdf
{
    private const double Left = 20;
    private const double Width = 170;

    // What every window shows, however the sheet slides in its envelope: from 105 to 190 mm, and from 55 to 79 mm.
    private const double AddressLeft = 106;
    private const double AddressWidth = 82;
    private const double AddressTop = 58;
    private const double AddressHeight = 20;

    private const double SquareSide = 32;
    private const double BodyTop = 97;

    /// <summary>The document.</summary>
    /// <param name="letters">At least one.</param>
    /// <param name="site">The address that people type.</param>
    public static byte[] Write(IReadOnlyList<FamilyLetter> letters, Uri site)
    {
        using var bytes = new MemoryStream();

        // Written out when it is disposed of, and only then: the library would write the fonts twice after a Build.
        using (var document = new PdfDocumentBuilder(bytes, disposeStream: false) { DocumentInformation = { Title = "Courriers aux familles", Producer = "Anti-gaspi" } })
        {
            LetterFonts? fonts = null;
            foreach (var letter in letters)
            {
                var page = document.AddPage(PageSize.A4);
                fonts ??= LetterFonts.AddTo(document, page);
                Write(new LetterSheet(page), letter, site, fonts);
            }
        }

        return bytes.ToArray();
    }

    private static void Write(LetterSheet sheet, FamilyLetter letter, Uri site, LetterFonts fonts)
    {
        WriteHead(sheet, letter, fonts);
        var y = sheet.Paragraph(LetterTexts.Title(letter), fonts.Bold, 15, Left, BodyTop, Width) + 4;
        y = sheet.Paragraph(LetterTexts.Hello, fonts.Regular, 11, Left, y, Width) + 2;
        y = sheet.Paragraph(LetterTexts.Why, fonts.Regular, 11, Left, y, Width) + 6;
        y = WriteCode(sheet, letter, site, fonts, y);
        y = sheet.Paragraph(LetterTexts.Yours, fonts.Regular, 11, Left, y, Width) + 1;
        y = sheet.Paragraph(LetterTexts.Until(letter), fonts.Regular, 11, Left, y, Width) + 3;
        y = sheet.Paragraph(LetterTexts.LeadsTo(site), fonts.Bold, 11, Left, y, Width) + 3;
        y = sheet.Paragraph(LetterTexts.OnPaper(letter), fonts.Regular, 11, Left, y, Width) + 3;
        sheet.Rule(Left, y - 2, Width);
        y += 3;
        foreach (var other in LetterTexts.Others)
        {
            y = sheet.Paragraph($"{other.Name}\u00A0: {other.Text}", fonts.Regular, 8.5, Left, y, Width) + 1;
        }
    }

    private static void WriteHead(LetterSheet sheet, FamilyLetter letter, LetterFonts fonts)
    {
        sheet.Line(Formats.Capital(letter.School), fonts.Bold, 12, Left, 22, 80);
        sheet.Line(LetterTexts.Sender, fonts.Regular, 10, Left, 27.5, 80);
        sheet.Line(letter.Phone, fonts.Regular, 10, Left, 32.5, 80);
        var y = 58.0;
        foreach (var child in letter.Children)
        {
            sheet.Line(LetterTexts.HandTo(child), fonts.Regular, 9, Left, y, 75);
            y += 4.5;
        }

        List<string> address = [letter.Recipient, .. letter.AddressLines];
        var pitch = Math.Min(4.6, AddressHeight / address.Count);
        for (var i = 0; i < address.Count; i++)
        {
            sheet.Line(address[i], fonts.Regular, Math.Min(10, pitch * 2.3), AddressLeft, AddressTop + (i * pitch), AddressWidth);
        }
    }

    private static double WriteCode(LetterSheet sheet, FamilyLetter letter, Uri site, LetterFonts fonts, double y)
    {
        const double TextLeft = Left + SquareSide + 10;
        sheet.Draw(QrSquare.Of(LetterTexts.LinkOf(site, letter.Code)), Left + 2, y, SquareSide);
        var beside = y + 4;
        foreach (var step in LetterTexts.Steps(site))
        {
            beside = sheet.Paragraph(step, fonts.Regular, 11, TextLeft, beside, Width - SquareSide - 10) + 1;
        }

        sheet.Line(LetterTexts.CodeLabel, fonts.Regular, 10, TextLeft, beside + 3, 40);
        sheet.Line(letter.Code.Text, fonts.Bold, 24, TextLeft, beside + 12, Width - SquareSide - 10);
        return Math.Max(y + SquareSide + 10, beside + 21);
    }
}
