using System.Globalization;

namespace AntiGaspi.App.Accessibility;

/// <summary>
/// The files of docs/accessibilite, which are built into the program: a line a row, cells between semicolons, remarks after a hash, and
/// one line of headings. No cell holds a semicolon or a quotation mark, so that a spreadsheet and this reader agree.
/// </summary>
internal static class AccessibilityFile
{
    /// <summary>The text of a file as it was built in.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(AccessibilityFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);

    /// <summary>The rows under the headings.</summary>
    /// <exception cref="FormatException">A row with too many cells or too few.</exception>
    public static IEnumerable<string[]> Rows(string text, int cells) => Lines(text).Where(line => line[0] != '#').Skip(1).Select(line =>
        line.Split(';') is { } row && row.Length == cells && !line.Contains('"', StringComparison.Ordinal)
            ? row.Select(cell => cell.Trim()).ToArray()
            : throw new FormatException($"“{line}” does not have {cells} cells."));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
