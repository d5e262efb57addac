using AntiGaspi.App.French;
using AntiGaspi.App.Roster;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Writer;

namespace AntiGaspi.App.Notices;

/// <summary>The poster of a school, one A4 sheet: what to do, and the square that leads to its page. The page says the same for screen readers.</summary>
public static class PosterPdf
{
    private const double Left = 20;
    private const double Width = 170;
    private const double SquareSide = 90;

    /// <summary>The document.</summary>
    /// <param name="school">Whose poster.</param>
    /// <param name="page">The address of its page.</param>
    public static byte[] Write(PublicSchool school, Uri page)
    {
        using var bytes = new MemoryStream();
        using (var document = new PdfDocumentBuilder(bytes, disposeStream: false) { DocumentInformation = { Title = DoorTexts.Title, Producer = "Anti-gaspi" } })
        {
            var sheetOfPage = document.AddPage(PageSize.A4);
            var fonts = LetterFonts.AddTo(document, sheetOfPage);
            var sheet = new LetterSheet(sheetOfPage);
            sheet.Line(DoorTexts.Whose(school), fonts.Regular, 14, Left, 25, Width);
            var y = sheet.Paragraph(DoorTexts.PosterTitle, fonts.Bold, 30, Left, 45, Width) + 4;
            y = sheet.Paragraph(DoorTexts.Promise(school), fonts.Regular, 18, Left, y, Width) + 4;
            sheet.Draw(QrSquare.Of(page.AbsoluteUri), (210 - SquareSide) / 2, y, SquareSide);
            y += SquareSide + 16;
            foreach (var step in DoorTexts.Steps(page))
            {
                y = sheet.Paragraph(step, fonts.Regular, 15, Left, y, Width) + 2;
            }

            y = sheet.Paragraph(DoorTexts.NoReason, fonts.Regular, 12, Left, y + 4, Width) + 2;
            y = sheet.Paragraph($"{DoorTexts.NoInternet} {DoorTexts.Call(school)}", fonts.Bold, 12, Left, y, Width) + 2;
            sheet.Paragraph(DoorTexts.Safety, fonts.Regular, 12, Left, y, Width);
        }

        return bytes.ToArray();
    }
}
