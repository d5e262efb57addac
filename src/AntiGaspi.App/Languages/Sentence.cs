using System.Globalization;
using System.Runtime.CompilerServices;

namespace AntiGaspi.App.Languages;

/// <summary>
/// A sentence with values, as the compiler hands it over. For a French reader it is written at once, as any interpolated text; for
/// others its key is written, and the values are kept for the translation.
/// </summary>
[InterpolatedStringHandler]
public ref struct Sentence
{
    private readonly Language? other;
    private readonly List<string>? values;
    private DefaultInterpolatedStringHandler text;

    public Sentence(int literalLength, int formattedCount)
    {
        other = Language.Spoken;
        values = other is null ? null : new(formattedCount);
        text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
    }

    public void AppendLiteral(string literal) => text.AppendLiteral(literal);

    public void AppendFormatted(string? value)
    {
        if (values is null)
        {
            text.AppendFormatted(value);
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
        var said = text.ToStringAndClear();
        return values is null ? said : string.Format(CultureInfo.InvariantCulture, other!.Of(said), [.. values]);
    }
}
