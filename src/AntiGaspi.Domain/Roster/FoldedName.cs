using System.Globalization;
using System.Text;

namespace AntiGaspi.Domain.Roster;

/// <summary>
/// A name as it is compared: capitals, letters only, no accent. Names are stored as given; only comparisons fold them,
/// since the same family writes LEFEVRE, Lefèvre and LE FEVRE from one form to the next.
/// </summary>
/// <param name="Text">Capital letters without any mark, blank, hyphen or apostrophe; each part ends with a bar.</param>
public readonly record struct FoldedName(string Text)
{
    /// <summary>The folded form of the parts of a name, in the order given; absent parts count for nothing.</summary>
    public static FoldedName Of(params ReadOnlySpan<string?> parts)
    {
        var folded = new StringBuilder();
        foreach (var part in parts)
        {
            // Only what counts is normalized: a half of a character or a code that is none cannot be.
            foreach (var letter in string.Concat((part ?? "").Where(one => char.IsLetter(one) || IsMark(one))).Normalize(NormalizationForm.FormD))
            {
                Append(folded, char.ToUpperInvariant(letter));
            }

            folded.Append('|');
        }

        return new(folded.ToString());
    }

    private static bool IsMark(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark;

    private static void Append(StringBuilder folded, char letter)
    {
        if (IsMark(letter) || !char.IsLetter(letter))
        {
            return;
        }

        // These letters are not a letter with a mark, so normalization leaves them whole.
        _ = letter switch
        {
            'Œ' => folded.Append("OE"),
            'Æ' => folded.Append("AE"),
            'ß' => folded.Append("SS"),
            'Ø' => folded.Append('O'),
            'Ł' => folded.Append('L'),
            'Đ' => folded.Append('D'),
            _ => folded.Append(letter),
        };
    }
}
