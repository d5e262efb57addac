using System.Globalization;
using System.Runtime.CompilerServices;
using AntiGaspi.App.French;

namespace AntiGaspi.App.Languages;

/// <summary>
/// A sentence with values, as the compiler hands it over. For a French reader it is written at once, as any interpolated text; for
/// others its key is written, and the values are kept for the translation.
/// </summary>
[InterpolatedStringHandler]
public ref struct Sentence
{
    private const string Of = " de ";

    private readonly Language? other;
    private readonly List<string>? values;
    private DefaultInterpolatedStringHandler text;

    // In French, "de" is held back until it is known what follows: "le repas d’Élise".
    private bool isOfHeld;

    public Sentence(int literalLength, int formattedCount)
    {
        other = Language.Spoken;
        values = other is null ? null : new(formattedCount);
        text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string literal)
    {
        isOfHeld = values is null && literal.EndsWith(Of, StringComparison.Ordinal);
        text.AppendFormatted(isOfHeld ? literal.AsSpan(0, literal.Length - Of.Length) : literal.AsSpan());
    }

    public void AppendFormatted(string? value)
    {
        if (values is null)
        {
            text.AppendLiteral(!isOfHeld ? "" : Formats.IsElided(value) ? " d’" : Of);
            text.AppendFormatted(value);
            isOfHeld = false;
            return;
        }

        text.AppendLiteral("{");
        text.AppendFormatted(values.Count);
        text.AppendLiteral("}");
        values.Add(value ?? "");
    }

    public void AppendFormatted(int value) => AppendFormatted(value.ToString(CultureInfo.InvariantCulture));

    internal string Said()
    {
        text.AppendLiteral(isOfHeld ? Of : "");
        var said = text.ToStringAndClear();
        return values is null ? said : string.Format(CultureInfo.InvariantCulture, Elided(other!.Of(said)), [.. values]);
    }

    // Easy French is French.
    private readonly string Elided(string translated)
    {
        for (var at = 0; other!.IsFrench && at < values!.Count; at++)
        {
            translated = Formats.IsElided(values[at]) ? translated.Replace($"{Of}{{{at}}}", $" d’{{{at}}}", StringComparison.Ordinal) : translated;
        }

        return translated;
    }
}
