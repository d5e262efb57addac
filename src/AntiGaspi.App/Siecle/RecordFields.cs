using System.Globalization;

namespace AntiGaspi.App.Siecle;

/// <summary>The wanted direct children of one record, each as trimmed text; the first one wins when a name comes twice.</summary>
internal sealed class RecordFields
{
    private static readonly string[] DayFormats = ["dd/MM/yyyy", "d/M/yyyy"];

    private readonly Dictionary<string, string> values = [];
    private readonly List<string> unreadable = [];

    /// <summary>What could not be read as a date or a yes/no: "DATE_SORTIE = 32/10/2026".</summary>
    public IReadOnlyList<string> Unreadable => unreadable;

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Reads the record that the cursor stands on, and stands after its end.</summary>
    public static RecordFields Read(ExportCursor cursor, IReadOnlySet<string> wanted)
    {
        var fields = new RecordFields();
        cursor.Children(name =>
        {
            if (wanted.Contains(name) && cursor.Text() is { } value)
            {
                fields.values.TryAdd(name, value);
            }
        });
        return fields;
    }

    /// <summary>A day written dd/MM/yyyy; null when it is absent or unreadable.</summary>
    public DateOnly? Day(string name)
    {
        if (this[name] is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        unreadable.Add($"{name} = {value}");
        return null;
    }

    /// <summary>A yes or no in any of the ways seen: 1/0, true/false, O/N; null when it is absent or unreadable.</summary>
    public bool? YesNo(string name)
    {
        switch (this[name]?.ToUpperInvariant())
        {
            case null:
                return null;
            case "1" or "TRUE" or "O":
                return true;
            case "0" or "FALSE" or "N":
                return false;
            default:
                unreadable.Add($"{name} = {this[name]}");
                return null;
        }
    }
}
