namespace AntiGaspi.Domain.Roster;

/// <summary>What is wrong with a code that was typed; told before anything is counted.</summary>
public enum CodeFault
{
    /// <summary>Nothing was typed.</summary>
    Missing,

    /// <summary>It has not eleven letters and digits, or a sign that no code holds.</summary>
    NotACode,

    /// <summary>Eleven letters and digits that do not go together: one is wrong, or two changed places.</summary>
    Mistyped,
}

/// <summary>
/// The code of a letter that links an adult to an account (<i>code d'activation</i>): ten random symbols of Crockford's
/// alphabet (50 bits) and one that checks them, written "7K3P-M9QD-R22". It is read as people write it.
/// </summary>
/// <remarks>
/// The check symbol is worked out in the field of 32 elements, so that it stays in the alphabet and finds every single wrong
/// symbol and every swap of two neighbours; a sum modulo 32 would let most swaps through. Source: data-formats.md §f.
/// </remarks>
public readonly record struct ActivationCode
{
    /// <summary>How many symbols are drawn.</summary>
    public const int Drawn = 10;

    /// <summary>How many symbols a code has, with the one that checks.</summary>
    public const int Length = Drawn + 1;

    /// <summary>The symbols, by their value from 0 to 31: no I, L, O or U, which are mistaken for others.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // x^5 + x^2 + 1, which makes a field of the five bits of a symbol.
    private const int Polynomial = 0b100101;
    private const int Group = 4;

    private ActivationCode(string symbols) => Symbols = symbols;

    /// <summary>The eleven symbols without any sign between them: what is digested, and what follows # in the address.</summary>
    public string Symbols { get; }

    /// <summary>As a letter writes it: "7K3P-M9QD-R22".</summary>
    public string Text => string.Join('-', Symbols.Chunk(Group).Select(part => new string(part)));

    /// <summary>The code of ten values.</summary>
    /// <param name="values">Ten numbers; the five lowest bits of each count, so bytes drawn at random give each code the same chance.</param>
    /// <exception cref="ArgumentException">Not ten values.</exception>
    public static ActivationCode Of(ReadOnlySpan<byte> values)
    {
        if (values.Length != Drawn)
        {
            throw new ArgumentException($"A code is made of {Drawn} values.", nameof(values));
        }

        Span<char> symbols = stackalloc char[Length];
        for (var i = 0; i < Drawn; i++)
        {
            symbols[i] = Alphabet[values[i] % Alphabet.Length];
        }

        symbols[Drawn] = CheckOf(symbols[..Drawn]);
        return new(new string(symbols));
    }

    /// <summary>Reads what somebody typed or scanned: capitals or not, with or without blanks and hyphens, O for 0, I and L for 1.</summary>
    /// <param name="typed">The text; however long, only its letters and digits are looked at.</param>
    /// <param name="code">The code, when there is no fault.</param>
    /// <returns>What is wrong; null when it is a code. Whether it opens anything is another question.</returns>
    public static CodeFault? Read(string? typed, out ActivationCode code)
    {
        code = default;
        var symbols = string.Concat((typed ?? "").Where(sign => !IsBetween(sign)).Take(Length + 1).Select(Canonical));
        if (symbols.Length == 0)
        {
            return CodeFault.Missing;
        }

        if (symbols.Length != Length || symbols.Any(symbol => !Alphabet.Contains(symbol, StringComparison.Ordinal)))
        {
            return CodeFault.NotACode;
        }

        code = new(symbols);
        return symbols[Drawn] == CheckOf(symbols.AsSpan(0, Drawn)) ? null : CodeFault.Mistyped;
    }

    /// <summary>Never the code itself, which somebody could print or log by mistake.</summary>
    public override string ToString() => nameof(ActivationCode);

    private static char CheckOf(ReadOnlySpan<char> symbols)
    {
        var remainder = 0;
        foreach (var symbol in symbols)
        {
            remainder = Twice(remainder) ^ Alphabet.IndexOf(symbol, StringComparison.Ordinal);
        }

        return Alphabet[Twice(remainder)];
    }

    private static int Twice(int element) => (element << 1) ^ (element >= Alphabet.Length / 2 ? Polynomial : 0);

    private static bool IsBetween(char sign) => char.IsWhiteSpace(sign) || char.IsControl(sign) || sign is '-' or '‐' or '‑' or '–' or '—' or '.' or '_';

    private static char Canonical(char sign) => char.ToUpperInvariant(sign) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}
