using AntiGaspi.App.Access;
using AntiGaspi.App.French;
using AntiGaspi.App.Notices;

namespace AntiGaspi.Web.Pages.Office;

/// <summary>A letter as a page shows it: what the PDF says, in an order that a screen reader follows.</summary>
public sealed record LetterView(FamilyLetter Letter, Uri Site)
{
    /// <summary>The square that a phone reads.</summary>
    public QrSquare Square { get; } = QrSquare.Of(LetterTexts.LinkOf(Site, Letter.Code));

    /// <summary>The frame of its drawing: a unit is a module.</summary>
    public string ViewBox => FormattableString.Invariant($"0 0 {Square.SvgSide} {Square.SvgSide}");
}
