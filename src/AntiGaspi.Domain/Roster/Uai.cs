namespace AntiGaspi.Domain.Roster;

/// <summary>The national number of a school (<i>unité administrative immatriculée</i>): seven digits and a check letter.</summary>
/// <remarks>The letter is the number modulo 23 in an alphabet without I, O and Q; verified on the 66 public collèges of the Oise.</remarks>
public sealed record Uai
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const int Digits = 7;

    private Uai(string text) => Text = text;

    /// <summary>Eight characters, the letter in upper case, such as 0609991J.</summary>
    public string Text { get; }

    /// <summary>The number written in a text, blanks around it and a small letter forgiven.</summary>
    /// <param name="text">What a file or a person wrote.</param>
    /// <returns>Null when it is not seven digits and a letter, or when the letter is not the right one.</returns>
    public static Uai? Read(string? text)
    {
        var value = text?.Trim().ToUpperInvariant();
        if (value is not { Length: Digits + 1 })
        {
            return null;
        }

        var number = 0;
        foreach (var digit in value.AsSpan(0, Digits))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            number = (number * 10) + (digit - '0');
        }

        return value[Digits] == Letters[number % Letters.Length] ? new(value) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
